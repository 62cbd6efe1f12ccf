import type { SeverityNumber } from '../command/index.ts'
import type { Policy, SeverityLevel } from '../scenario/index.ts'
import { seriesId } from '../world/index.ts'
import { type CaseFile, entriesOf } from './case-file.ts'
import { impactSeconds, isKnown, type KnownState } from './known-state.ts'

const SUCCESS = seriesId.customers('all', 'successShare')
const BURN = seriesId.slo('burnRate5m')
const STEP_SECONDS = 10
const SMOOTHED_SECONDS = 60

/**
 * Share of customers not served as the screens showed it, over the last minute: one sample is noise, and nobody reads a
 * chart by its last point. Null = no reading.
 */
export function failedShareShown(file: CaseFile, at: number): number | null {
  let sum = 0
  let samples = 0
  for (let ago = 0; ago < SMOOTHED_SECONDS; ago += STEP_SECONDS) {
    const success = file.telemetry(SUCCESS, at - ago)
    if (success === null) continue
    sum += success
    samples += 1
  }
  return samples === 0 ? null : Math.max(0, 1 - sum / samples)
}

/**
 * The severity that the policy's matrix gives for what was known at `at`: what the wall screens showed, and what evidence
 * had reached the seat. Null = nothing to go by.
 */
export function levelShown(file: CaseFile, at: number): SeverityNumber | null {
  const failed = failedShareShown(file, at)
  const burn = file.telemetry(BURN, at)
  if (failed === null && burn === null) return null
  const { severities } = file.policy
  const asked = (row: keyof SeverityLevel) => severities.some((each) => each[row] !== undefined)
  return levelFor(file.policy, {
    failedShare: failed ?? 0,
    burnRate: burn ?? 0,
    redundancyLost: asked('whenRedundancyLost') && isKnown(file, 'redundancyLost', at),
    dataLost: asked('whenDataLost') && isKnown(file, 'dataLost', at),
    impactSeconds: asked('whenImpactLastsSeconds') ? impactSeconds(file, at, failedShareShown) : 0,
  })
}

/** The policy's matrix: the most severe level of which something holds; the least severe level otherwise. */
export function levelFor(policy: Policy, known: KnownState): SeverityNumber {
  const levels = [...policy.severities].sort((a, b) => a.level - b.level)
  const passed = levels.find(
    (row) =>
      above(known.failedShare, row.whenFailedShareAbove) ||
      above(known.burnRate, row.whenBurnRateAbove) ||
      above(known.impactSeconds, row.whenImpactLastsSeconds) ||
      (row.whenRedundancyLost === true && known.redundancyLost) ||
      (row.whenDataLost === true && known.dataLost),
  )
  return passed?.level ?? levels.at(-1)?.level ?? 5
}

const above = (value: number, threshold: number | undefined): boolean =>
  threshold !== undefined && value > threshold

/** A major incident is one whose level has a commander. */
export function isMajor(policy: Policy, level: SeverityNumber): boolean {
  return policy.severities.some((row) => row.level === level && row.needsCommander)
}

/** No matrix has a level above this one. */
export function topLevel(policy: Policy): SeverityNumber {
  return Math.min(...policy.severities.map((row) => row.level)) as SeverityNumber
}

/** Most and least severe level shown within the last minute: readings are noisy, so both count as right. */
export function levelRange(
  file: CaseFile,
  at: number,
): { readonly most: SeverityNumber; readonly least: SeverityNumber } | null {
  const seen = [0, 20, 40, 60].map((ago) => levelShown(file, at - ago)).filter((level) => level !== null)
  if (seen.length === 0) return null
  return { most: Math.min(...seen) as SeverityNumber, least: Math.max(...seen) as SeverityNumber }
}

/** The first high page; without one, the first second at which screens showed a level that needs a commander. */
export function breachAt(file: CaseFile): { readonly at: number; readonly cites: readonly string[] } | null {
  const page = entriesOf(file, 'pageRaised').find((entry) => entry.event.urgency === 'high')
  if (page !== undefined) return { at: page.at, cites: [page.id] }
  for (let at = 0; at <= file.endedAt; at += STEP_SECONDS) {
    const level = levelShown(file, at)
    if (level !== null && isMajor(file.policy, level)) return { at, cites: [] }
  }
  return null
}

/** First second within a stretch from which `holds` was true for `seconds` without a break; null = never. */
export function firstLasting(
  from: number,
  to: number,
  seconds: number,
  holds: (at: number) => boolean,
): number | null {
  let since: number | null = null
  for (let at = from; at <= to; at += STEP_SECONDS) {
    if (!holds(at)) since = null
    else {
      since ??= at
      if (at - since >= seconds) return since
    }
  }
  return null
}
