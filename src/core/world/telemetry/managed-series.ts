import { replicaOf } from '../managed/pull-managed-lever.ts'
import { queueNumbers, tableNumbers } from '../managed/read-managed.ts'
import type { WorldModel } from '../world-model.ts'
import { managedIn } from './managed-frame.ts'
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
  if (kind === 'table' && metric in tableMetrics) {
    const r = replicaOf(model, id, third)
    return r < 0
      ? undefined
      : shown(model, metric.endsWith('Share') ? 1 : Infinity, false, (frame) => {
          return tableNumbers(frame.replica)[metric]?.[r]
        })
  }
  if (kind === 'queue' && third in queueMetrics) {
    const q = model.managed.queues.findIndex(({ queue }) => queue.id === id)
    return q < 0
      ? undefined
      : shown(model, Infinity, third === 'ageSeconds', (frame) => queueNumbers(frame.queue)[third]?.[q])
  }
  if (kind === 'plane' && third === 'errorShare') {
    const at = platform.controlPlanes?.findIndex((plane) => plane.id === id) ?? -1
    return at < 0 ? undefined : shown(model, 1, false, (frame) => frame.plane.failShare[at])
  }
  if (seriesId === 'cost/usdPerMinute')
    return shown(model, Infinity, true, (frame) => 60 * (frame.total.spendRate[0] as number))
  if (seriesId === 'data/lostWrites')
    return shown(model, Infinity, true, (frame) => frame.total.lostWrites[0])
  return undefined
}

function shown(
  model: WorldModel,
  ceiling: number,
  exact: boolean,
  read: (frame: ReturnType<typeof managedIn>) => number | undefined,
): Measurement {
  return {
    exact,
    ceiling,
    measure: (frames, index) => {
      const frame = frames[index]
      return frame === undefined ? undefined : read(managedIn(model, frame))
    },
  }
}
