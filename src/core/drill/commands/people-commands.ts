import type { CastMember } from '../../scenario/index.ts'
import { choose } from '../chance.ts'
import type { Drill } from '../drill-state.ts'
import { record } from '../log.ts'
import { lineFor } from '../people/lines.ts'
import { isPresent, memberOf, pagePerson, personState, workSeconds } from '../people/person.ts'
import { canReport } from '../people/report.ts'
import { schedule, unschedule } from '../schedule.ts'
import { done, type Handled, type Handlers, refused } from './command-handler.ts'

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
    let first: Handled = refused('Nobody could be paged.')
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
    for (const id of present) leave(drill, id)
    return done(record(drill, by, { kind: 'peopleStoodDown', personIds: present, staying: command.staying }))
  },

  relievePerson({ drill, by }, command) {
    const member = memberOf(drill, command.personId)
    if (member === null || !isPresent(personState(drill, command.personId)))
      return refused('They are not on the bridge.')
    leave(drill, command.personId)
    return done(
      record(drill, by, { kind: 'personRelieved', personId: command.personId, reason: command.reason }),
    )
  },

  askReport({ drill, by }, command) {
    const absent = absence(drill, command.personId)
    if (absent !== null) return refused(absent)
    const entry = record(drill, by, {
      kind: 'reportRequested',
      personId: command.personId,
      question: command.question,
    })
    const member = memberOf(drill, command.personId) as CastMember
    const nth = drill.state.log.length
    schedule(drill, drill.state.second + 8 + 14 * member.pace, {
      kind: 'personSays',
      personId: command.personId,
      because: entry.id,
      event: canReport(drill, command.personId, nth),
    })
    return done(entry)
  },

  assignTask({ drill, by }, command) {
    const absent = absence(drill, command.personId)
    if (absent !== null) return refused(absent)
    const investigation = drill.setup.scenario.investigations.find(
      (each) => each.id === command.investigationId,
    )
    if (investigation === undefined)
      return refused(`Nobody knows how to look into "${command.investigationId}".`)
    const { state } = drill
    const person = personState(drill, command.personId)
    const member = memberOf(drill, command.personId) as CastMember
    const taskId = `t${state.tasks.length + 1}`
    const mine = investigation.teams.includes(member.team)
    const seconds =
      workSeconds(drill, command.personId, investigation.minutes, investigation.id) * (mine ? 1 : 1.8) +
      (person.busyWith === null ? 0 : 60)
    state.tasks.push({
      taskId,
      personId: command.personId,
      investigationId: investigation.id,
      outcome: command.outcome,
      assignedAt: state.second,
      timeBoxMinutes: command.timeBoxMinutes,
      acceptedAt: null,
      reportedAt: null,
      boxExpiredAt: null,
      checkedAt: null,
    })
    const entry = record(drill, by, {
      kind: 'taskAssigned',
      taskId,
      personId: command.personId,
      investigationId: investigation.id,
      label: investigation.label,
      outcome: command.outcome,
      timeBoxMinutes: command.timeBoxMinutes,
    })
    const occasion = person.busyWith !== null ? 'busy' : mine ? 'accepts' : 'notMine'
    const text = lineFor(drill, command.personId, occasion, state.tasks.length)
    person.busyWith = taskId
    person.status = 'working'
    schedule(drill, state.second + 3 + 6 * member.pace, {
      kind: 'personSays',
      personId: command.personId,
      because: entry.id,
      event: { kind: 'taskAccepted', taskId, personId: command.personId, text },
    })
    schedule(drill, state.second + seconds, { kind: 'taskReports', taskId })
    if (command.timeBoxMinutes !== null)
      schedule(drill, state.second + command.timeBoxMinutes * 60, { kind: 'taskBoxExpires', taskId })
    return done(entry)
  },

  checkTask({ drill, by }, command) {
    const { state } = drill
    const task = state.tasks.find((each) => each.taskId === command.taskId)
    if (task === undefined) return refused(`There is no task ${command.taskId}.`)
    if (task.reportedAt !== null) return refused('They have reported already.')
    task.checkedAt = state.second
    const due = state.queue.find(
      (each) => each.item.kind === 'taskReports' && each.item.taskId === task.taskId,
    )
    const minutes = due === undefined ? 1 : Math.max(1, Math.round((due.at - state.second) / 60))
    const text = `${lineFor(drill, task.personId, 'stillOn', state.log.length)}: about ${minutes} more minute${minutes === 1 ? '' : 's'}.`
    return done(record(drill, by, { kind: 'taskChecked', taskId: task.taskId, text }))
  },

  askForObjections({ drill, by }, command) {
    const { scenario } = drill.setup
    const action = scenario.actions.find((each) => each.id === command.actionId)
    const entry = record(drill, by, {
      kind: 'objectionsAsked',
      proposal: command.proposal,
      actionId: command.actionId,
    })
    for (const member of scenario.cast) {
      const person = personState(drill, member.id)
      const objection = member.objections.find((each) => each.actionGroup === action?.group)
      if (objection === undefined || !(isPresent(person) || member.kind === 'stakeholder')) continue
      schedule(drill, drill.state.second + 6 + 10 * member.pace, {
        kind: 'personSays',
        personId: member.id,
        because: entry.id,
        event: {
          kind: 'objectionRaised',
          personId: member.id,
          text: choose(drill, `objection:${member.id}:${action?.id ?? ''}`, objection.texts),
          strong: objection.strong,
        },
      })
    }
    schedule(drill, drill.state.second + 25, { kind: 'objectionsClose', because: entry.id })
    return done(entry)
  },

  askVerification({ drill, by }, command) {
    const absent = absence(drill, command.personId)
    if (absent !== null) return refused(absent)
    const check = drill.setup.scenario.verifications.find((each) => each.id === command.checkId)
    if (check === undefined) return refused(`There is no check "${command.checkId}".`)
    const person = personState(drill, command.personId)
    const { checkId, personId } = command
    const entry = record(drill, by, { kind: 'verificationAsked', checkId, label: check.label, personId })
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

function absence(drill: Drill, personId: string): string | null {
  const member = memberOf(drill, personId)
  if (member === null) return `There is nobody called ${personId}.`
  return isPresent(personState(drill, personId))
    ? null
    : `${member.role} is not on the bridge: page them first.`
}

function mayRingAgain(drill: Drill, personId: string): boolean {
  const { pagedAt } = personState(drill, personId)
  return pagedAt !== null && drill.state.second - pagedAt >= 60
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

function leave(drill: Drill, personId: string): void {
  const person = personState(drill, personId)
  person.status = 'stoodDown'
  person.busyWith = null
  person.role = null
  const unfinished = new Set(
    drill.state.tasks
      .filter((task) => task.personId === personId && task.reportedAt === null)
      .map((t) => t.taskId),
  )
  unschedule(drill, (item) => 'taskId' in item && unfinished.has(item.taskId))
}
