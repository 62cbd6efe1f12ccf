import type { Policy } from '../scenario/index.ts'
import { type CaseFile, entriesOf, reachedClues } from './case-file.ts'

/** What the commander could put into the severity matrix at a moment, by what had reached the seat. */
export interface KnownState {
  readonly failedShare: number
  readonly burnRate: number
  readonly redundancyLost: boolean
  readonly dataLost: boolean
  /** For how long customers had been failing on the screens without a break. */
  readonly impactSeconds: number
}

/** Had evidence of it reached the seat by then, and nothing since said that it is over? */
export function isKnown(file: CaseFile, fact: 'redundancyLost' | 'dataLost', at: number): boolean {
  const telling = new Set(file.scenario.clues.filter((clue) => clue.tells === fact).map((clue) => clue.id))
  if (telling.size === 0) return false
  const learnt = reachedClues(file).find((entry) => entry.at <= at && telling.has(entry.event.clueId))
  if (learnt === undefined) return false
  return !entriesOf(file, 'incidentMitigated', 'verificationReported').some(
    (entry) =>
      entry.at > learnt.at &&
      entry.at <= at &&
      (entry.event.kind === 'incidentMitigated' || entry.event.passed),
  )
}

/** The lowest share of failing customers that the matrix cares about; null = it does not go by shares. */
export function leastShare(policy: Policy): number | null {
  const shares = policy.severities
    .map((row) => row.whenFailedShareAbove)
    .filter((share) => share !== undefined)
  return shares.length === 0 ? null : Math.min(...shares)
}

const STEP_SECONDS = 10
const sinceByFile = new WeakMap<CaseFile, (number | null)[]>()

/**
 * Seconds for which the screens had shown failing customers, up to `at`. Asked for at many moments of one file, so the
 * beginning of the stretch is kept for each step of ten seconds.
 */
export function impactSeconds(
  file: CaseFile,
  at: number,
  shown: (file: CaseFile, at: number) => number | null,
): number {
  const least = leastShare(file.policy)
  if (least === null || at < 0) return 0
  let known = sinceByFile.get(file)
  if (known === undefined) {
    known = []
    sinceByFile.set(file, known)
  }
  const step = Math.floor(at / STEP_SECONDS)
  for (let next = known.length; next <= step; next += 1) {
    const second = next * STEP_SECONDS
    const failing = (shown(file, second) ?? 0) > least
    known.push(failing ? (known[next - 1] ?? second) : null)
  }
  const since = known[step] ?? null
  return since === null ? 0 : at - since
}
