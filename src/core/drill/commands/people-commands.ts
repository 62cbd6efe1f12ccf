import { isSeatId, type PartyId, phrase, type SeatId } from '../../command/index.ts'
import type { CastMember } from '../../scenario/index.ts'
import type { Drill } from '../drill-state.ts'
import type { EventOf } from '../event.ts'
import { record } from '../log.ts'
import {
  acceptTaskSeconds,
  OTHER_TEAM_FACTOR,
  objectSeconds,
  PUT_DOWN_SECONDS,
  RING_AGAIN_SECONDS,
  reportSeconds,
  SILENCE_SECONDS,
} from '../people/human-timings.ts'
import { handBackTasks, leave, withdrawHandover } from '../people/leave.ts'
import { isPresent, memberOf, pagePerson, personState, workSeconds } from '../people/person.ts'
import { canReport } from '../people/report.ts'
import { schedule } from '../schedule.ts'
import { cannotTake } from '../seat.ts'
import { begun, done, type Handled, type Handlers, idFor, refused } from './command-handler.ts'

/** What a commander does with people: page, ask, send, check, poll, relieve, send home. */
export const peopleCommands: Handlers<
  | 'page'
  | 'standDown'
  | 'relievePerson'
  | 'askReport'
  | 'assignTask'
  | 'checkTask'
  | 'askForObjections'
  | 'askVerification'
> = {
  page({ drill, by }, command) {
    const personIds = whoIs(drill, command.target)
    if (personIds.length === 0) return refused(`Nobody answers to "${command.target}".`)
    const away = personIds.filter((id) => !isPresent(personState(drill, id)))
    if (away.length === 0) return refused('They are on the bridge already.')
    const ringing = away.filter((id) => personState(drill, id).status === 'paged')
    if (ringing.length === away.length && ringing.every((id) => !mayRingAgain(drill, id)))
      return refused('Their pager is ringing: give them a minute.')
    let first: Handled<EventOf<'personPaged'>> = refused('Nobody could be paged.')
    for (const personId of away) {
      const entry = record(drill, by, { kind: 'personPaged', personId, reason: command.reason })
      pagePerson(drill, personId)
      if (!first.ok) first = done(entry)
    }
    return first
  },

  standDown({ drill, by }, command) {
    const present = command.personIds.filter(
      (id) => id in drill.state.people && isPresent(personState(drill, id)),
    )
    if (present.length === 0) return refused('None of them is on the bridge.')
    if (present.some((id) => commands(drill, id))) return refused(COMMANDS_NOW)
    const entry = record(drill, by, {
      kind: 'peopleStoodDown',
      personIds: present,
      staying: command.staying,
    })
    for (const id of present) leave(drill, id)
    return done(entry)
  },

  relievePerson({ drill, by }, { personId, reason }) {
    if (commands(drill, personId)) return refused(COMMANDS_NOW)
    if (isSeatId(personId)) {
      const offered = drill.state.incident.handover?.to === personId
      if (!offered && drill.state.seatRoles[personId] === undefined && !hasTask(drill, personId))
        return refused('That seat has neither a role nor a task to be relieved of.')
      const entry = record(drill, by, { kind: 'personRelieved', personId, reason })
      handBackTasks(drill, personId)
      withdrawHandover(drill, personId)
      delete drill.state.seatRoles[personId]
      return done(entry)
    }
    if (memberOf(drill, personId) === null || !isPresent(personState(drill, personId)))
      return refused('They are not on the bridge.')
    const entry = record(drill, by, { kind: 'personRelieved', personId, reason })
    leave(drill, personId)
    return done(entry)
  },

  askReport({ drill, by }, { personId, question }) {
    const absent = absence(drill, personId)
    if (absent !== null) return refused(absent)
    const entry = record(drill, by, { kind: 'reportRequested', personId, question })
    const member = memberOf(drill, personId)
    if (member !== null)
      schedule(drill, drill.state.second + reportSeconds(member), {
        kind: 'personSays',
        personId,
        because: entry.id,
        event: canReport(drill, personId, drill.state.log.length),
      })
    return done(entry)
  },

  assignTask({ drill, by, began }, { personId, investigationId, outcome, timeBoxMinutes }) {
    const absent = absence(drill, personId)
    if (absent !== null) return refused(absent)
    const investigation = drill.setup.scenario.investigations.find((each) => each.id === investigationId)
    if (investigation === undefined) return refused(`Nobody knows how to look into "${investigationId}".`)
    const { state } = drill
    const taskId = idFor(drill, 't', began)
    state.tasks.push({
      taskId,
      personId,
      investigationId,
      outcome,
      assignedAt: state.second,
      timeBoxMinutes,
      acceptedAt: null,
      reportedAt: null,
      boxExpiredAt: null,
      checkedAt: null,
      handedBackAt: null,
    })
    const entry = record(drill, by, {
      kind: 'taskAssigned',
      taskId,
      personId,
      investigationId,
      label: phrase('scenario.investigation', { investigationId }),
      outcome,
      timeBoxMinutes,
    })
    const member = memberOf(drill, personId)
    if (member !== null) takeOn(drill, member, taskId, investigation, entry.id)
    if (timeBoxMinutes !== null)
      schedule(drill, state.second + timeBoxMinutes * 60, { kind: 'taskBoxExpires', taskId })
    return begun(entry, taskId)
  },

  checkTask({ drill, by }, { taskId }) {
    const { state } = drill
    const task = state.tasks.find((each) => each.taskId === taskId)
    if (task === undefined) return refused(`There is no task ${taskId}.`)
    if (task.reportedAt !== null) return refused('They have reported already.')
    if (task.handedBackAt !== null) return refused('They have left and handed it back: it is nobody’s.')
    task.checkedAt = state.second
    const due = state.queue.find((each) => each.item.kind === 'taskReports' && each.item.taskId === taskId)
    const minutes = due === undefined ? 1 : Math.max(1, Math.round((due.at - state.second) / 60))
    const { personId } = task
    const text = isSeatId(personId)
      ? ''
      : phrase('task.stillOnFor', {
          stillOn: phrase('line.stillOn', { personId }, state.log.length),
          minutes,
        })
    return done(record(drill, by, { kind: 'taskChecked', taskId, text }))
  },

  askForObjections({ drill, by }, { proposal, actionId }) {
    const { scenario } = drill.setup
    const action = scenario.actions.find((each) => each.id === actionId)
    const entry = record(drill, by, { kind: 'objectionsAsked', proposal, actionId })
    for (const member of scenario.cast) {
      const person = personState(drill, member.id)
      const objection = member.objections.find((each) => each.actionGroup === action?.group)
      if (objection === undefined || !(isPresent(person) || member.kind === 'stakeholder')) continue
      schedule(drill, drill.state.second + objectSeconds(member), {
        kind: 'personSays',
        personId: member.id,
        because: entry.id,
        event: {
          kind: 'objectionRaised',
          personId: member.id,
          text: phrase('scenario.objection', {
            personId: member.id,
            actionGroup: objection.actionGroup,
            actionId: action?.id ?? '',
          }),
          strong: objection.strong,
        },
      })
    }
    schedule(drill, drill.state.second + SILENCE_SECONDS, { kind: 'objectionsClose', because: entry.id })
    return done(entry)
  },

  askVerification({ drill, by }, { checkId, personId }) {
    const member = memberOf(drill, personId)
    if (member === null) return refused(`There is nobody called ${personId}.`)
    const absent = absence(drill, personId)
    if (absent !== null) return refused(absent)
    const check = drill.setup.scenario.verifications.find((each) => each.id === checkId)
    if (check === undefined) return refused(`There is no check "${checkId}".`)
    const person = personState(drill, personId)
    const label = phrase('scenario.check', { checkId })
    const entry = record(drill, by, { kind: 'verificationAsked', checkId, label, personId })
    person.busyWith = check.id
    person.status = 'working'
    schedule(drill, drill.state.second + workSeconds(drill, personId, check.minutes, check.id), {
      kind: 'verificationReports',
      checkId,
      personId,
      because: entry.id,
    })
    return done(entry)
  },
}

