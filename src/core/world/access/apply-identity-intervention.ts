import type { IdentityIntervention } from '../intervention.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { COHORTS } from './compile-access.ts'
import { ABSENT, ACTIVE, changeKey, DELETED, INACTIVE, KEYS_PER_USER, keysHeld } from './key-status.ts'
import { turnOf } from './spread-cohorts.ts'

const DAY_SECONDS = 86_400
const STATUS = { active: ACTIVE, inactive: INACTIVE, deleted: DELETED } as const

/** Changes a key, a secret or a certificate now (`at`: its date). What the provider would refuse, or does not know, changes nothing. */
export function applyIdentityIntervention(
  model: WorldModel,
  state: WorldState,
  intervention: IdentityIntervention,
  at: number = state.second,
): void {
  const { keys = [], secrets = [], certificates = [], credentials = [] } = model.topology.platform ?? {}
  const { key, secret, certificate } = state.access
  state.access.total.due[0] = 1
  switch (intervention.kind) {
    case 'createKey': {
      const k = keys.findIndex(({ id }) => id === intervention.key)
      if (k < 0 || key.status[k] !== ABSENT || keysHeld(model, state, k) >= KEYS_PER_USER) return
      changeKey(model, state, k, ACTIVE)
      key.createdAt[k] = at
      return
    }
    case 'setKeyStatus': {
      const k = keys.findIndex(({ id }) => id === intervention.key)
      const status = STATUS[intervention.status]
      if (k < 0 || key.status[k] === ABSENT || key.status[k] === DELETED || key.status[k] === status) return
      changeKey(model, state, k, status)
      return
    }
    case 'putSecret': {
      const s = secrets.findIndex(({ id }) => id === intervention.secret)
      const k = keys.findIndex(({ id }) => id === intervention.key)
      if (s >= 0) moveCurrent(state, s, k)
      return
    }
    case 'stageSecret': {
      const s = secrets.findIndex(({ id }) => id === intervention.secret)
      if (s >= 0) secret.pending[s] = keys.findIndex(({ id }) => id === intervention.key)
      return
    }
    case 'finishRotation': {
      const s = secrets.findIndex(({ id }) => id === intervention.secret)
      if (s >= 0 && (secret.pending[s] as number) >= 0) moveCurrent(state, s, secret.pending[s] as number)
      return
    }
    case 'refreshCredentials': {
      const named = credentials.findIndex(({ id }) => id === intervention.credential)
      model.access.holders.forEach((holder, h) => {
        if (holder.credential !== named) return
        if (intervention.region !== undefined && model.regions[holder.region] !== intervention.region) return
        for (let n = 0; n < COHORTS; n += 1)
          state.access.cohort.rollAt[h * COHORTS + n] = state.second + intervention.seconds * turnOf(n)
      })
      return
    }
    case 'issueCertificate': {
      const c = certificates.findIndex(({ id }) => id === intervention.certificate)
      if (c >= 0) certificate.storedExpiresAt[c] = at + intervention.days * DAY_SECONDS
      return
    }
    case 'deployCertificate': {
      const c = certificates.findIndex(({ id }) => id === intervention.certificate)
      if (c >= 0) certificate.expiresAt[c] = certificate.storedExpiresAt[c] as number
      return
    }
    default:
      intervention satisfies never
  }
}

/** AWSCURRENT moves to the key, what it pointed to becomes AWSPREVIOUS, and nothing is pending any more. */
function moveCurrent(state: WorldState, s: number, key: number): void {
  const { secret } = state.access
  if (secret.current[s] === key) return
  secret.previous[s] = secret.current[s] as number
  secret.changedAt[s] = state.second
  secret.current[s] = key
  secret.pending[s] = -1
}
