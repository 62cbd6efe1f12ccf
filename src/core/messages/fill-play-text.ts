import { clockAt } from '../determinism/index.ts'
import type { Language } from './language.ts'

/** What the places in a play's text stand for at one moment; NaN for a reading that nobody has. */
export interface PlayFacts {
  readonly second: number
  readonly startsAtUtcSecond: number
  readonly nextUpdateMinutes: number | null
  readonly severity: string | null
  readonly successShare: number
  readonly p99Ms: number
  readonly burnRate: number
  readonly signal: (series: string) => number
}

const DEFAULT_UPDATE_MINUTES = 20
const PLACES = /(?:([Aa]bout) )?\{([a-zA-Z0-9]+)(?::([^{}]+))?\}/g

/** Fills the {places} of a play's text, so that what is said is true when it is said. */
export function fillPlayText(text: string, facts: PlayFacts, language: Language): string {
  return text.replace(
    PLACES,
    (whole, about: string | undefined, name: string, argument: string | undefined) => {
      const value = valueFor(name, argument, facts, language)
      if (value === null) return whole
      if (about === undefined) return value
      return value === language.nearlyNone
        ? `${about === 'About' ? value.charAt(0).toUpperCase() : value.charAt(0)}${value.slice(1)}`
        : `${about} ${value}`
    },
  )
}

function valueFor(
  name: string,
  argument: string | undefined,
  facts: PlayFacts,
  language: Language,
): string | null {
  const { second, startsAtUtcSecond, nextUpdateMinutes } = facts
  const clock = (at: number) => clockAt(startsAtUtcSecond, at).slice(0, 5)
  const reading = (value: number, digits: 0 | 1 | 2) =>
    Number.isNaN(value) ? language.unknown : roundedText(value, digits)
  switch (name) {
    case 'clock':
      return clock(second)
    case 'nextUpdateClock':
      return clock(second + 60 * (nextUpdateMinutes ?? DEFAULT_UPDATE_MINUTES))
    case 'minutesSinceStart':
      return String(Math.max(1, Math.round(second / 60)))
    case 'severity':
      return facts.severity ?? language.notSet
    case 'failedPercent': {
      const failed = 100 * (1 - facts.successShare)
      // Nobody says "0 % of visits fail".
      return failed < 0.5 ? language.nearlyNone : reading(failed, 0)
    }
    case 'p99':
      return facts.p99Ms >= 1000 ? `${reading(facts.p99Ms / 1000, 1)} s` : latency(facts.p99Ms, reading)
    case 'burnRate':
      return reading(facts.burnRate, 1)
    case 'signal':
      return argument === undefined ? null : reading(facts.signal(argument), 2)
    default:
      return null
  }
}

/** "780 ms"; without a reading no unit. */
const latency = (p99Ms: number, reading: (value: number, digits: 0) => string): string =>
  Number.isNaN(p99Ms) ? reading(p99Ms, 0) : `${reading(p99Ms, 0)} ms`

function roundedText(value: number, digits: 0 | 1 | 2): string {
  const scale = digits === 0 ? 1 : digits === 1 ? 10 : 100
  return String(Math.round(Math.max(0, value) * scale) / scale)
}
