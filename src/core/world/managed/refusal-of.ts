import { ABSENT, DELETED, KEYS_PER_USER, keysHeld } from '../access/key-status.ts'
import { NO_CAPACITY_SHARE } from '../fleet.ts'
import type { Intervention } from '../intervention.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { replicaOf } from './apply-managed-intervention.ts'
import type { CompiledTable } from './compile-managed.ts'

/** The newest point in time that a table can go back to, and the oldest; restores that may run at once. */
const NEWEST_RESTORE_MINUTES = 5
const OLDEST_RESTORE_DAYS = 35
const RESTORES_AT_ONCE = 4
/** A queue may be purged once in this time. */
const PURGE_SECONDS = 60

/** Why the provider's API does not carry something out, and what it is about. */
export interface ApiRefusal {
  readonly reason:
    | 'noPendingVersion'
    | 'keyExists'
    | 'keyLimit'
    | 'noSuchKey'
    | 'noCapacity'
    | 'noTable'
    | 'noReplica'
    | 'backupsOff'
    | 'tooRecent'
    | 'tooOld'
    | 'restoringAlready'
    | 'restoreLimit'
    | 'purgedLately'
  readonly about: Readonly<Record<string, string | number>>
}

const refuse = (reason: ApiRefusal['reason'], about: ApiRefusal['about']): ApiRefusal => ({ reason, about })

type Rule<Asked> = (model: WorldModel, state: WorldState, asked: Asked) => ApiRefusal | null

/** By kind, when the provider's API says no; null for what it always takes. */
const RULES: {
  readonly [Kind in Intervention['kind']]: Rule<Extract<Intervention, { readonly kind: Kind }>> | null
} = {
  createKey: (model, state, { key }) => {
    const place = placeOfKey(model, key)
    if (place === null) return null
    if (!isGone(state, place.k)) return refuse('keyExists', { key, user: place.user })
    return keysHeld(model, state, place.k) >= KEYS_PER_USER ? refuse('keyLimit', { user: place.user }) : null
  },
  setKeyStatus: (model, state, { key }) => {
    const place = placeOfKey(model, key)
    return place !== null && isGone(state, place.k) ? refuse('noSuchKey', { key, user: place.user }) : null
  },
  finishRotation: (model, state, { secret }) => {
    const s = model.topology.platform?.secrets?.findIndex(({ id }) => id === secret) ?? -1
    return s < 0 || (state.access.secret.pending[s] as number) >= 0
      ? null
      : refuse('noPendingVersion', { secret })
  },
  setDesiredInstances: (model, state, { service, region, instances }) =>
    refuseInstances(model, state, service, region, instances),
  setTableCapacity: (model, _, { table, region }) => refuseReplica(model, table, region),
  setTableReplica: (model, _, { table, region }) => refuseReplica(model, table, region),
  restoreTable: (model, state, { table, region, minutesAgo }) =>
    refuseReplica(model, table, region) ?? refuseRestore(model, state, table, region, minutesAgo),
  purgeQueue: (model, state, { queue }) => {
    const q = model.managed.queues.findIndex((each) => each.queue.id === queue)
    const since = q < 0 ? PURGE_SECONDS : state.second - (state.managed.queue.purgedAt[q] as number)
    return since >= PURGE_SECONDS ? null : refuse('purgedLately', { queue, seconds: since })
  },
  // Accepted whenever its control plane is up, or no business of the provider's.
  setZoneWeight: null,
  setRegionWeight: null,
  suspendScaleIn: null,
  setRetryPolicy: null,
  setTimeout: null,
  setBreaker: null,
  setAdmission: null,
  restart: null,
  warmCache: null,
  setFallback: null,
  setHealthCheck: null,
  suspendHealthChecks: null,
  setDeadlines: null,
  setStartLimit: null,
  setStartBackoff: null,
  setSlowStart: null,
  setNetworkCapacity: null,
  rollBackConfiguration: null,
  setKillSwitch: null,
  setCanary: null,
  refreshCredentials: null,
  setTableBilling: null,
  setQueueRate: null,
  setConcurrency: null,
  putSecret: null,
  stageSecret: null,
  issueCertificate: null,
  deployCertificate: null,
}

/**
 * What the provider's API answers to an intervention that it does not carry out; null when it accepts. Rules of the
 * service, not chance: whether its control plane is up is `controlPlaneNow`.
 */
export function refusalOf(
  model: WorldModel,
  state: WorldState,
  intervention: Intervention,
): ApiRefusal | null {
  const rule = RULES[intervention.kind] as Rule<Intervention> | null
  return rule === null ? null : rule(model, state, intervention)
}

function placeOfKey(model: WorldModel, keyId: string): { readonly k: number; readonly user: string } | null {
  const keys = model.topology.platform?.keys ?? []
  const k = keys.findIndex(({ id }) => id === keyId)
  const key = keys[k]
  return key === undefined ? null : { k, user: key.user }
}

function isGone(state: WorldState, k: number): boolean {
  const status = state.access.key.status[k]
  return status === ABSENT || status === DELETED
}

function refuseInstances(
  model: WorldModel,
  state: WorldState,
  service: string,
  region: string,
  instances: number,
): ApiRefusal | null {
  const r = model.regions.indexOf(region)
  if (r < 0 || (state.region.launchFailure[r] as number) < NO_CAPACITY_SHARE) return null
  let present = 0
  model.cells.forEach((place, i) => {
    if (model.services[place.service]?.id === service && model.zoneRegion[place.zone] === r)
      present += state.cell.instances[i] as number
  })
  return instances > present ? refuse('noCapacity', { region, running: Math.round(present) }) : null
}

function refuseReplica(model: WorldModel, table: string, region: string): ApiRefusal | null {
  if (!model.managed.tables.some((each) => each.table.id === table)) return refuse('noTable', { table })
  return replicaOf(model, table, region) < 0 ? refuse('noReplica', { table, region }) : null
}

function refuseRestore(
  model: WorldModel,
  state: WorldState,
  tableId: string,
  region: string,
  minutesAgo: number,
): ApiRefusal | null {
  const { table } = model.managed.tables.find((each) => each.table.id === tableId) as CompiledTable
  if (table.restoreMinutes === undefined) return refuse('backupsOff', { table: tableId })
  if (minutesAgo < NEWEST_RESTORE_MINUTES) return refuse('tooRecent', { minutes: NEWEST_RESTORE_MINUTES })
  if (minutesAgo > OLDEST_RESTORE_DAYS * 24 * 60) return refuse('tooOld', { days: OLDEST_RESTORE_DAYS })
  const r = replicaOf(model, tableId, region)
  let running = 0
  state.managed.replica.restoredAt.forEach((at, n) => {
    if (at >= 0 && model.managed.replicas[n]?.region === model.managed.replicas[r]?.region) running += 1
  })
  if ((state.managed.replica.restoredAt[r] as number) >= 0)
    return refuse('restoringAlready', { table: tableId, region })
  return running >= RESTORES_AT_ONCE ? refuse('restoreLimit', { restores: RESTORES_AT_ONCE, region }) : null
}
