import { replicaOf } from '../managed/apply-managed-intervention.ts'
import { queueNumbers, tableNumbers } from '../managed/read-managed.ts'
import type { WorldModel } from '../world-model.ts'
import { managedPlaces } from './managed-frame.ts'
import type { Measurement } from './measurement.ts'
import { type SeriesParts, seriesId } from './series-id.ts'
import type { SeriesInfo } from './series-info.ts'
import { metricsIn, queueMetrics, tableMetrics } from './series-metrics.ts'

/** Series of tables, queues, control planes, cost and data, as far as this world has them. */
export function listManagedSeries(model: WorldModel): readonly SeriesInfo[] {
  const { platform } = model.topology
  if (platform === undefined) return []
  const list: SeriesInfo[] = []
  for (const { id, label, replicas } of platform.tables ?? [])
    for (const { region } of replicas)
      for (const [metric, [name, unit]] of metricsIn(tableMetrics)) {
        if (metric === 'replicationLagSeconds' && replicas.length === 1) continue
        list.push({ id: seriesId.table(id, region, metric), label: `${label}, ${region}: ${name}`, unit })
      }
  for (const { id, label, consumer, lateAfterSeconds } of platform.queues ?? [])
    for (const [metric, [name, unit]] of metricsIn(queueMetrics)) {
      if (metric === 'lateMessages' && lateAfterSeconds === undefined) continue
      list.push({ id: seriesId.queue(id, metric), label: `${label}: ${name}`, unit, service: consumer })
    }
  for (const { id, label } of platform.controlPlanes ?? [])
    list.push({ id: seriesId.plane(id), label: `${label}: commands that fail`, unit: 'share' })
  list.push({ id: seriesId.cost(), label: 'Cost a minute', unit: 'usd' })
  list.push({ id: seriesId.data(), label: 'Writes lost', unit: 'count' })
  return list
}

/** The measurement behind such a series; undefined when it is not one of these. */
export function measureManaged(model: WorldModel, series: SeriesParts): Measurement | undefined {
  const { platform } = model.topology
  if (platform === undefined) return undefined
  const { kind, owner, place, metric } = series
  const places = managedPlaces(model)
  switch (kind) {
    case 'table': {
      const ceiling = metric.endsWith('Share') ? 1 : Infinity
      return shown(ceiling, false, tableNumbers(places.replica)[metric], replicaOf(model, owner, place))
    }
    case 'queue': {
      const q = model.managed.queues.findIndex(({ queue }) => queue.id === owner)
      return shown(Infinity, metric === 'ageSeconds', queueNumbers(places.queue)[metric], q)
    }
    case 'plane': {
      const at = platform.controlPlanes?.findIndex((plane) => plane.id === owner) ?? -1
      return metric === 'errorShare' ? shown(1, false, places.plane.failShare, at) : undefined
    }
    case 'cost':
      return metric === 'usdPerMinute' ? shown(Infinity, true, places.total.spendRate, 0, 60) : undefined
    case 'data':
      return metric === 'lostWrites' ? shown(Infinity, true, places.total.lostWrites, 0) : undefined
    default:
      return undefined
  }
}

/** The nth of the numbers that begin at this place; undefined when there is no such one. */
function shown(
  ceiling: number,
  exact: boolean,
  first: number | undefined,
  nth: number,
  factor = 1,
): Measurement | undefined {
  if (first === undefined || nth < 0) return undefined
  return {
    exact,
    ceiling,
    measure: (frames, index) => {
      const frame = frames[index]
      return frame === undefined ? undefined : factor * (frame[first + nth] as number)
    },
  }
}
