import { type PartyId, phrase, type SeatId } from '../../command/index.ts'
import type { Drill } from '../drill-state.ts'
import { forgetExecution } from '../happenings/action-effects.ts'
import { byParty, byPerson, record } from '../log.ts'
import { unschedule } from '../schedule.ts'
import { personState } from './person.ts'

/** Somebody leaves the bridge. What was in hand is handed back, in the log: nothing of theirs goes on by itself. */
export function leave(drill: Drill, personId: string): void {
  const person = personState(drill, personId)
  handBackTasks(drill, personId)
  handBackActions(drill, personId)
  handBackChecks(drill, personId)
  withdrawHandover(drill, personId)
  unschedule(drill, (item) => item.kind === 'personSays' && item.personId === personId)
  person.status = 'stoodDown'
  person.busyWith = null
  person.role = null
}

/** A seat in which nobody sits any more: what it had in hand is handed back, and nothing waits for its answer. */
export function leaveSeat(drill: Drill, seat: SeatId): void {
  handBackTasks(drill, seat)
  handBackActions(drill, seat)
  withdrawHandover(drill, seat)
  delete drill.state.seatRoles[seat]
}

/** Somebody else sits down at a desk. The work on it stays; what the one before said yes to, a new one has not. */
export function changeHands(drill: Drill, seat: SeatId): void {
  const { incident, seatRoles } = drill.state
  if (typeof incident.handover?.acceptedAt === 'number') withdrawHandover(drill, seat)
  const given = seatRoles[seat]
  if (given !== undefined) given.acceptedAt = null
}

/** Open tasks of a party become nobody's. */
export function handBackTasks(drill: Drill, party: PartyId): void {
  for (const task of drill.state.tasks) {
    if (task.personId !== party || task.reportedAt !== null || task.handedBackAt !== null) continue
    task.handedBackAt = drill.state.second
    unschedule(drill, (item) => 'taskId' in item && item.taskId === task.taskId)
    record(drill, byParty(party), {
      kind: 'workHandedBack',
      personId: party,
      work: 'task',
      workId: task.taskId,
      label: phrase('scenario.investigation', { investigationId: task.investigationId }),
    })
  }
}

/** What had not taken effect will not; later effects of what had are the system's own doing. */
function handBackActions(drill: Drill, party: PartyId): void {
  for (const execution of drill.state.executions) {
    const { executor, approvedBy, executionId, effectAt, failedAt, undoneAt, handedBackAt } = execution
    const hands = executor === 'self' ? approvedBy : executor
    if (hands !== party || effectAt !== null || failedAt !== null) continue
    if (undoneAt !== null || handedBackAt !== null) continue
    execution.handedBackAt = drill.state.second
    forgetExecution(drill, execution)
    record(drill, byParty(party), {
      kind: 'workHandedBack',
      personId: party,
      work: 'action',
      workId: executionId,
      label: phrase('scenario.actionWith', { ...execution.parameters, actionId: execution.actionId }),
    })
  }
}

function handBackChecks(drill: Drill, personId: string): void {
  for (const { item } of drill.state.queue) {
    if (item.kind !== 'verificationReports' || item.personId !== personId) continue
    record(drill, byPerson(personId), {
      kind: 'workHandedBack',
      personId,
      work: 'check',
      workId: item.checkId,
      label: phrase('scenario.check', { checkId: item.checkId }),
    })
  }
  unschedule(drill, (item) => item.kind === 'verificationReports' && item.personId === personId)
}

/** Who was offered command will not take it: it can be offered to somebody else. */
export function withdrawHandover(drill: Drill, party: PartyId): void {
  const { incident } = drill.state
  if (incident.handover?.to !== party) return
  incident.handover = null
  record(drill, byParty(party), { kind: 'handoverWithdrawn', to: party })
}
