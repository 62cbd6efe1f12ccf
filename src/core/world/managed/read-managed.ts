import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { replicaOf } from './pull-managed-lever.ts'

/** The true value now of a series of tables, queues, control planes, cost or lost data; NaN when it is not one of these. */
export function readManaged(model: WorldModel, state: WorldState, seriesId: string): number {
  const [kind, id = '', third = '', metric = ''] = seriesId.split('/')
  const { managed } = state
  if (kind === 'table') {
    const values = tableNumbers(managed.replica)[metric]
    return values?.[replicaOf(model, id, third)] ?? Number.NaN
  }
  if (kind === 'queue') {
    const q = model.managed.queues.findIndex(({ queue }) => queue.id === id)
    return queueNumbers(managed.queue)[third]?.[q] ?? Number.NaN
  }
  if (kind === 'plane' && third === 'errorShare') {
    const planes = model.topology.platform?.controlPlanes ?? []
    return managed.plane.failShare[planes.findIndex((plane) => plane.id === id)] ?? Number.NaN
  }
  if (seriesId === 'cost/usdPerMinute') return 60 * (managed.total.spendRate[0] as number)
  if (seriesId === 'data/lostWrites') return managed.total.lostWrites[0] as number
  return Number.NaN
}

type Numbers = Readonly<Record<string, Float64Array>>

/** Metrics of a replica by the name that series give them. */
export function tableNumbers(replica: WorldState['managed']['replica']): Numbers {
  return {
    readUnits: replica.readUnits,
    writeUnits: replica.writeUnits,
    throttledShare: replica.throttledShare,
    replicationLagSeconds: replica.lagSeconds,
    damagedShare: replica.damagedShare,
  }
}

export function queueNumbers(queue: WorldState['managed']['queue']): Numbers {
  return {
    depth: queue.depth,
    ageSeconds: queue.ageSeconds,
    inRate: queue.inRate,
    outRate: queue.outRate,
    lateMessages: queue.late,
  }
}
