import type { WorldModel } from '../world-model.ts'
import { COHORTS } from './compile-access.ts'

/**
 * Names, connections, keys, secrets, certificates and who holds what. See `state-views.ts` for `take` and `show`; they
 * may also hand out the places of the numbers instead of the numbers.
 */
export function viewAccess<Part>(
  model: WorldModel,
  take: (length: number) => Part,
  show: (length: number) => Part,
) {
  const { endpoints = [], keys = [], secrets = [], certificates = [] } = model.topology.platform ?? {}
  const portCount = model.portCell.length
  const holderCount = model.access.holders.length
  const cohortCount = holderCount * COHORTS
  return {
    endpoint: {
      // Share of callers' resolvers that have an address.
      resolves: show(endpoints.length),
      // What the faults of now make of the record, and what the resolvers have followed so far.
      lost: take(endpoints.length),
      lostSeen: take(endpoints.length),
      errorShare: show(endpoints.length),
    },
    key: {
      // Calls since the start that were let in by this key, or by a session bought with it.
      uses: show(keys.length),
      status: show(keys.length),
      statusBefore: take(keys.length),
      changedAt: take(keys.length),
      createdAt: take(keys.length),
    },
    secret: {
      current: take(secrets.length),
      previous: take(secrets.length),
      pending: take(secrets.length),
      changedAt: take(secrets.length),
    },
    certificate: {
      daysLeft: show(certificates.length),
      storedDaysLeft: show(certificates.length),
      expiresAt: take(certificates.length),
      storedExpiresAt: take(certificates.length),
    },
    port: {
      // Share of the wanted connections that are open, and the credential that is accepted on them.
      open: show(portCount),
      accepted: take(portCount),
      // Endpoint that new connections are opened by; -1: none is needed.
      endpoint: show(portCount),
      endpointSeen: take(portCount),
      // Share of callers that could open one now; share of connections that others of them still have from before.
      able: take(portCount),
      held: take(portCount),
      // Share of callers that asked for the name anew since the record came back.
      asked: take(portCount),
      instancesSeen: take(portCount),
      // Attempts that reach nobody, calls that are not let in by reason, attempts throttled: per second.
      vainRate: take(portCount),
      unconnectedRate: take(portCount),
      deniedRate: take(portCount),
      throttledRate: take(portCount),
    },
    holder: {
      accepted: take(holderCount),
      // Share that is let in although its session could not be renewed.
      unrenewed: show(holderCount),
      // Key that most of those accepted use, and most of those that are refused or not renewed ask with; -1: none.
      usedKey: show(holderCount),
      failingKey: show(holderCount),
      dueAt: take(holderCount),
      instancesSeen: take(holderCount),
      renewNext: take(holderCount),
      renewOwed: take(holderCount),
      // Share of the cohorts that is let in by a key, and that fails with it.
      keyShare: take(holderCount * keys.length),
      failingShare: take(holderCount * keys.length),
    },
    cohort: {
      copyKey: take(cohortCount),
      copyDueAt: take(cohortCount),
      sessionKey: take(cohortCount),
      sessionUntil: take(cohortCount),
      refreshAt: take(cohortCount),
      refetchAt: take(cohortCount),
      rollAt: take(cohortCount),
      // The first of these times; what has become of it; the key it shows.
      nextAt: take(cohortCount),
      standing: take(cohortCount),
      shownKey: take(cohortCount),
    },
    total: {
      steppedAt: take(1),
      // 1: something was done, look in this second.
      due: take(1),
      // Until then a change of a key is not known everywhere.
      settlesAt: take(1),
      historyNext: take(1),
    },
  }
}
