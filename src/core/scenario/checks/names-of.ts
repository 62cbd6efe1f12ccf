import type { Scenario } from '../scenario.ts'
import { statesOf } from './machine-graph.ts'
import { seriesNames, truthNames } from './series-names.ts'

/** What there is to name, by kind; the kinds are words for messages. */
export interface Names {
  readonly zone: readonly string[]
  readonly service: readonly string[]
  readonly series: readonly string[]
  readonly truth: readonly string[]
  readonly state: readonly string[]
  readonly fault: readonly string[]
  readonly alert: readonly string[]
  readonly runbook: readonly string[]
  readonly change: readonly string[]
  readonly team: readonly string[]
  readonly person: readonly string[]
  readonly action: readonly string[]
  readonly investigation: readonly string[]
  readonly clue: readonly string[]
  readonly inject: readonly string[]
  readonly vendorPost: readonly string[]
  readonly verification: readonly string[]
  readonly controlPlane: readonly string[]
}

export function namesOf(scenario: Scenario): Names {
  const ids = (list: readonly { readonly id: string }[]) => list.map((each) => each.id)
  const paths = statesOf(scenario.machine).map((state) => state.path)
  return {
    zone: ids(scenario.topology.zones),
    service: ids(scenario.topology.services),
    series: seriesNames(scenario.topology),
    truth: truthNames(scenario.topology),
    state: [...paths, ...paths.map((path) => path.slice(path.lastIndexOf('.') + 1))],
    fault: ids(scenario.faults),
    alert: ids(scenario.alerts),
    runbook: ids(scenario.runbooks),
    change: ids(scenario.changes),
    team: ids(scenario.teams),
    person: ids(scenario.cast),
    action: ids(scenario.actions),
    investigation: ids(scenario.investigations),
    clue: ids(scenario.clues),
    inject: ids(scenario.injects),
    vendorPost: ids(scenario.vendorPosts),
    verification: ids(scenario.verifications),
    controlPlane: ids(scenario.topology.platform?.controlPlanes ?? []),
  }
}
