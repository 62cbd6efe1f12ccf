import { type ActionParameters, type Phrase, phrase } from '../../command/index.ts'
import type { ActionSpec } from '../../scenario/index.ts'
import { conditionHolds } from '../../scenario/index.ts'
import { controlPlaneNow } from '../../world/index.ts'
import { drillFacts } from '../drill-facts.ts'
import type { Drill, ExecutionState } from '../drill-state.ts'
import { forgetExecution, release } from '../happenings/action-effects.ts'
import { byPerson, record } from '../log.ts'
import {
  AT_THE_KEYBOARD_SECONDS,
  OBJECTIONS_HOLD_SECONDS,
  OWN_HANDS_FACTOR,
  speakUpSeconds,
  WAY_BACK_SHARE,
} from '../people/human-timings.ts'
import { isPresent, memberOf, personState, workSeconds } from '../people/person.ts'
import { schedule } from '../schedule.ts'
import { begun, done, type Handlers, idFor, refused } from './command-handler.ts'

/** Approving an action and taking it back. Who carries it out needs hands, access and time. */
export const actionCommands: Handlers<'approveAction' | 'undoAction'> = {
  approveAction({ drill, seat, by, began }, command) {
    const { scenario } = drill.setup
    const spec = scenario.actions.find((each) => each.id === command.actionId)
    if (spec === undefined) return refused(`There is no action "${command.actionId}".`)
    const wrong = wrongParameter(spec, command.parameters)
    if (wrong !== null) return refused(wrong)
    const selfDone = command.executor === 'self'
    const member = selfDone ? null : memberOf(drill, command.executor)
    if (!selfDone && member === null) return refused(`There is nobody called ${command.executor}.`)
    if (member !== null && !isPresent(personState(drill, member.id)))
      return refused('They are not on the bridge: page them first.')

    const actor = member === null ? by : byPerson(member.id)
    const executionId = idFor(drill, 'x', began)
    // The id stays taken: in a what-if it may not be refused.
    const refuse = (reason: Phrase) =>
      begun(
        record(drill, actor, {
          kind: 'actionRefused',
          actionId: spec.id,
          label: phrase('scenario.action', { actionId: spec.id }),
          executor: command.executor,
          reason,
        }),
        executionId,
      )
    if (member !== null && !spec.performedByTeams.includes(member.team))
      return refuse(phrase('action.noAccess'))
    if (spec.precondition !== undefined && !conditionHolds(spec.precondition.when, drillFacts(drill)))
      return refuse(phrase('scenario.refusal', { actionId: spec.id }))

    const { state } = drill
    const execution: ExecutionState = {
      executionId,
      actionId: spec.id,
      parameters: command.parameters,
      executor: command.executor,
      card: command.card,
      approvedAt: state.second,
      approvedBy: seat,
      plannedEffectAt: state.second,
      effectAt: null,
      undoneAt: null,
      failedAt: null,
      handedBackAt: null,
      predictionMet: null,
    }
    state.executions.push(execution)
    const entry = record(drill, by, {
      kind: 'actionApproved',
      executionId,
      actionId: spec.id,
      label: labelOf(spec, command.parameters),
      parameters: command.parameters,
      executor: command.executor,
      card: command.card,
    })
    if (member !== null) {
      personState(drill, member.id).busyWith = executionId
      personState(drill, member.id).status = 'working'
    }
    scheduleExecution(drill, spec, execution)
    lateObjections(drill, spec, entry.id)
    return begun(entry, executionId)
  },

  undoAction({ drill, by }, command) {
    const execution = drill.state.executions.find((each) => each.executionId === command.executionId)
    if (execution === undefined) return refused(`There is no action under way called ${command.executionId}.`)
    const spec = drill.setup.scenario.actions.find((each) => each.id === execution.actionId)
    if (spec?.undo === undefined) return refused('There is no way back for this one.')
    if (execution.undoneAt !== null) return refused('It is being taken back already.')
    if (execution.handedBackAt !== null) return refused('It was handed back before it was done.')
    if (execution.failedAt !== null && execution.effectAt === null)
      return refused('It failed: there is nothing to take back.')
    execution.undoneAt = drill.state.second
    release(drill, execution)
    const entry = record(drill, by, {
      kind: 'actionUndone',
      executionId: execution.executionId,
      actionId: spec.id,
      label: labelOf(spec, execution.parameters),
      reason: command.reason,
    })
    // What has not been done yet is not done any more; there is nothing else to restore.
    if (execution.effectAt === null) {
      forgetExecution(drill, execution)
      return done(entry)
    }
    spec.undo.forEach((effect, effectIndex) => {
      schedule(drill, drill.state.second + spec.durationSeconds * WAY_BACK_SHARE + effect.afterSeconds, {
        kind: 'actionEffect',
        executionId: execution.executionId,
        effectIndex,
        undo: true,
      })
    })
    return done(entry)
  },
}

