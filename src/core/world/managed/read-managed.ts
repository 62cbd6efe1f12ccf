import { readSeriesId } from '../telemetry/series-id.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { replicaOf } from './apply-managed-intervention.ts'
import type { viewManaged } from './managed-views.ts'

type Read = (state: WorldState) => number

/** How a series of tables, queues, control planes, cost or lost data is read; undefined when it is not one of these. */
export function managedReader(model: WorldModel, seriesId: string): Read | undefined {
  const series = readSeriesId(seriesId)
  switch (series?.kind) {
    case 'table': {
      const { metric } = series
      const r = replicaOf(model, series.owner, series.place)
      return ({ managed }) => tableNumbers<Float64Array>(managed.replica)[metric]?.[r] ?? Number.NaN
    }
    case 'queue': {
      const { metric } = series
      const q = model.managed.queues.findIndex(({ queue }) => queue.id === series.owner)
      return ({ managed }) => queueNumbers<Float64Array>(managed.queue)[metric]?.[q] ?? Number.NaN
    }
    case 'plane': {
      const planes = model.topology.platform?.controlPlanes ?? []
      const at = planes.findIndex((plane) => plane.id === series.owner)
      return series.metric === 'errorShare'
        ? ({ managed }) => managed.plane.failShare[at] ?? Number.NaN
        : undefined
    }
    case 'cost':
      return series.metric === 'usdPerMinute'
        ? ({ managed }) => 60 * (managed.total.spendRate[0] as number)
        : undefined
    case 'data':
      return series.metric === 'lostWrites'
        ? ({ managed }) => managed.total.lostWrites[0] as number
        : undefined
    default:
      return undefined
  }
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
