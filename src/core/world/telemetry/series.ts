import type { Link } from '../topology.ts'
import type { WorldModel } from '../world-model.ts'
import { listAccessSeries } from './access-series.ts'
import { lifeMetricsOf, listConfigurationSeries } from './lifecycle-series.ts'
import { listManagedSeries } from './managed-series.ts'
import { listNetworkSeries } from './network-series.ts'
import { seriesId } from './series-id.ts'
import type { SeriesInfo } from './series-info.ts'
import {
  customerMetrics,
  lifeMetrics,
  linkMetrics,
  linkMetricsOf,
  metricsIn,
  serviceMetrics,
  sloMetrics,
} from './series-metrics.ts'

/** Every series of a world, in a stable order. */
export function listSeries(model: WorldModel): readonly SeriesInfo[] {
  const list: SeriesInfo[] = []
  for (const [s, service] of model.services.entries()) {
    const lives = lifeMetricsOf(model, s).map((metric) => [metric, lifeMetrics[metric]] as const)
    const label = model.topology.services.find((s) => s.id === service.id)?.label ?? service.id
    const zones = model.cells
      .slice(service.firstCell, service.endCell)
      .map((cell) => zoneId(model, cell.zone))
    for (const zone of [...zones, 'all']) {
      for (const [metric, [name, unit]] of [...metricsIn(serviceMetrics), ...lives]) {
        const where = zone === 'all' ? {} : { zone }
        const place = zone === 'all' ? '' : `, ${zone}`
        const id = seriesId.service(service.id, zone, metric)
        list.push({ id, label: `${label}: ${name}${place}`, unit, service: service.id, ...where })
      }
    }
  }
  for (const [at, link] of model.links.entries()) {
    for (const metric of linkMetricsOf(model.topology.links[at] as Link)) {
      const [name, unit] = linkMetrics[metric]
      const service = model.services[link.from]?.id
      const owner = service === undefined ? {} : { service }
      list.push({
        id: seriesId.link(link.id, metric),
        label: `${link.id}: ${name}`,
        unit,
        link: link.id,
        ...owner,
      })
    }
  }
  for (const market of [...model.topology.markets, { id: 'all', label: 'All customers' }]) {
    for (const [metric, [name, unit]] of metricsIn(customerMetrics)) {
      const owner = market.id === 'all' ? {} : { market: market.id }
      const id = seriesId.customers(market.id, metric)
      list.push({ id, label: `${market.label}: ${name}`, unit, ...owner })
    }
  }
  for (const [metric, [name, unit]] of metricsIn(sloMetrics)) {
    list.push({ id: seriesId.slo(metric), label: `${model.topology.slo.label}: ${name}`, unit })
  }
  list.push(...listAccessSeries(model), ...listManagedSeries(model), ...listConfigurationSeries(model))
  list.push(...listNetworkSeries(model))
  return list
}

function zoneId(model: WorldModel, zone: number): string {
  const found = model.topology.zones[zone]
  if (found === undefined) throw new Error(`no zone ${zone}`)
  return found.id
}
