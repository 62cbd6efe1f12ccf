import type { WorldModel } from '../world-model.ts'
import { listAccessSeries } from './access-series.ts'
import { listManagedSeries } from './managed-series.ts'
import type { SeriesInfo, SeriesUnit } from './series-info.ts'

export const serviceMetrics = {
  requestRate: ['Requests', 'perSecond'],
  errorShare: ['Errors', 'share'],
  p50Ms: ['Latency p50', 'ms'],
  p99Ms: ['Latency p99', 'ms'],
  cpu: ['CPU', 'share'],
  threadsBusy: ['Threads busy', 'share'],
  queueDepth: ['Queue depth', 'count'],
  retryRate: ['Retries received', 'perSecond'],
  instances: ['Instances', 'count'],
  healthyInstances: ['Healthy instances', 'count'],
} as const satisfies Record<string, readonly [string, SeriesUnit]>

export const linkMetrics = {
  timeoutShare: ['Calls timed out', 'share'],
  retryRate: ['Retries sent', 'perSecond'],
  poolWaitMs: ['Wait for a connection', 'ms'],
  cacheHitShare: ['Cache hits', 'share'],
  breakerOpen: ['Circuit breakers open', 'share'],
} as const satisfies Record<string, readonly [string, SeriesUnit]>

export const customerMetrics = {
  demandRate: ['Customers arriving', 'perSecond'],
  successShare: ['Visits that succeed', 'share'],
  p99Ms: ['Visit time p99', 'ms'],
  waiting: ['Trying again soon', 'count'],
  returning: ['Left, coming back', 'count'],
} as const satisfies Record<string, readonly [string, SeriesUnit]>

export const sloMetrics = {
  burnRate5m: ['Burn rate, 5 min', 'factor'],
  burnRate1h: ['Burn rate, 1 h', 'factor'],
  budgetSpentShare: ['Error budget spent', 'share'],
} as const satisfies Record<string, readonly [string, SeriesUnit]>

/** Every series of a world, in a stable order. */
export function listSeries(model: WorldModel): readonly SeriesInfo[] {
  const list: SeriesInfo[] = []
  for (const service of model.services) {
    const label = model.topology.services.find((s) => s.id === service.id)?.label ?? service.id
    const zones = model.cells
      .slice(service.firstCell, service.endCell)
      .map((cell) => zoneId(model, cell.zone))
    for (const zone of [...zones, 'all']) {
      for (const [metric, [name, unit]] of Object.entries(serviceMetrics)) {
        const where = zone === 'all' ? {} : { zone }
        const place = zone === 'all' ? '' : `, ${zone}`
        const id = `service/${service.id}/${zone}/${metric}`
        list.push({ id, label: `${label}: ${name}${place}`, unit, service: service.id, ...where })
      }
    }
  }
  for (const link of model.links) {
    for (const [metric, [name, unit]] of Object.entries(linkMetrics)) {
      const service = model.services[link.from]?.id
      const owner = service === undefined ? {} : { service }
      list.push({
        id: `link/${link.id}/${metric}`,
        label: `${link.id}: ${name}`,
        unit,
        link: link.id,
        ...owner,
      })
    }
  }
  for (const market of [...model.topology.markets, { id: 'all', label: 'All customers' }]) {
    for (const [metric, [name, unit]] of Object.entries(customerMetrics)) {
      const owner = market.id === 'all' ? {} : { market: market.id }
      list.push({ id: `customers/${market.id}/${metric}`, label: `${market.label}: ${name}`, unit, ...owner })
    }
  }
  for (const [metric, [name, unit]] of Object.entries(sloMetrics)) {
    list.push({ id: `slo/${metric}`, label: `${model.topology.slo.label}: ${name}`, unit })
  }
  list.push(...listAccessSeries(model), ...listManagedSeries(model))
  return list
}

function zoneId(model: WorldModel, zone: number): string {
  const found = model.topology.zones[zone]
  if (found === undefined) throw new Error(`no zone ${zone}`)
  return found.id
}
