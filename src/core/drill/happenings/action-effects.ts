import { type ActionSpec, resolveTemplate } from '../../scenario/index.ts'
import { applyIntervention, controlPlaneNow, type Intervention, refusalOf } from '../../world/index.ts'
import { chance } from '../chance.ts'
import type { Drill, ExecutionState } from '../drill-state.ts'
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
  if (execution.failedAt !== null && !item.undo) return
  const intervention = resolveTemplate(effect.intervention, execution.parameters)
  const failure = failureOf(drill, spec, execution, intervention)
  if (failure !== null) {
    fail(drill, spec, execution, failure)
    return
  }
  applyIntervention(drill.model, drill.state.world, intervention)
  if (item.undo || item.effectIndex > 0) return
  execution.effectAt = drill.state.second
  record(drill, executorOf(execution), {
    kind: 'actionTookEffect',
    executionId: execution.executionId,
    actionId: spec.id,
    label: spec.label,
  })
  release(drill, execution)
}

/** What the provider's API answers when it does not do what was asked; null when it does. */
function failureOf(
  drill: Drill,
  spec: ActionSpec,
  execution: ExecutionState,
  intervention: Intervention,
): string | null {
  const { model, state } = drill
  if (spec.controlPlane !== undefined) {
    const { failShare } = controlPlaneNow(model, state.world, spec.controlPlane)
    if (chance(drill, `plane:${execution.executionId}`) < failShare)
      return `The provider's API did not take it: "Internal error, request could not be completed". Nothing was changed.`
  }
  return refusalOf(model, state.world, intervention)
}

function fail(drill: Drill, spec: ActionSpec, execution: ExecutionState, reason: string): void {
  execution.failedAt ??= drill.state.second
  record(drill, executorOf(execution), {
    kind: 'actionFailed',
    executionId: execution.executionId,
    actionId: spec.id,
    label: spec.label,
    reason,
  })
  release(drill, execution)
}

const executorOf = ({ executor }: ExecutionState) =>
  executor === 'self' ? bySystem('drill') : byPerson(executor)

/** Whoever carried it out has their hands free again. */
function release(drill: Drill, execution: ExecutionState): void {
  if (execution.executor === 'self') return
  const person = personState(drill, execution.executor)
  if (person.busyWith !== execution.executionId) return
  person.busyWith = null
  if (person.status === 'working') person.status = 'onBridge'
}
