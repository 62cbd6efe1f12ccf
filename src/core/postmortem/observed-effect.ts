import { entriesOf } from './log-reading.ts'
import type { Statement } from './postmortem-document.ts'
import type { CustomerSample, PostmortemFacts } from './postmortem-facts.ts'
import { clause, latency, percent, span } from './wording.ts'

/** How long after an action its effect is read. */
const readAfterSeconds = 180
/** One sample is noisy; a minute of them says more. */
const averagedSeconds = 60

function averageUpTo(facts: PostmortemFacts, second: number): CustomerSample | undefined {
  const near = facts.samples.filter((sample) => sample.at > second - averagedSeconds && sample.at <= second)
  const last = near.at(-1)
  if (!last) return undefined
  const mean = (of: (sample: CustomerSample) => number): number =>
    near.reduce((sum, sample) => sum + of(sample), 0) / near.length
  return {
    at: last.at,
    failedShare: mean((sample) => sample.failedShare),
    p99Ms: mean((sample) => sample.p99Ms),
  }
}

/** What customers met before and some minutes after an action took effect, as measured; it claims no causation. */
export function observedEffect(facts: PostmortemFacts, effectAt: number): string {
  const before = averageUpTo(facts, effectAt)
  const after = averageUpTo(facts, effectAt + readAfterSeconds)
  if (!before || !after || after.at <= before.at) return 'No later sample was recorded'
  return `${span(after.at - before.at)} later: failed visits ${percent(before.failedShare)} → ${percent(after.failedShare)}, visit time p99 ${latency(before.p99Ms)} → ${latency(after.p99Ms)}`
}

/** The action as it was approved, with its parameters. */
export function approvedLabel(facts: PostmortemFacts, executionId: string): string | undefined {
  return entriesOf(facts, 'actionApproved').find((entry) => entry.event.executionId === executionId)?.event
    .label
}

/** Less than this is the weather. */
const reliefShare = 0.02

/** The action after which the share of failed visits fell most, if it fell by half; in words, without claiming the cause. */
export function largestRelief(facts: PostmortemFacts): Statement | null {
  let best: { readonly relief: number; readonly statement: Statement } | null = null
  for (const entry of entriesOf(facts, 'actionTookEffect')) {
    const before = averageUpTo(facts, entry.at)
    const after = averageUpTo(facts, entry.at + readAfterSeconds)
    if (!before || !after) continue
    const relief = before.failedShare - after.failedShare
    if (relief < reliefShare || relief < before.failedShare / 2 || relief <= (best?.relief ?? 0)) continue
    const label = clause(approvedLabel(facts, entry.event.executionId) ?? entry.event.label)
    const text = `The largest change for customers followed "${label}": failed visits went from ${percent(before.failedShare)} to ${percent(after.failedShare)} in ${span(after.at - before.at)}.`
    best = { relief, statement: { text, quote: null, cites: [entry.id] } }
  }
  return best?.statement ?? null
}
