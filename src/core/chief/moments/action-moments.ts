import { type Phrase, phrase } from '../../command/index.ts'
import { canonicalJson } from '../../determinism/index.ts'
import type { ToldEntry, ToldOf } from '../../drill/index.ts'
import { cite, lastEntry, type Moment } from './moment.ts'

type Approved = ToldEntry & { readonly event: ToldOf<'actionApproved'> }

const isApproval = (entry: ToldEntry): entry is Approved => entry.event.kind === 'actionApproved'

/** What was approved, by its key: its words are found where they are shown. */
const labelFrom = ({ event }: Approved): Phrase =>
  phrase('scenario.actionWith', { actionId: event.actionId, ...event.parameters })

/** Around what is done to production. */
export const ACTION_MOMENTS: readonly Moment[] = [
  {
    id: 'actedOnOneSource',
    marker: 'B1',
    restSeconds: 600,
    sees: ({ senses, log }) => {
      const first = log.find(isApproval)
      if (first === undefined || senses.second - first.at > 60) return null
      const sources = new Set<string>()
      for (const { event, at } of log) {
        if (at > first.at) break
        if (event.kind === 'lookedAt') sources.add(event.source)
        if (event.kind === 'taskReported' || event.kind === 'reportGiven') sources.add('people')
      }
      return sources.size >= 2 ? null : { facts: { what: labelFrom(first) }, cites: cite(first) }
    },
  },
  {
    id: 'noPrediction',
    marker: 'C2',
    restSeconds: 300,
    sees: ({ senses, log }) => {
      const last = log.findLast(isApproval)
      if (last === undefined || last.event.card !== null || senses.second - last.at > 45) return null
      const card = senses.handbook.actions.find((each) => each.id === last.event.actionId)
      if (card === undefined || card.blastRadius === 'service') return null
      return { facts: { what: labelFrom(last) }, cites: cite(last) }
    },
  },
  {
    id: 'predictionMissed',
    marker: 'C4',
    restSeconds: 240,
    sees: ({ senses, log }) => {
      const judged = lastEntry(log, 'predictionJudged')
      if (judged?.event.kind !== 'predictionJudged' || judged.event.met || senses.second - judged.at > 60)
        return null
      const { executionId } = judged.event
      const approved = log.find((entry) => isApproval(entry) && entry.event.executionId === executionId)
      const what =
        approved !== undefined && isApproval(approved) ? labelFrom(approved) : phrase('chief.thatAction')
      return { facts: { what }, cites: cite(judged, approved) }
    },
  },
  {
    id: 'handsOn',
    marker: 'A2',
    restSeconds: 500,
    sees: ({ senses, log }) => {
      const own = log.findLast((entry) => isApproval(entry) && entry.event.executor === 'self')
      if (own === undefined || !isApproval(own) || senses.second - own.at > 60) return null
      const helpers = senses.people.filter((person) => person.status === 'onBridge')
      return helpers.length === 0 ? null : { facts: { what: labelFrom(own) }, cites: cite(own) }
    },
  },
  {
    id: 'repeatedAction',
    marker: 'C4',
    restSeconds: 400,
    sees: ({ senses, log }) => {
      const approvals = log.filter(isApproval)
      const last = approvals[approvals.length - 1]
      if (last === undefined || senses.second - last.at > 60) return null
      const same = canonicalJson([last.event.actionId, last.event.parameters])
      const before = approvals.findLast(
        ({ event }) => event !== last.event && canonicalJson([event.actionId, event.parameters]) === same,
      )
      return before === undefined ? null : { facts: { what: labelFrom(last) }, cites: cite(before, last) }
    },
  },
]
