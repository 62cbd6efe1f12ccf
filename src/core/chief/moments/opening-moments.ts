import { seriesId } from '../../world/index.ts'
import { cite, lastEntry, type Moment } from './moment.ts'

/** From the first page to a commander with roles. */
export const OPENING_MOMENTS: readonly Moment[] = [
  {
    id: 'pageUnacknowledged',
    marker: 'B1',
    restSeconds: 180,
    sees: ({ senses, log }) => {
      const page = senses.pages.find(
        (each) => each.urgency === 'high' && each.acknowledgedAt === null && each.clearedAt === null,
      )
      if (page === undefined || senses.second - page.raisedAt < 75) return null
      return {
        facts: { seconds: senses.second - page.raisedAt },
        cites: cite(lastEntry(log, 'pageRaised')),
      }
    },
  },
  {
    id: 'notDeclared',
    marker: 'C1',
    restSeconds: 150,
    sees: ({ senses, policy, log }) => {
      const page = senses.pages.find((each) => each.urgency === 'high')
      if (page === undefined || senses.incident.declaredAt !== null) return null
      if (senses.second - page.raisedAt < policy.windows.declare * 0.7) return null
      const served = senses.facts.signal(seriesId.customers('all', 'successShare'), 0)
      if (Number.isNaN(served)) return null
      return {
        facts: {
          served,
          seconds: senses.second - page.raisedAt,
        },
        cites: cite(lastEntry(log, 'pageRaised')),
      }
    },
  },
  {
    id: 'noCommander',
    marker: 'A1',
    restSeconds: 180,
    sees: ({ senses, policy, log }) => {
      const { declaredAt, commander } = senses.incident
      if (declaredAt === null || commander !== null) return null
      if (senses.second - declaredAt < policy.windows.takeCommand * 0.7) return null
      return { facts: {}, cites: cite(lastEntry(log, 'incidentDeclared')) }
    },
  },
  {
    id: 'rolesEmpty',
    marker: 'A2',
    restSeconds: 400,
    sees: ({ senses, log }) => {
      const { commandTakenAt } = senses.incident
      const present = senses.people.filter(
        (person) => person.status === 'onBridge' || person.status === 'working',
      )
      if (commandTakenAt === null || senses.second - commandTakenAt < 240 || present.length < 2) return null
      if (senses.people.some((person) => person.incidentRole !== null)) return null
      return {
        facts: { seconds: senses.second - commandTakenAt },
        cites: cite(lastEntry(log, 'commandTaken')),
      }
    },
  },
  {
    id: 'publicPostDue',
    marker: 'D3',
    restSeconds: 240,
    sees: ({ senses, log }) => {
      const due = senses.timers.find((timer) => timer.kind === 'publicUpdate')
      const { declaredAt } = senses.incident
      if (due === undefined || declaredAt === null || lastEntry(log, 'statusPosted') !== null) return null
      if (senses.second < due.dueAt - 60) return null
      return {
        facts: { seconds: senses.second - declaredAt },
        cites: cite(lastEntry(log, 'incidentDeclared')),
      }
    },
  },
  {
    id: 'noHypothesis',
    marker: 'B2',
    restSeconds: 400,
    sees: ({ senses, log }) => {
      const { declaredAt, hypothesis } = senses.incident
      if (declaredAt === null || hypothesis !== null || senses.second - declaredAt < 420) return null
      return {
        facts: { seconds: senses.second - declaredAt },
        cites: cite(lastEntry(log, 'incidentDeclared'), lastEntry(log, 'taskReported')),
      }
    },
  },
]
