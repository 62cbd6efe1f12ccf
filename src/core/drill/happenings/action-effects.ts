import { resolveTemplate } from '../../scenario/index.ts'
import { applyIntervention } from '../../world/index.ts'
import type { Drill } from '../drill-state.ts'
import { byPerson, bySystem, record } from '../log.ts'
import { personState } from '../people/person.ts'

/** One effect of an approved action reaches the world; the first one is what people see as "it took effect". */
export function applyActionEffect(
  drill: Drill,
  item: { readonly executionId: string; readonly effectIndex: number; readonly undo: boolean },
): void {
  const execution = drill.state.executions.find((each) => each.executionId === item.executionId)
  const spec = drill.setup.scenario.actions.find((each) => each.id === execution?.actionId)
  if (execution === undefined || spec === undefined) return
  if (execution.undoneAt !== null && !item.undo) return
  const effect = (item.undo ? spec.undo : spec.effects)?.[item.effectIndex]
  if (effect === undefined) return
  applyIntervention(
    drill.model,
    drill.state.world,
    resolveTemplate(effect.intervention, execution.parameters),
  )
  if (item.undo || item.effectIndex > 0) return
  execution.effectAt = drill.state.second
  const by = execution.executor === 'self' ? bySystem('drill') : byPerson(execution.executor)
  record(drill, by, {
    kind: 'actionTookEffect',
    executionId: execution.executionId,
    actionId: spec.id,
    label: spec.label,
  })
  if (execution.executor === 'self') return
  const person = personState(drill, execution.executor)
  if (person.busyWith !== execution.executionId) return
  person.busyWith = null
  if (person.status === 'working') person.status = 'onBridge'
}