const COMMANDS_NOW = 'They command: command has to be handed over first.'

const commands = (drill: Drill, party: PartyId): boolean => drill.state.incident.commander === party

const hasTask = (drill: Drill, seat: SeatId): boolean =>
  drill.state.tasks.some(
    (task) => task.personId === seat && task.reportedAt === null && task.handedBackAt === null,
  )

/** Somebody of the cast takes on a task, and comes back with it when it is done. */
function takeOn(
  drill: Drill,
  member: CastMember,
  taskId: string,
  investigation: { readonly id: string; readonly minutes: number; readonly teams: readonly string[] },
  because: string,
): void {
  const { state } = drill
  const personId = member.id
  const person = personState(drill, personId)
  const mine = investigation.teams.includes(member.team)
  const seconds =
    workSeconds(drill, personId, investigation.minutes, investigation.id) * (mine ? 1 : OTHER_TEAM_FACTOR) +
    (person.busyWith === null ? 0 : PUT_DOWN_SECONDS)
  const line = person.busyWith !== null ? 'line.busy' : mine ? 'line.accepts' : 'line.notMine'
  person.busyWith = taskId
  person.status = 'working'
  schedule(drill, state.second + acceptTaskSeconds(member), {
    kind: 'personSays',
    personId,
    because,
    event: {
      kind: 'taskAccepted',
      taskId,
      personId,
      text: phrase(line, { personId }, state.tasks.length),
    },
  })
  schedule(drill, state.second + seconds, { kind: 'taskReports', taskId })
}

function absence(drill: Drill, party: PartyId): string | null {
  if (isSeatId(party)) return cannotTake(drill.state.seats, party)
  if (memberOf(drill, party) === null) return `There is nobody called ${party}.`
  return isPresent(personState(drill, party)) ? null : 'They are not on the bridge: page them first.'
}

function mayRingAgain(drill: Drill, personId: string): boolean {
  const { pagedAt } = personState(drill, personId)
  return pagedAt !== null && drill.state.second - pagedAt >= RING_AGAIN_SECONDS
}

/** A person, the on-call of a team, or everybody of a group. */
function whoIs(drill: Drill, target: string): readonly string[] {
  const { cast, teams } = drill.setup.scenario
  if (cast.some((member) => member.id === target)) return [target]
  const team = teams.find((each) => each.id === target)
  if (team !== undefined) return [team.onCall]
  if (target === 'vendor') return cast.filter((member) => member.kind === 'vendor').map((member) => member.id)
  if (target === 'executives')
    return cast.filter((member) => member.personality === 'executive').map((member) => member.id)
  return cast.filter((member) => member.team === target).map((member) => member.id)
}
