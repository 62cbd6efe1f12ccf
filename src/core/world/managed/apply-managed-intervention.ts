import type { ManagedIntervention } from '../intervention.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { beginRestore } from './damage-tables.ts'

/** The provider takes the better of half the provisioned units and these as the previous peak of a table that becomes on-demand. */
const FRESH_READ_PEAK = 6000
const FRESH_WRITE_PEAK = 2000

/** Applies what people do to tables, queues and functions. Names the world does not know change nothing. */
export function applyManagedIntervention(
  model: WorldModel,
  state: WorldState,
  intervention: ManagedIntervention,
): void {
  const { managed } = state
  const { queues, functions } = model.managed
  switch (intervention.kind) {
    case 'setTableCapacity': {
      const r = replicaOf(model, intervention.table, intervention.region)
      if (r < 0) return
      const onDemand = managed.table.onDemand[model.managed.replicas[r]?.table as number] === 1
      setUnits(managed.replica.readLimit, r, intervention.readUnits, onDemand)
      setUnits(managed.replica.writeLimit, r, intervention.writeUnits, onDemand)
      return
    }
    case 'setTableBilling':
      setBilling(model, state, intervention.table, intervention.billing)
      return
    case 'setTableReplica':
      setReplica(model, state, intervention.table, intervention.callersIn, intervention.region)
      return
    case 'restoreTable': {
      const r = replicaOf(model, intervention.table, intervention.region)
      const { restoreMinutes } = model.managed.tables[model.managed.replicas[r]?.table ?? -1]?.table ?? {}
      if (restoreMinutes !== undefined) beginRestore(model, state, r, intervention.minutesAgo, restoreMinutes)
      return
    }
    case 'setQueueRate':
      queues.forEach(({ queue }, q) => {
        if (queue.id === intervention.queue) managed.queue.polls[q] = Math.max(0, intervention.perSecond)
      })
      return
    case 'purgeQueue':
      queues.forEach(({ queue }, q) => {
        if (queue.id === intervention.queue) purge(model, state, q)
      })
      return
    case 'setConcurrency':
      functions.forEach(({ service, region }, f) => {
        if (
          model.services[service]?.id === intervention.service &&
          model.regions[region] === intervention.region
        )
          managed.function.concurrency[f] = Math.max(0, Math.round(intervention.environments))
      })
      return
    default:
      intervention satisfies never
  }
}

/** Index of the replica of a table in a region, or -1. */
export function replicaOf(model: WorldModel, tableId: string, regionId: string): number {
  const region = model.regions.indexOf(regionId)
  return model.managed.replicas.findIndex(
    (each) => model.managed.tables[each.table]?.table.id === tableId && each.region === region,
  )
}

/** Provisioned units; for an on-demand table what it takes at once from now on, which is twice its peak. */
function setUnits(limit: Float64Array, r: number, units: number, onDemand: boolean): void {
  limit[r] = onDemand ? Math.max(limit[r] as number, units / 2) : Math.max(1, units)
}

function setBilling(
  model: WorldModel,
  state: WorldState,
  tableId: string,
  billing: 'provisioned' | 'onDemand',
): void {
  const { table, replica } = state.managed
  model.managed.tables.forEach(({ table: { id }, firstReplica, endReplica }, t) => {
    const onDemand = billing === 'onDemand'
    if (id !== tableId || (table.onDemand[t] === 1) === onDemand) return
    table.onDemand[t] = onDemand ? 1 : 0
    for (let r = firstReplica; r < endReplica; r += 1) {
      const read = replica.readLimit[r] as number
      const write = replica.writeLimit[r] as number
      replica.readLimit[r] = onDemand ? Math.max(FRESH_READ_PEAK, read / 2) : read
      replica.writeLimit[r] = onDemand ? Math.max(FRESH_WRITE_PEAK, write / 2) : write
      replica.readBurst[r] = 0
      replica.writeBurst[r] = 0
    }
  })
}

function setReplica(
  model: WorldModel,
  state: WorldState,
  tableId: string,
  callersIn: string,
  regionId: string,
): void {
  const r = replicaOf(model, tableId, regionId)
  const replica = model.managed.replicas[r]
  if (replica === undefined) return
  model.managed.tablePorts.forEach(({ port, table, region }, n) => {
    if (table !== replica.table || model.regions[region] !== callersIn) return
    state.managed.tablePort.replica[n] = r
    if (replica.endpoint >= 0 && (model.access.endpoint[port] as number) >= 0)
      state.access.port.endpoint[port] = replica.endpoint
  })
  // Balancer weights are the same as before, but the calls go elsewhere.
  state.total.spreadKnown[0] = -1
}

function purge(model: WorldModel, state: WorldState, q: number): void {
  const { queue, total } = state.managed
  const gone = queue.depth[q] as number
  const rate = model.managed.queues[q]?.queue.pollsPerSecond ?? 1
  queue.waiting[q] = 0
  queue.hidden[q] = 0
  queue.depth[q] = 0
  queue.late[q] = 0
  queue.ageSeconds[q] = 0
  queue.purgedAt[q] = state.second
  const usual = Math.max(1, Math.min(rate, queue.inRate[q] as number))
  total.lostWrites[0] = (total.lostWrites[0] as number) + gone
  total.dataLostSeconds[0] = (total.dataLostSeconds[0] as number) + gone / usual
}
