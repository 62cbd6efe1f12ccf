import { english, fillPlayText, type PlayFacts } from '../messages/index.ts'
import type { SeatSenses } from '../view/index.ts'
import { seriesId } from '../world/index.ts'

const SUCCESS = seriesId.customers('all', 'successShare')
const P99_MS = seriesId.customers('all', 'p99Ms')
const BURN = seriesId.slo('burnRate5m')

/**
 * Fills the {places} of a play's text from what the seat can see now, so that what a bot says is true when it says it.
 * A reading that nobody has yet becomes "not known yet".
 */
export function fillText(text: string, senses: SeatSenses, nextUpdateMinutes: number | null): string {
  return fillPlayText(text, factsFor(senses, nextUpdateMinutes), english)
}

/** What the places stand for, as far as the seat can know. */
export function factsFor(senses: SeatSenses, nextUpdateMinutes: number | null): PlayFacts {
  const { drill, incident, facts, second, handbook } = senses
  return {
    second,
    startsAtUtcSecond: drill.startsAtUtcSecond,
    nextUpdateMinutes,
    severity: handbook.severities.find((row) => row.level === incident.severity)?.label ?? null,
    successShare: facts.signal(SUCCESS, 0),
    p99Ms: facts.signal(P99_MS, 0),
    burnRate: facts.signal(BURN, 0),
    signal: (series) => facts.signal(series, 0),
  }
}
