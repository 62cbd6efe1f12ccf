import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { viewManaged } from './managed-views.ts'
import { replicaOf } from './pull-managed-lever.ts'

type Read = (state: WorldState) => number

/** How a series of tables, queues, control planes, cost or lost data is read; undefined when it is not one of these. */
export function managedReader(model: WorldModel, seriesId: string): Read | undefined {
  const [kind, id = '', third = '', metric = ''] = seriesId.split('/')
  if (kind === 'table') {
    const r = replicaOf(model, id, third)
    return ({ managed }) => tableNumbers<Float64Array>(managed.replica)[metric]?.[r] ?? Number.NaN
  }
  if (kind === 'queue') {
    const q = model.managed.queues.findIndex(({ queue }) => queue.id === id)
    return ({ managed }) => queueNumbers<Float64Array>(managed.queue)[third]?.[q] ?? Number.NaN
  }
  if (kind === 'plane' && third === 'errorShare') {
    const planes = model.topology.platform?.controlPlanes ?? []
    const at = planes.findIndex((plane) => plane.id === id)
    return ({ managed }) => managed.plane.failShare[at] ?? Number.NaN
  }
  if (seriesId === 'cost/usdPerMinute') return ({ managed }) => 60 * (managed.total.spendRate[0] as number)
  if (seriesId === 'data/lostWrites') return ({ managed }) => managed.total.lostWrites[0] as number
  return undefined
}

/** The numbers of each metric, or where they begin. */
type Numbers<Part> = Readonly<Record<string, Part>>

/** Metrics of a replica by the name that series give them. */
export function tableNumbers<Part>(replica: ReturnType<typeof viewManaged<Part>>['replica']): Numbers<Part> {
  return {
    readUnits: replica.readUnits,
    writeUnits: replica.writeUnits,
    throttledShare: replica.throttledShare,
    replicationLagSeconds: replica.lagSeconds,
    damagedShare: replica.damagedShare,
  }
}

export function queueNumbers<Part>(queue: ReturnType<typeof viewManaged<Part>>['queue']): Numbers<Part> {
  return {
    depth: queue.depth,
    ageSeconds: queue.ageSeconds,
    inRate: queue.inRate,
    outRate: queue.outRate,
    lateMessages: queue.late,
  }
}
