import type { Drill } from '../../drill/index.ts'
import { resolveTemplate } from '../../scenario/index.ts'
import type { Intervention } from '../../world/index.ts'

/** A change of a setting, and the drill second at which it took effect. */
export interface SettingDone {
  readonly at: number
  readonly intervention: Intervention
}

/** What is on the provider's own record of us: what was done to settings before the drill and by its actions, oldest first. */
export function doneSoFar(drill: Drill): readonly SettingDone[] {
  const { scenario } = drill.setup
  const { second, executions } = drill.state
  const done: SettingDone[] = []
  for (const past of scenario.topology.platform?.history ?? []) if (past.at <= second) done.push(past)
  for (const execution of executions) {
    const spec = scenario.actions.find((each) => each.id === execution.actionId)
    if (spec === undefined) continue
    const from = execution.effectAt
    if (from === null) continue
    for (const { afterSeconds, intervention } of spec.effects)
      if (from + afterSeconds <= second && !undoneBy(execution.undoneAt, from + afterSeconds))
        done.push({
          at: from + afterSeconds,
          intervention: resolveTemplate(intervention, execution.parameters),
        })
    const back = execution.undoneAt
    if (back === null) continue
    for (const { afterSeconds, intervention } of spec.undo ?? [])
      if (back + spec.durationSeconds / 2 + afterSeconds <= second)
        done.push({
          at: back + spec.durationSeconds / 2 + afterSeconds,
          intervention: resolveTemplate(intervention, execution.parameters),
        })
  }
  return done.sort((a, b) => a.at - b.at)
}

const undoneBy = (undoneAt: number | null, at: number): boolean => undoneAt !== null && at > undoneAt

/** Those of one kind, newest last. */
export function doneOf<K extends Intervention['kind']>(
  drill: Drill,
  kind: K,
): readonly { readonly at: number; readonly intervention: Extract<Intervention, { readonly kind: K }> }[] {
  return doneSoFar(drill).filter((each) => each.intervention.kind === kind) as never
}
