import { clockAt } from '../determinism/index.ts'
import type { SeatSenses } from '../drill/index.ts'

const PERCENT_SERIES = 'customers/all/successShare'
const LATENCY_SERIES = 'customers/all/p99Ms'
const BURN_SERIES = 'slo/burnRate5m'
const DEFAULT_UPDATE_MINUTES = 20
/** Nobody says "0 % of visits fail". */
const NEARLY_NONE = 'less than 1'

/**
 * Fills the {placeholders} of a play's text from what the seat can see now, so that what a bot says is true when it
 * says it. A reading that nobody has yet becomes "not known yet".
 */
export function fillText(text: string, senses: SeatSenses, nextUpdateMinutes: number | null): string {
  return text.replace(
    /(?:([Aa]bout) )?\{([a-zA-Z0-9]+)(?::([^{}]+))?\}/g,
    (whole, about: string | undefined, name: string, argument: string | undefined) => {
      const value = valueFor(name, argument, senses, nextUpdateMinutes)
      if (value === null) return whole
      if (about === undefined) return value
      return value === NEARLY_NONE ? `${about === 'About' ? 'L' : 'l'}${value.slice(1)}` : `${about} ${value}`
    },
  )
}

function valueFor(
  name: string,
  argument: string | undefined,
  senses: SeatSenses,
  nextUpdateMinutes: number | null,
): string | null {
  const { drill, incident, facts, second } = senses
  const clock = (at: number) => clockAt(drill.startsAtUtcSecond, at).slice(0, 5)
  switch (name) {
    case 'clock':
      return clock(second)
    case 'nextUpdateClock':
      return clock(second + 60 * (nextUpdateMinutes ?? DEFAULT_UPDATE_MINUTES))
    case 'minutesSinceStart':
      return String(Math.max(1, Math.round(second / 60)))
    case 'severity':
      return senses.handbook.severities.find((row) => row.level === incident.severity)?.label ?? 'not set'
    case 'failedPercent':
      return percent(100 * (1 - facts.signal(PERCENT_SERIES, 0)))
    case 'p99':
      return latency(facts.signal(LATENCY_SERIES, 0))
    case 'burnRate':
      return reading(facts.signal(BURN_SERIES, 0), 1)
    case 'signal':
      return argument === undefined ? null : reading(facts.signal(argument, 0), 2)
    default:
      return null
  }
}

const percent = (value: number): string => (value < 0.5 ? NEARLY_NONE : reading(value, 0))

/** "780 ms", "12.2 s". */
function latency(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return reading(milliseconds, 0)
  return milliseconds < 1000 ? `${reading(milliseconds, 0)} ms` : `${reading(milliseconds / 1000, 1)} s`
}

function reading(value: number, digits: 0 | 1 | 2): string {
  if (Number.isNaN(value)) return 'not known yet'
  const scale = digits === 0 ? 1 : digits === 1 ? 10 : 100
  return String(Math.round(Math.max(0, value) * scale) / scale)
}
