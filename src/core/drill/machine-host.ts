import { phrase } from '../command/index.ts'
import { type MachineStep, type ScenarioMachine, sendToMachine, startMachine } from '../scenario/index.ts'
import { applyIntervention, endFault, type Intervention, startFault } from '../world/index.ts'
import { drillFacts } from './drill-facts.ts'
import type { Drill } from './drill-state.ts'
import { endDrill } from './end-drill.ts'
import { bySystem, record } from './log.ts'
import { machineAlertId, raisePage } from './pager.ts'
import { schedule, unschedule } from './schedule.ts'

/** Machines decide, the drill acts: the scenario's statechart is asked, and what it wants is carried out here. */
export function beginMachine(drill: Drill): void {
  carryOut(drill, startMachine(drill.setup.scenario.machine))
}

/** Sends an event of the world, of a command or of a delay to the statechart. */
export function runMachine(drill: Drill, eventType: string): void {
  if (drill.state.machine.done || drill.state.ended !== null) return
  if (!listensTo(drill.setup.scenario.machine, eventType)) return
  carryOut(
    drill,
    sendToMachine(drill.setup.scenario.machine, drill.state.machine, eventType, drillFacts(drill)),
  )
}

function carryOut(drill: Drill, step: MachineStep): void {
  const { state, model, setup } = drill
  state.machine = step.state
  for (const sendId of step.cancelled)
    unschedule(drill, (item) => item.kind === 'machineDelay' && item.sendId === sendId)
  for (const delay of step.delays)
    schedule(drill, state.second + delay.afterSeconds, {
      kind: 'machineDelay',
      eventType: delay.eventType,
      sendId: delay.sendId,
    })
  for (const name of step.entered) record(drill, bySystem('world'), { kind: 'machineEntered', state: name })
  for (const action of step.actions) {
    // The end is the last thing that happens.
    if (state.ended !== null) return
    if (action.type === 'injectFault') {
      const fault = setup.scenario.faults.find((each) => each.id === action.params.faultId)
      if (fault === undefined) continue
      startFault(model, state.world, fault)
      record(drill, bySystem('world'), { kind: 'faultStarted', faultId: fault.id })
    } else if (action.type === 'clearFault') {
      endFault(model, state.world, action.params.faultId)
      record(drill, bySystem('world'), { kind: 'faultEnded', faultId: action.params.faultId })
    } else if (action.type === 'someoneActs') {
      someoneActs(drill, action.params)
    } else if (action.type === 'scheduleInject') {
      schedule(drill, state.second + action.params.afterSeconds, {
        kind: 'inject',
        injectId: action.params.injectId,
      })
    } else if (action.type === 'vendorPosts') {
      schedule(drill, state.second + action.params.afterSeconds, {
        kind: 'vendorPost',
        postId: action.params.postId,
      })
    } else if (action.type === 'pageTeam') {
      const { id, teamId } = action.params
      const title = phrase('scenario.machinePage', { id })
      raisePage(drill, { id: machineAlertId(id), title, detail: '', team: teamId, urgency: 'high' })
    } else {
      action satisfies { readonly type: 'endDrill' }
      endDrill(drill, 'timeUp', phrase('end.scenarioOver'))
    }
  }
}

/** Others intervene too: automation, a team that was not asked, the provider for us. */
function someoneActs(
  drill: Drill,
  { intervention, changeId }: { readonly intervention: Intervention; readonly changeId?: string },
): void {
  applyIntervention(drill.model, drill.state.world, intervention)
  record(drill, bySystem('world'), { kind: 'interventionMade', intervention: intervention.kind })
  const change = drill.setup.scenario.changes.find((each) => each.id === changeId)
  if (change === undefined) return
  drill.state.changesMade[change.id] = drill.state.second
  record(drill, bySystem('world'), {
    kind: 'changeMade',
    changeId: change.id,
    title: phrase('scenario.change', { changeId: change.id }),
  })
}

const known = new WeakMap<ScenarioMachine, ReadonlySet<string>>()

/** Is there any state that has a transition for it? Most commands mean nothing to the statechart. Delays always count. */
function listensTo(machine: ScenarioMachine, eventType: string): boolean {
  if (eventType.startsWith('xstate.')) return true
  let events = known.get(machine)
  if (events === undefined) {
    events = new Set(eventsOf(machine.states))
    known.set(machine, events)
  }
  return events.has(eventType)
}

function eventsOf(states: ScenarioMachine['states']): readonly string[] {
  return Object.values(states).flatMap((state) => [
    ...Object.keys(state.on ?? {}),
    ...eventsOf(state.states ?? {}),
  ])
}
