import { cite, lastEntry, type Moment, roleOf, type Watch } from './moment.ts'

const SPEAKERS_TO_ONE = 7

/** The public waits for another word: because we promised one, or because the policy asks for it. */
function publicPostLate({ senses, log }: Watch, promised: boolean): ReturnType<Moment['sees']> {
  const last = lastEntry(log, 'statusPosted')
  const due = senses.timers.find((timer) => timer.kind === 'publicUpdate')
  if (last === null || due === undefined || due.promised !== promised || senses.second < due.dueAt + 60)
    return null
  return { facts: { seconds: senses.second - last.at }, cites: cite(last) }
}

/** Around the people: promises, messages, load, rest. */
export const PEOPLE_MOMENTS: readonly Moment[] = [
  {
    id: 'timeBoxExpired',
    marker: 'D1',
    restSeconds: 300,
    sees: ({ senses, policy, log }) => {
      const task = senses.tasks.find(
        (each) =>
          each.overdue && each.dueAt !== null && senses.second - each.dueAt > policy.windows.taskBoxGrace,
      )
      if (task === undefined) return null
      const checked = log.some(
        (entry) => entry.event.kind === 'taskChecked' && entry.event.taskId === task.taskId,
      )
      if (checked) return null
      const expired = log.findLast(
        (entry) => entry.event.kind === 'taskBoxExpired' && entry.event.taskId === task.taskId,
      )
      return { facts: { who: roleOf(task.personId) }, cites: cite(expired) }
    },
  },
  {
    id: 'messageWaiting',
    marker: 'D4',
    restSeconds: 240,
    sees: ({ senses, policy, log }) => {
      const item = senses.inbox.find(
        (each) => each.answered === null && senses.second - each.at > policy.windows.answerCriticalMessage,
      )
      if (item === undefined) return null
      const entry = log.find(
        (each) => each.event.kind === 'messagePosted' && each.event.messageId === item.messageId,
      )
      return {
        facts: { who: roleOf(item.from), seconds: senses.second - item.at },
        cites: cite(entry),
      }
    },
  },
  {
    id: 'internalSilence',
    marker: 'D2',
    restSeconds: 500,
    sees: ({ senses, policy, log }) => {
      const { declaredAt, resolvedAt } = senses.incident
      if (declaredAt === null || resolvedAt !== null) return null
      const last = lastEntry(log, 'internalUpdatePosted')
      const since = senses.second - (last?.at ?? declaredAt)
      if (since < policy.windows.internalCadence * 1.2) return null
      return {
        facts: { seconds: since },
        cites: cite(last ?? lastEntry(log, 'incidentDeclared')),
      }
    },
  },
  {
    id: 'publicPostOverdue',
    marker: 'D3',
    restSeconds: 500,
    sees: (watch) => publicPostLate(watch, true),
  },
  {
    id: 'publicSilence',
    marker: 'D3',
    restSeconds: 500,
    sees: (watch) => publicPostLate(watch, false),
  },
  {
    id: 'tooManyReports',
    marker: 'A4',
    restSeconds: 900,
    sees: ({ senses, policy, log }) => {
      const open = new Set(
        senses.tasks.filter((task) => task.reportedAt === null).map((task) => task.personId),
      )
      const most = Math.min(policy.spanOfControl, SPEAKERS_TO_ONE)
      if (open.size <= most) return null
      return { facts: { count: open.size }, cites: cite(lastEntry(log, 'taskAssigned')) }
    },
  },
  {
    id: 'tooManyPeople',
    marker: 'E2',
    restSeconds: 1200,
    sees: ({ senses, log }) => {
      const present = senses.people.filter(
        (person) => person.status === 'onBridge' || person.status === 'working',
      )
      const idle = present.filter((person) => person.busyWith === null && person.incidentRole === null)
      if (present.length < 9 || idle.length < 4) return null
      return { facts: { count: present.length }, cites: cite(lastEntry(log, 'personJoined')) }
    },
  },
  {
    id: 'tiredPerson',
    marker: 'E2',
    restSeconds: 1500,
    sees: ({ senses, log }) => {
      const spent = senses.people.find(
        (person) => person.looks === 'spent' && (person.status === 'onBridge' || person.status === 'working'),
      )
      if (spent === undefined) return null
      const joined = log.findLast(
        (entry) => entry.event.kind === 'personJoined' && entry.event.personId === spent.id,
      )
      return { facts: { who: roleOf(spent.id) }, cites: cite(joined) }
    },
  },
]
