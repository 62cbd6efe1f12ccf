import { type Phrase, phrase, type Words } from '../../command/index.ts'
import type { CastMember } from '../../scenario/index.ts'
import { seriesId } from '../../world/index.ts'
import type { Drill } from '../drill-state.ts'
import type { DrillEvent, EventOf } from '../event.ts'
import { standsAlready } from '../stands-already.ts'
import { reading } from '../telemetry.ts'
import { memberOf, personState } from './person.ts'

/** A CAN report: condition (what I see on my own systems), actions (what I am doing), needs. */
export function canReport(drill: Drill, personId: string, nth: number): DrillEvent {
  const member = memberOf(drill, personId) as CastMember
  const latest = drill.state.log.findLast(
    ({ event }) => event.kind === 'taskReported' && event.personId === personId,
  )?.event as EventOf<'taskReported'> | undefined
  const found: Words = latest?.text ?? phrase('scenario.openingReport', { personId }, nth)
  return {
    kind: 'reportGiven',
    personId,
    condition: phrase('report.condition', { found, readings: ownReadings(drill, member) }),
    actions: busyLine(drill, personId),
    needs: needsOf(drill, latest) ?? phrase('line.noNeeds', { personId }, nth),
  }
}

/** What was needed for the last finding, unless it is done by now. */
function needsOf(drill: Drill, latest: EventOf<'taskReported'> | undefined): Words | null {
  if (latest === undefined || latest.needs === null) return null
  const place = typeof latest.needs === 'string' ? undefined : latest.needs.params.finding
  const investigation = drill.setup.scenario.investigations.find(({ id }) => id === latest.investigationId)
  const finding = typeof place === 'number' ? investigation?.findings[place] : undefined
  return standsAlready(drill, finding?.asksFor) ? null : latest.needs
}

/** What the dashboards of their own services say right now. */
function ownReadings(drill: Drill, member: CastMember): readonly Phrase[] {
  const serviceId = drill.setup.scenario.teams.find((team) => team.id === member.team)?.services[0]
  if (serviceId === undefined) return []
  const p99Ms = reading(drill, seriesId.service(serviceId, 'all', 'p99Ms'), 0)
  const errorShare = reading(drill, seriesId.service(serviceId, 'all', 'errorShare'), 0)
  if (Number.isNaN(p99Ms) || Number.isNaN(errorShare)) return []
  const service = phrase('scenario.serviceLabel', { serviceId })
  return [phrase('report.reading', { service, p99Ms, errorShare })]
}

function busyLine(drill: Drill, personId: string): Phrase {
  const { busyWith } = personState(drill, personId)
  if (busyWith === null) return phrase('report.standingBy')
  const task = drill.state.tasks.find((each) => each.taskId === busyWith)
  if (task !== undefined)
    return phrase('report.workingOn', {
      what: phrase('scenario.investigation', { investigationId: task.investigationId }),
    })
  const execution = drill.state.executions.find((each) => each.executionId === busyWith)
  return execution === undefined
    ? phrase('report.runningCheck')
    : phrase('report.carryingOut', { what: phrase('scenario.action', { actionId: execution.actionId }) })
}
