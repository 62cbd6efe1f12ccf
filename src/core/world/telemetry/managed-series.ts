import { replicaOf } from '../managed/pull-managed-lever.ts'
import { queueNumbers, tableNumbers } from '../managed/read-managed.ts'
import type { WorldModel } from '../world-model.ts'
import { managedPlaces } from './managed-frame.ts'
import type { Measurement } from './measurement.ts'
import type { SeriesInfo, SeriesUnit } from './series-info.ts'

const tableMetrics = {
  readUnits: ['read units', 'perSecond'],
  writeUnits: ['write units', 'perSecond'],
  throttledShare: ['throttled', 'share'],
  replicationLagSeconds: ['replication lag', 'seconds'],
  damagedShare: ['items that do not parse', 'share'],
} as const satisfies Record<string, readonly [string, SeriesUnit]>

const queueMetrics = {
  depth: ['messages', 'count'],
  ageSeconds: ['age of oldest message', 'seconds'],
  inRate: ['messages in', 'perSecond'],
  outRate: ['messages done', 'perSecond'],
  lateMessages: ['messages that are late', 'count'],
} as const satisfies Record<string, readonly [string, SeriesUnit]>

/** Series of tables, queues, control planes, cost and data, as far as this world has them. */
export function listManagedSeries(model: WorldModel): readonly SeriesInfo[] {
  const { platform } = model.topology
  if (platform === undefined) return []
  const list: SeriesInfo[] = []
  for (const { id, label, replicas } of platform.tables ?? [])
    for (const { region } of replicas)
      for (const [metric, [name, unit]] of Object.entries(tableMetrics)) {
        if (metric === 'replicationLagSeconds' && replicas.length === 1) continue
        list.push({ id: `table/${id}/${region}/${metric}`, label: `${label}, ${region}: ${name}`, unit })
      }
  for (const { id, label, consumer, lateAfterSeconds } of platform.queues ?? [])
    for (const [metric, [name, unit]] of Object.entries(queueMetrics)) {
      if (metric === 'lateMessages' && lateAfterSeconds === undefined) continue
      list.push({ id: `queue/${id}/${metric}`, label: `${label}: ${name}`, unit, service: consumer })
    }
  for (const { id, label } of platform.controlPlanes ?? [])
    list.push({ id: `plane/${id}/errorShare`, label: `${label}: commands that fail`, unit: 'share' })
  list.push({ id: 'cost/usdPerMinute', label: 'Cost a minute', unit: 'usd' })
  list.push({ id: 'data/lostWrites', label: 'Writes lost', unit: 'count' })
  return list
}

/** The measurement behind such a series id; undefined when it is not one of these. */
export function measureManaged(model: WorldModel, seriesId: string): Measurement | undefined {
  const { platform } = model.topology
  if (platform === undefined) return undefined
  const [kind, id = '', third = '', metric = ''] = seriesId.split('/')
  const places = managedPlaces(model)
  if (kind === 'table' && metric in tableMetrics) {
    const r = replicaOf(model, id, third)
    const ceiling = metric.endsWith('Share') ? 1 : Infinity
    return shown(ceiling, false, tableNumbers(places.replica)[metric], r)
  }
  if (kind === 'queue' && third in queueMetrics) {
    const q = model.managed.queues.findIndex(({ queue }) => queue.id === id)
    return shown(Infinity, third === 'ageSeconds', queueNumbers(places.queue)[third], q)
  }
  if (kind === 'plane' && third === 'errorShare') {
    const at = platform.controlPlanes?.findIndex((plane) => plane.id === id) ?? -1
    return shown(1, false, places.plane.failShare, at)
  }
  if (seriesId === 'cost/usdPerMinute') return shown(Infinity, true, places.total.spendRate, 0, 60)
  if (seriesId === 'data/lostWrites') return shown(Infinity, true, places.total.lostWrites, 0)
  return undefined
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
