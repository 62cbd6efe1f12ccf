import type { ActionSpec } from '../../scenario/index.ts'
import { conditionHolds } from '../../scenario/index.ts'
import { controlPlaneNow } from '../../world/index.ts'
import { choose } from '../chance.ts'
import type { ActionParameters } from '../command.ts'
import { drillFacts } from '../drill-facts.ts'
import type { Drill, ExecutionState } from '../drill-state.ts'
import { byPerson, record } from '../log.ts'
import { isPresent, memberOf, personState, workSeconds } from '../people/person.ts'
import { schedule } from '../schedule.ts'
import { actorId } from '../seat.ts'
import { done, type Handlers, refused } from './command-handler.ts'

/** Approving an action and taking it back. Who carries it out needs hands, access and time. */
export const actionCommands: Handlers<'approveAction' | 'undoAction'> = {
  approveAction({ drill, seat, by }, command) {
    const { scenario } = drill.setup
    const spec = scenario.actions.find((each) => each.id === command.actionId)
    if (spec === undefined) return refused(`There is no action "${command.actionId}".`)
    const wrong = wrongParameter(spec, command.parameters)
    if (wrong !== null) return refused(wrong)
    const selfDone = command.executor === 'self'
    const member = selfDone ? null : memberOf(drill, command.executor)
    if (!selfDone && member === null) return refused(`There is nobody called ${command.executor}.`)
    if (member !== null && !isPresent(personState(drill, member.id)))
      return refused(`${member.role} is not on the bridge: page them first.`)

    const actor = member === null ? by : byPerson(member.id)
    const refuse = (reason: string) =>
      done(
        record(drill, actor, {
          kind: 'actionRefused',
          actionId: spec.id,
          label: spec.label,
          executor: command.executor,
          reason,
        }),
      )
    if (member !== null && !spec.performedByTeams.includes(member.team))
      return refuse('I have no access to that. Ask the people who own it.')
    if (spec.precondition !== undefined && !conditionHolds(spec.precondition.when, drillFacts(drill)))
      return refuse(spec.precondition.refusal)

    const { state } = drill
    const executionId = `x${state.executions.length + 1}`
    const execution: ExecutionState = {
      executionId,
      actionId: spec.id,
      parameters: command.parameters,
      executor: command.executor,
      card: command.card,
      approvedAt: state.second,
      approvedBy: actorId(drill, seat),
      effectAt: null,
      undoneAt: null,
      failedAt: null,
      predictionMet: null,
    }
    state.executions.push(execution)
    const entry = record(drill, by, {
      kind: 'actionApproved',
      executionId,
      actionId: spec.id,
      label: labelWith(spec, command.parameters),
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
    return done(entry)
  },

  undoAction({ drill, by }, command) {
    const execution = drill.state.executions.find((each) => each.executionId === command.executionId)
    if (execution === undefined) return refused(`There is no action under way called ${command.executionId}.`)
    const spec = drill.setup.scenario.actions.find((each) => each.id === execution.actionId)
    if (spec?.undo === undefined) return refused('There is no way back for this one.')
    if (execution.undoneAt !== null) return refused('It is being taken back already.')
    execution.undoneAt = drill.state.second
    const entry = record(drill, by, {
      kind: 'actionUndone',
      executionId: execution.executionId,
      actionId: spec.id,
      label: labelWith(spec, execution.parameters),
      reason: command.reason,
    })
    spec.undo.forEach((effect, effectIndex) => {
      schedule(drill, drill.state.second + spec.durationSeconds / 2 + effect.afterSeconds, {
        kind: 'actionEffect',
        executionId: execution.executionId,
        effectIndex,
        undo: true,
      })
    })
    return done(entry)
  },
}

/** "Drain a zone: us-east-1b". */
export function labelWith(spec: ActionSpec, parameters: ActionParameters): string {
  const chosen = spec.parameters.map((parameter) => {
    const option = parameter.options.find((each) => each.value === parameters[parameter.id])
    return option?.label ?? String(parameters[parameter.id])
  })
  return chosen.length === 0 ? spec.label : `${spec.label}: ${chosen.join(', ')}`
}

/** Seconds until the effect of an execution should be there, from its approval. */
export function secondsToEffect(drill: Drill, spec: ActionSpec, execution: ExecutionState): number {
  const seconds = spec.durationSeconds * slownessOf(drill, spec)
  if (execution.executor === 'self') return seconds * 1.6
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
  schedule(drill, from + Math.min(12, seconds / 3), {
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
      drill.state.second - entry.at < 600,
  )
  if (asked) return
  for (const member of drill.setup.scenario.cast) {
    const objection = member.objections.find((each) => each.actionGroup === spec.group && each.strong)
    if (objection === undefined || !isPresent(personState(drill, member.id))) continue
    schedule(drill, drill.state.second + 10 + 10 * member.pace, {
      kind: 'personSays',
      personId: member.id,
      because,
      event: {
        kind: 'objectionRaised',
        personId: member.id,
        text: choose(drill, `objection:${member.id}:${spec.id}`, objection.texts),
        strong: true,
      },
    })
  }
}
