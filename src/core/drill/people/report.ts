import type { CastMember } from '../../scenario/index.ts'
import { choose } from '../chance.ts'
import type { Drill } from '../drill-state.ts'
import type { DrillEvent, EventOf } from '../event.ts'
import { formatReading, reading } from '../telemetry.ts'
import { lineFor } from './lines.ts'
import { memberOf, personState } from './person.ts'

/** A CAN report: condition (what I see on my own systems), actions (what I am doing), needs. */
export function canReport(drill: Drill, personId: string, nth: number): DrillEvent {
  const member = memberOf(drill, personId) as CastMember
  const latest = drill.state.log.findLast(
    (entry) => entry.event.kind === 'taskReported' && entry.event.personId === personId,
  )?.event as EventOf<'taskReported'> | undefined
  const opening = choose(drill, `report:${personId}`, member.openingReports, nth)
  const condition = [latest?.text ?? opening, ...ownReadings(drill, member)].join(' ')
  const needs = latest?.needs ?? lineFor(drill, personId, 'noNeeds', nth)
  return { kind: 'reportGiven', personId, condition, actions: busyLine(drill, personId), needs }
}

/** What the dashboards of their own services say right now. */
function ownReadings(drill: Drill, member: CastMember): readonly string[] {
  const service = drill.setup.scenario.teams.find((team) => team.id === member.team)?.services[0]
  if (service === undefined) return []
  const p99 = reading(drill, `service/${service}/all/p99Ms`, 0)
  const errors = reading(drill, `service/${service}/all/errorShare`, 0)
  if (Number.isNaN(p99) || Number.isNaN(errors)) return []
  const label = drill.setup.scenario.topology.services.find((each) => each.id === service)?.label ?? service
  return [`${label}: p99 ${formatReading('p99Ms', p99)}, errors ${formatReading('errorShare', errors)}.`]
}

function busyLine(drill: Drill, personId: string): string {
  const { busyWith } = personState(drill, personId)
  if (busyWith === null) return 'Standing by.'
  const task = drill.state.tasks.find((each) => each.taskId === busyWith)
  const investigation = drill.setup.scenario.investigations.find((each) => each.id === task?.investigationId)
  if (investigation !== undefined) return `Working on: ${investigation.label}.`
  const execution = drill.state.executions.find((each) => each.executionId === busyWith)
  const action = drill.setup.scenario.actions.find((each) => each.id === execution?.actionId)
  return action === undefined ? 'Running a check.' : `Carrying out: ${action.label}.`
}
