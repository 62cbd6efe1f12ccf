import type { Condition, ConditionFacts } from './condition.ts'

/** Telemetry is sampled several seconds apart; reading it oftener than this tells nothing more. */
const SIGNAL_STEP_SECONDS = 10
/** The past of the truth is kept in steps of this many seconds. */
const TRUTH_STEP_SECONDS = 5

type Judge = (facts: ConditionFacts) => boolean

/** Conditions are asked thousands of times in a drill, so what one means is worked out once. */
const judges = new WeakMap<Condition, Judge>()

/** Whether a condition holds by these facts. A series without a reading (NaN) is neither above nor below. */
export function conditionHolds(condition: Condition, facts: ConditionFacts): boolean {
  return judgeOf(condition)(facts)
}

function judgeOf(condition: Condition): Judge {
  let judge = judges.get(condition)
  if (judge === undefined) {
    judge = compile(condition)
    judges.set(condition, judge)
  }
  return judge
}

function compile(condition: Condition): Judge {
  if ('always' in condition) return () => true
  if ('all' in condition) return every(condition.all.map(judgeOf))
  if ('any' in condition) return some(condition.any.map(judgeOf))
  if ('not' in condition) {
    const inner = judgeOf(condition.not)
    return (facts) => !inner(facts)
  }
  if ('afterSecond' in condition) {
    const { afterSecond } = condition
    return (facts) => facts.second >= afterSecond
  }
  if ('signal' in condition) {
    const { signal } = condition
    return threshold(condition, SIGNAL_STEP_SECONDS, (facts, ago) => facts.signal(signal, ago))
  }
  if ('truth' in condition) {
    const { truth } = condition
    return threshold(condition, TRUTH_STEP_SECONDS, (facts, ago) => facts.truth(truth, ago))
  }
  if ('inState' in condition) return (facts) => facts.inState(condition.inState)
  if ('faultActive' in condition) return (facts) => facts.faultActive(condition.faultActive)
  if ('alertFiring' in condition) return (facts) => facts.alertFiring(condition.alertFiring)
  if ('action' in condition) return actionJudge(condition)
  if ('clueReached' in condition) return (facts) => facts.clueReached(condition.clueReached)
  if ('incident' in condition)
    return (facts) => hasLasted(facts.incidentSince(condition.incident), condition.sinceSeconds, facts.second)
  if ('personIs' in condition) return (facts) => facts.personStatus(condition.personIs) === condition.status
  if ('taskDone' in condition) return (facts) => facts.taskDone(condition.taskDone)
  if ('verified' in condition) return (facts) => facts.verified(condition.verified)
  if ('vendorPosted' in condition) return (facts) => facts.vendorPosted(condition.vendorPosted)
  if ('injectSent' in condition)
    return (facts) =>
      hasLasted(facts.injectSentAt(condition.injectSent), condition.sinceSeconds, facts.second)
  const { kind, quietFor, orNever } = condition
  return (facts) => {
    const last = facts.lastOf(kind)
    return last === null ? orNever === true : facts.second - last >= quietFor
  }
}

function every(parts: readonly Judge[]): Judge {
  return (facts) => {
    for (let n = 0; n < parts.length; n += 1) if (!(parts[n] as Judge)(facts)) return false
    return true
  }
}

function some(parts: readonly Judge[]): Judge {
  return (facts) => {
    for (let n = 0; n < parts.length; n += 1) if ((parts[n] as Judge)(facts)) return true
    return false
  }
}

function actionJudge(condition: Extract<Condition, { readonly action: string }>): Judge {
  const { action, is, sinceSeconds } = condition
  if (is === 'never') return (facts) => facts.actionSince(action, 'approved', condition.with) === null
  return (facts) => hasLasted(facts.actionSince(action, is, condition.with), sinceSeconds, facts.second)
}

function threshold(
  limit: { readonly is: 'above' | 'below'; readonly value: number; readonly forSeconds?: number },
  stepSeconds: number,
  read: (facts: ConditionFacts, agoSeconds: number) => number,
): Judge {
  const span = limit.forSeconds ?? 0
  const { value } = limit
  const holds: (reading: number) => boolean =
    limit.is === 'above' ? (reading) => reading > value : (reading) => reading < value
  if (span === 0) return (facts) => holds(read(facts, 0))
  // Both ends first: what has not lasted yet, or no longer holds, mostly shows there.
  return (facts) => {
    if (!holds(read(facts, 0)) || !holds(read(facts, span))) return false
    for (let ago = stepSeconds; ago < span; ago += stepSeconds) if (!holds(read(facts, ago))) return false
    return true
  }
}

function hasLasted(since: number | null, sinceSeconds: number | undefined, second: number): boolean {
  return since !== null && second - since >= (sinceSeconds ?? 0)
}
