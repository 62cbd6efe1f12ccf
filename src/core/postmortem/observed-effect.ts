import { sampleAt } from './log-reading.ts'
import type { PostmortemFacts } from './postmortem-facts.ts'
import { latency, percent, span } from './wording.ts'

/** How long after an action its effect is read. */
const readAfterSeconds = 180

/** What customers met before and some minutes after an action took effect, as measured; it claims no causation. */
export function observedEffect(facts: PostmortemFacts, effectAt: number): string {
  const before = sampleAt(facts, effectAt)
  const after = sampleAt(facts, effectAt + readAfterSeconds)
  if (!before || !after || after.at <= before.at) return 'No later sample was recorded'
  return `${span(after.at - before.at)} later: failed visits ${percent(before.failedShare)} → ${percent(after.failedShare)}, visit time p99 ${latency(before.p99Ms)} → ${latency(after.p99Ms)}`
}
