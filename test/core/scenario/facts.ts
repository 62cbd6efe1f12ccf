import type { ConditionFacts } from '../../../src/core/scenario/index.ts'

/** Facts of a drill in which nothing has happened, with the given ones put in place. */
export function factsWith(given: Partial<ConditionFacts>): ConditionFacts {
  return {
    second: 0,
    signal: () => Number.NaN,
    truth: () => Number.NaN,
    inState: () => false,
    faultActive: () => false,
    alertFiring: () => false,
    actionSince: () => null,
    clueReached: () => false,
    incidentSince: () => null,
    personStatus: () => null,
    taskDone: () => false,
    verified: () => false,
    vendorPosted: () => false,
    injectSentAt: () => null,
    lastOf: () => null,
    ...given,
  }
}
