import { type EntryOf, entriesOf } from './log-reading.ts'
import type { Statement } from './postmortem-document.ts'
import type { CustomerSample, PostmortemFacts } from './postmortem-facts.ts'
import { clause, enumeration, latency, percent, span } from './wording.ts'

/** How long after an action its effect is read. */
const readAfterSeconds = 180
/** One sample is noisy; a minute of them says more. */
const averagedSeconds = 60

function averageUpTo(facts: PostmortemFacts, second: number): CustomerSample | undefined {
  const near = facts.samples.filter((sample) => sample.at > second - averagedSeconds && sample.at <= second)
  const last = near.at(-1)
  if (!last) return undefined
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const timed = near.flatMap(({ p99Ms }) => (p99Ms === null ? [] : [p99Ms]))
  return {
    at: last.at,
    failedShare: mean(near.map((sample) => sample.failedShare)),
    p99Ms: timed.length === 0 ? null : mean(timed),
  }
}

/** Seconds at which changes took effect, in order. */
const effectsOf = (facts: PostmortemFacts): number[] =>
  entriesOf(facts, 'actionTookEffect').map((entry) => entry.at)

/** The first of the changes that took effect so close before this one that their effects run together. */
function clusterStart(facts: PostmortemFacts, effectAt: number): number {
  let start = effectAt
  for (const at of effectsOf(facts).reverse()) if (at < start && start - at <= readAfterSeconds) start = at
  return start
}

/** What customers met before and some minutes after an action took effect, as measured; it claims no causation. */
export function observedEffect(facts: PostmortemFacts, effectAt: number): string {
  const next = effectsOf(facts).find((at) => at > effectAt && at - effectAt <= readAfterSeconds)
  if (next !== undefined)
    return `Another change took effect ${span(next - effectAt)} later; what each did cannot be told apart`
  const start = clusterStart(facts, effectAt)
  const before = averageUpTo(facts, start)
  const after = averageUpTo(facts, effectAt + readAfterSeconds)
  if (!before || !after || after.at <= before.at) return 'No later sample was recorded'
  const together = start < effectAt ? ', together with what took effect just before' : ''
  return `${span(after.at - effectAt)} later${together}: failed visits ${percent(before.failedShare)} → ${percent(after.failedShare)}, visit time p99 ${timeOf(before)} → ${timeOf(after)}`
}

const timeOf = ({ p99Ms }: CustomerSample): string =>
  p99Ms === null ? 'none (hardly a visit was served)' : latency(p99Ms)

/** The action as it was approved, with its parameters. */
export function approvedLabel(facts: PostmortemFacts, executionId: string): string | undefined {
  return entriesOf(facts, 'actionApproved').find((entry) => entry.event.executionId === executionId)?.event
    .label
}

/** Less than this is the weather. */
const reliefShare = 0.02

/**
 * The changes after which the share of failed visits fell most, if it fell by half; in words, without claiming the cause.
 * Easing a step taken before is no relief, so only the first of each kind counts.
 */
export function largestRelief(facts: PostmortemFacts): Statement | null {
  const all = entriesOf(facts, 'actionTookEffect')
  const isFirst = (entry: EntryOf<'actionTookEffect'>): boolean =>
    all.find((each) => each.event.actionId === entry.event.actionId) === entry
  let best: { readonly relief: number; readonly statement: Statement } | null = null
  for (const last of all) {
    if (all.some((each) => each.at > last.at && each.at - last.at <= readAfterSeconds)) continue
    const start = clusterStart(facts, last.at)
    const together = all.filter((each) => each.at >= start && each.at <= last.at && isFirst(each))
    const before = averageUpTo(facts, start)
    const after = averageUpTo(facts, last.at + readAfterSeconds)
    if (together.length === 0 || !before || !after) continue
    const relief = before.failedShare - after.failedShare
    if (relief < reliefShare || relief < before.failedShare / 2 || relief <= (best?.relief ?? 0)) continue
    const labels = together.map(
      (each) => `"${clause(approvedLabel(facts, each.event.executionId) ?? each.event.label)}"`,
    )
    const text = `The largest change for customers followed ${enumeration(labels)}: failed visits went from ${percent(before.failedShare)} to ${percent(after.failedShare)} in ${span(after.at - before.at)}.`
    best = { relief, statement: { text, quote: null, cites: together.map((each) => each.id) } }
  }
  return best?.statement ?? null
}
