import { ABSENT, DELETED, KEYS_PER_USER, keysHeld } from '../access/key-status.ts'
import { NO_CAPACITY_SHARE } from '../fleet.ts'
import type { Intervention } from '../intervention.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledTable } from './compile-managed.ts'
import { replicaOf } from './pull-managed-lever.ts'

/** The newest point in time that a table can go back to, and the oldest; restores that may run at once. */
const NEWEST_RESTORE_MINUTES = 5
const OLDEST_RESTORE_DAYS = 35
const RESTORES_AT_ONCE = 4
/** A queue may be purged once in this time. */
const PURGE_SECONDS = 60

/**
 * What the provider's API answers to a command that it does not carry out: the code of the trade, then our words; null
 * when it accepts. Rules of the service, not chance: whether its control plane is up is `controlPlaneNow`.
 */
export function refusalOf(model: WorldModel, state: WorldState, lever: Intervention): string | null {
  switch (lever.kind) {
    case 'createKey':
    case 'setKeyStatus':
    case 'putSecret':
      return refuseKey(model, state, lever)
    case 'finishRotation': {
      const s = model.topology.platform?.secrets?.findIndex(({ id }) => id === lever.secret) ?? -1
      return s < 0 || (state.access.secret.pending[s] as number) >= 0
        ? null
        : `InvalidRequestException: ${lever.secret} has no version labelled AWSPENDING`
    }
    case 'setDesiredInstances':
      return refuseInstances(model, state, lever.service, lever.region, lever.instances)
    case 'setTableCapacity':
    case 'setTableReplica':
      return refuseReplica(model, lever.table, lever.region)
    case 'restoreTable':
      return (
        refuseReplica(model, lever.table, lever.region) ??
        refuseRestore(model, state, lever.table, lever.region, lever.minutesAgo)
      )
    case 'purgeQueue': {
      const q = model.managed.queues.findIndex(({ queue }) => queue.id === lever.queue)
      const since = q < 0 ? PURGE_SECONDS : state.second - (state.managed.queue.purgedAt[q] as number)
      return since >= PURGE_SECONDS
        ? null
        : `PurgeQueueInProgress: ${lever.queue} was purged ${since} s ago; once a minute is allowed`
    }
    default:
      return null
  }
}

function refuseKey(
  model: WorldModel,
  state: WorldState,
  lever: Extract<Intervention, { readonly kind: 'createKey' | 'setKeyStatus' | 'putSecret' }>,
): string | null {
  const keys = model.topology.platform?.keys ?? []
  const k = keys.findIndex(({ id }) => id === lever.key)
  const key = keys[k]
  if (key === undefined) return null
  const status = state.access.key.status[k]
  const gone = status === ABSENT || status === DELETED
  if (lever.kind === 'putSecret') return null
  if (lever.kind === 'createKey') {
    if (!gone) return `EntityAlreadyExists: ${lever.key} exists already for user ${key.user}`
    return keysHeld(model, state, k) >= KEYS_PER_USER
      ? `LimitExceeded: user ${key.user} has two access keys, and inactive ones count; delete one first`
      : null
  }
  return gone ? `NoSuchEntity: user ${key.user} has no access key ${lever.key}` : null
}

function refuseInstances(
  model: WorldModel,
  state: WorldState,
  service: string,
  region: string,
  instances: number,
): string | null {
  const r = model.regions.indexOf(region)
  if (r < 0 || (state.region.launchFailure[r] as number) < NO_CAPACITY_SHARE) return null
  let present = 0
  model.cells.forEach((place, i) => {
    if (model.services[place.service]?.id === service && model.zoneRegion[place.zone] === r)
      present += state.cell.instances[i] as number
  })
  return instances > present
    ? `InsufficientInstanceCapacity: ${region} cannot launch instances of this kind now; ${Math.round(present)} run`
    : null
}

function refuseReplica(model: WorldModel, table: string, region: string): string | null {
  if (!model.managed.tables.some((each) => each.table.id === table))
    return `TableNotFoundException: there is no table ${table}`
  return replicaOf(model, table, region) < 0
    ? `ReplicaNotFoundException: ${table} has no replica in ${region}`
    : null
}

function refuseRestore(
  model: WorldModel,
  state: WorldState,
  tableId: string,
  region: string,
  minutesAgo: number,
): string | null {
  const { table } = model.managed.tables.find((each) => each.table.id === tableId) as CompiledTable
  if (table.restoreMinutes === undefined)
    return `PointInTimeRecoveryUnavailableException: continuous backups of ${tableId} are off`
  if (minutesAgo < NEWEST_RESTORE_MINUTES)
    return `InvalidRestoreTimeException: the newest restorable point is about ${NEWEST_RESTORE_MINUTES} minutes old`
  if (minutesAgo > OLDEST_RESTORE_DAYS * 24 * 60)
    return `InvalidRestoreTimeException: nothing older than ${OLDEST_RESTORE_DAYS} days is kept`
  const r = replicaOf(model, tableId, region)
  let running = 0
  state.managed.replica.restoredAt.forEach((at, n) => {
    if (at >= 0 && model.managed.replicas[n]?.region === model.managed.replicas[r]?.region) running += 1
  })
  if ((state.managed.replica.restoredAt[r] as number) >= 0)
    return `TableInUseException: ${tableId} in ${region} is being restored already`
  return running >= RESTORES_AT_ONCE
    ? `LimitExceededException: ${RESTORES_AT_ONCE} restores run in ${region} already`
    : null
}
