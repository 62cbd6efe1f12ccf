import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { ABSENT, ACTIVE, INACTIVE } from './key-status.ts'
import { beginSessions } from './renew-sessions.ts'
import { stepIdentities } from './step-access.ts'

const DAY_SECONDS = 86_400
/** Older interventions are applied at this distance from the beginning: by then every copy and session has followed. */
const LONGEST_PAST_SECONDS = 2 * DAY_SECONDS
const IDENTITY_STEP_SECONDS = 5
const STATUS = { absent: ABSENT, active: ACTIVE, inactive: INACTIVE } as const

/**
 * Names resolve, connections are open, and the holders of credentials are where the platform's history has brought them
 * by the second at which the state begins: it runs for identities alone, from its first intervention on.
 */
export function beginAccess(model: WorldModel, state: WorldState): void {
  const { endpoint, key, secret, certificate, port, total } = state.access
  const { keys = [], secrets = [], certificates = [], history = [] } = model.topology.platform ?? {}
  endpoint.resolves.fill(1)
  keys.forEach(({ status, ageDays }, k) => {
    key.status[k] = STATUS[status]
    key.statusBefore[k] = STATUS[status]
    key.changedAt[k] = -1e12
    key.createdAt[k] = -ageDays * DAY_SECONDS
  })
  secrets.forEach(({ current, previous }, s) => {
    secret.changedAt[s] = -1e12
    secret.pending[s] = -1
    secret.current[s] = keys.findIndex(({ id }) => id === current)
    secret.previous[s] = keys.findIndex(({ id }) => id === previous)
  })
  certificates.forEach(({ expiresAtSecond, storedExpiresAtSecond }, c) => {
    certificate.expiresAt[c] = expiresAtSecond
    certificate.storedExpiresAt[c] = storedExpiresAtSecond ?? expiresAtSecond
  })
  port.open.fill(1)
  port.accepted.fill(1)
  port.able.fill(1)
  for (let p = 0; p < port.endpoint.length; p += 1) {
    port.endpoint[p] = model.access.endpoint[p] as number
    port.endpointSeen[p] = port.endpoint[p] as number
    port.instancesSeen[p] = state.cell.instances[model.portCell[p] as number] as number
  }
  total.settlesAt[0] = -1e12
  const begins = state.second
  const first = history[0]?.at ?? begins
  state.second = Math.max(begins - LONGEST_PAST_SECONDS, Math.min(begins, first))
  for (let h = 0; h < model.access.holders.length; h += 1) beginSessions(model, state, h)
  for (; state.second < begins; state.second += IDENTITY_STEP_SECONDS) stepIdentities(model, state)
  state.second = begins
  stepIdentities(model, state)
  total.steppedAt[0] = begins
}
