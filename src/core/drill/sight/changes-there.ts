import type { Scenario } from '../../scenario/index.ts'
import type { Drill } from '../drill-state.ts'

/** When a change of others shows in the trackers, in simulated seconds; null = not yet. */
export function changeShownAt(drill: Drill, change: Scenario['changes'][number]): number | null {
  const { changesMade, second } = drill.state
  const at = announcedBy(drill.setup.scenario).has(change.id) ? changesMade[change.id] : change.at
  return at === undefined || at > second ? null : at
}

/** Is there such an entry: a change of others, or one of ours that has taken effect? */
export function changeIsThere(drill: Drill, id: string): boolean {
  const change = drill.setup.scenario.changes.find((each) => each.id === id)
  if (change !== undefined) return changeShownAt(drill, change) !== null
  return drill.state.executions.some((each) => each.executionId === id && each.effectAt !== null)
}

const byMachine = new WeakMap<Scenario, ReadonlySet<string>>()

/** Changes that the statechart makes when it comes to it. */
function announcedBy(scenario: Scenario): ReadonlySet<string> {
  let found = byMachine.get(scenario)
  if (found === undefined) {
    found = new Set(changeIdsIn(scenario.machine))
    byMachine.set(scenario, found)
  }
  return found
}

function changeIdsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const { changeId } = value as { readonly changeId?: unknown }
  return [
    ...(typeof changeId === 'string' ? [changeId] : []),
    ...Object.values(value).flatMap((child) => changeIdsIn(child)),
  ]
}