/** What an action is called with the choices that were made: "Drain a zone: us-east-1b". */
export const labelOf = (spec: ActionSpec, parameters: ActionParameters): Phrase =>
  phrase('scenario.actionWith', { ...parameters, actionId: spec.id })

/** Seconds until the effect of an execution should be there, from its approval. */
function secondsToEffect(drill: Drill, spec: ActionSpec, execution: ExecutionState): number {
  const seconds = spec.durationSeconds * slownessOf(drill, spec)
  if (execution.executor === 'self') return seconds * OWN_HANDS_FACTOR
  const minutes = seconds / 60
  return workSeconds(drill, execution.executor, minutes, `${spec.id}:${execution.executionId}`)
}

/** A hurt control plane is slow as well: how much longer things take through it now. */
function slownessOf(drill: Drill, spec: ActionSpec): number {
  if (spec.controlPlane === undefined) return 1
  return controlPlaneNow(drill.model, drill.state.world, spec.controlPlane).slowFactor
}

function scheduleExecution(drill: Drill, spec: ActionSpec, execution: ExecutionState): void {
  const from = drill.state.second
  const seconds = secondsToEffect(drill, spec, execution)
  execution.plannedEffectAt = from + seconds
  schedule(drill, from + Math.min(AT_THE_KEYBOARD_SECONDS, seconds / 3), {
    kind: 'actionStarts',
    executionId: execution.executionId,
  })
  spec.effects.forEach((effect, effectIndex) => {
    schedule(drill, from + seconds + effect.afterSeconds, {
      kind: 'actionEffect',
      executionId: execution.executionId,
      effectIndex,
      undo: false,
    })
  })
  const expected = execution.card?.expected
  if (expected !== null && expected !== undefined)
    schedule(drill, from + expected.withinSeconds, {
      kind: 'predictionDue',
      executionId: execution.executionId,
    })
}

function wrongParameter(spec: ActionSpec, parameters: ActionParameters): string | null {
  const unknown = Object.keys(parameters).find((id) => !spec.parameters.some((each) => each.id === id))
  if (unknown !== undefined) return `"${spec.label}" asks for no "${unknown}".`
  for (const parameter of spec.parameters) {
    const given = parameters[parameter.id]
    const options = parameter.options.map((option) => option.value)
    if (given === undefined || !options.includes(given))
      return `"${spec.label}" needs ${parameter.label}: one of ${options.join(', ')}.`
  }
  return null
}

/** People with strong objections speak up after the fact when nobody asked before. */
function lateObjections(drill: Drill, spec: ActionSpec, because: string): void {
  const asked = drill.state.log.some(
    (entry) =>
      entry.event.kind === 'objectionsAsked' &&
      entry.event.actionId === spec.id &&
      drill.state.second - entry.at < OBJECTIONS_HOLD_SECONDS,
  )
  if (asked) return
  for (const member of drill.setup.scenario.cast) {
    const objection = member.objections.find((each) => each.actionGroup === spec.group && each.strong)
    if (objection === undefined || !isPresent(personState(drill, member.id))) continue
    schedule(drill, drill.state.second + speakUpSeconds(member), {
      kind: 'personSays',
      personId: member.id,
      because,
      event: {
        kind: 'objectionRaised',
        personId: member.id,
        text: phrase('scenario.objection', {
          personId: member.id,
          actionGroup: objection.actionGroup,
          actionId: spec.id,
        }),
        strong: true,
      },
    })
  }
}
