import { seriesId } from '../../world/index.ts'
import { cite, lastEntry, type Moment } from './moment.ts'

/** From the first relief to the last word. */
export const CLOSING_MOMENTS: readonly Moment[] = [
  {
    id: 'secondWave',
    marker: 'B3',
    restSeconds: 1800,
    sees: ({ senses, log }) => {
      const effect = lastEntry(log, 'actionTookEffect')
      const now = senses.facts.signal(seriesId.customers('all', 'successShare'), 0)
      const before = senses.facts.signal(seriesId.customers('all', 'successShare'), 240)
      if (effect === null || Number.isNaN(now) || Number.isNaN(before) || now - before < 0.05 || now < 0.9)
        return null
      return { facts: {}, cites: cite(effect) }
    },
  },
  {
    id: 'mitigatedWhileFiring',
    marker: 'G1',
    restSeconds: 400,
    sees: ({ senses, log }) => {
      const firing = senses.pages.some((page) => page.urgency === 'high' && page.clearedAt === null)
      const claim = lastEntry(log, 'incidentMitigated')
      if (claim === null || !firing || senses.incident.resolvedAt !== null || senses.second - claim.at < 120)
        return null
      return { facts: {}, cites: cite(claim, lastEntry(log, 'pageRaised')) }
    },
  },
  {
    id: 'proveRecovery',
    marker: 'G1',
    restSeconds: 900,
    sees: ({ senses, policy, log }) => {
      const { mitigatedAt, resolvedAt } = senses.incident
      if (mitigatedAt === null || resolvedAt !== null) return null
      if (senses.second - mitigatedAt < policy.windows.clearBeforeResolved / 2) return null
      const verified = log.some(
        (entry) => entry.event.kind === 'verificationAsked' && entry.at >= mitigatedAt,
      )
      return verified ? null : { facts: {}, cites: cite(lastEntry(log, 'incidentMitigated')) }
    },
  },
  {
    id: 'noOwner',
    marker: 'G2',
    restSeconds: 600,
    sees: ({ senses, log }) => {
      const { resolvedAt, postmortemOwner } = senses.incident
      if (resolvedAt === null || postmortemOwner !== null || senses.second - resolvedAt < 40) return null
      return { facts: {}, cites: cite(lastEntry(log, 'incidentResolved')) }
    },
  },
]
