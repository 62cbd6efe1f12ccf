import { type Phrase, phrase } from '../../command/index.ts'
import { type ActionSpec, resolveTemplate } from '../../scenario/index.ts'
import { applyIntervention, controlPlaneNow, type Intervention, refusalOf } from '../../world/index.ts'
import { chance } from '../chance.ts'
import type { Drill, ExecutionState } from '../drill-state.ts'
import { byPerson, bySystem, record } from '../log.ts'
import { isPresent, personState } from '../people/person.ts'
import { unschedule } from '../schedule.ts'

/** One effect of an approved action reaches the world; the first one is what people see as "it took effect". */
export function applyActionEffect(
  drill: Drill,
  item: { readonly executionId: string; readonly effectIndex: number; readonly undo: boolean },
): void {
  const execution = drill.state.executions.find((each) => each.executionId === item.executionId)
  const spec = drill.setup.scenario.actions.find((each) => each.id === execution?.actionId)
  if (execution === undefined || spec === undefined) return
  if (execution.undoneAt !== null && !item.undo) return
  if (execution.handedBackAt !== null) return
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
  record(drill, executorOf(drill, execution), {
    kind: 'actionTookEffect',
    executionId: execution.executionId,
    actionId: spec.id,
    label: phrase('scenario.action', { actionId: spec.id }),
  })
  release(drill, execution)
}

/** What the provider's API answers when it does not do what was asked; null when it does. */
function failureOf(
  drill: Drill,
  spec: ActionSpec,
  execution: ExecutionState,
  intervention: Intervention,
): Phrase | null {
  const { model, state } = drill
  if (spec.controlPlane !== undefined) {
    const { failShare } = controlPlaneNow(model, state.world, spec.controlPlane)
    if (chance(drill, `plane:${execution.executionId}`) < failShare) return phrase('action.apiFailed')
  }
  const refusal = refusalOf(model, state.world, intervention)
  return refusal === null ? null : phrase('action.apiRefused', { ...refusal.about, reason: refusal.reason })
}

function fail(drill: Drill, spec: ActionSpec, execution: ExecutionState, reason: Phrase): void {
  execution.failedAt ??= drill.state.second
  if (execution.effectAt === null) forgetExecution(drill, execution)
  record(drill, executorOf(drill, execution), {
    kind: 'actionFailed',
    executionId: execution.executionId,
    actionId: spec.id,
    label: phrase('scenario.action', { actionId: spec.id }),
    reason,
  })
  release(drill, execution)
}

/** Whoever carries it out; what still comes of it when they have left is the system's own doing. */
const executorOf = (drill: Drill, { executor }: ExecutionState) =>
  executor === 'self' || !isPresent(personState(drill, executor)) ? bySystem('drill') : byPerson(executor)

/** Nothing more comes of what was never done: no effect, and no verdict on what it was to bring. */
export function forgetExecution(drill: Drill, { executionId }: ExecutionState): void {
  unschedule(drill, (item) => 'executionId' in item && item.executionId === executionId)
}

/** Whoever carried it out has their hands free again. */
export function release(drill: Drill, execution: ExecutionState): void {
  if (execution.executor === 'self') return
  const person = personState(drill, execution.executor)
  if (person.busyWith !== execution.executionId) return
  person.busyWith = null
  if (person.status === 'working') person.status = 'onBridge'
}
