import type { Condition, ConditionFacts } from './condition.ts'

/** Telemetry is sampled several seconds apart; reading it oftener than this tells nothing more. */
const signalStepSeconds = 10

/** Whether a condition holds by these facts. A series without a reading (NaN) is neither above nor below. */
export function conditionHolds(condition: Condition, facts: ConditionFacts): boolean {
  if ('always' in condition) return true
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, facts))
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, facts))
  if ('not' in condition) return !conditionHolds(condition.not, facts)
  if ('afterSecond' in condition) return facts.second >= condition.afterSecond
  if ('signal' in condition) {
    const { signal } = condition
    return heldThroughout(condition, signalStepSeconds, (ago) => facts.signal(signal, ago))
  }
  if ('truth' in condition) {
    const { truth } = condition
    return heldThroughout(condition, 1, (ago) => facts.truth(truth, ago))
  }
  if ('inState' in condition) return facts.inState(condition.inState)
  if ('faultActive' in condition) return facts.faultActive(condition.faultActive)
  if ('alertFiring' in condition) return facts.alertFiring(condition.alertFiring)
  if ('action' in condition) {
    if (condition.is === 'never')
      return facts.actionSince(condition.action, 'approved', condition.with) === null
    const since = facts.actionSince(condition.action, condition.is, condition.with)
    return hasLasted(since, condition.sinceSeconds, facts.second)
  }
  if ('clueReached' in condition) return facts.clueReached(condition.clueReached)
  if ('incident' in condition)
    return hasLasted(facts.incidentSince(condition.incident), condition.sinceSeconds, facts.second)
  if ('personIs' in condition) return facts.personStatus(condition.personIs) === condition.status
  if ('taskDone' in condition) return facts.taskDone(condition.taskDone)
  if ('verified' in condition) return facts.verified(condition.verified)
  if ('vendorPosted' in condition) return facts.vendorPosted(condition.vendorPosted)
  if ('injectSent' in condition)
    return hasLasted(facts.injectSentAt(condition.injectSent), condition.sinceSeconds, facts.second)
  const last = facts.lastOf(condition.kind)
  if (last === null) return condition.orNever === true
  return facts.second - last >= condition.quietFor
}

function heldThroughout(
  threshold: { readonly is: 'above' | 'below'; readonly value: number; readonly forSeconds?: number },
  stepSeconds: number,
  read: (agoSeconds: number) => number,
): boolean {
  const span = threshold.forSeconds ?? 0
  const holds = (reading: number) =>
    threshold.is === 'above' ? reading > threshold.value : reading < threshold.value
  for (let ago = 0; ago < span; ago += stepSeconds) if (!holds(read(ago))) return false
  return holds(read(span))
}

function hasLasted(since: number | null, sinceSeconds: number | undefined, second: number): boolean {
  return since !== null && second - since >= (sinceSeconds ?? 0)
}
