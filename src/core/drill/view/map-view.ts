import type { Drill } from '../drill-state.ts'
import type { MapCell, MapLink, MapView } from '../seat-view.ts'
import { reading, zoneWeight } from '../telemetry.ts'
import { rounded } from './wall-view.ts'

/** The map as telemetry has it: late, coarse and noisy, like every other screen. Weights are settings and so exact. */
export function mapView(drill: Drill): MapView {
  const { topology } = drill.setup.scenario
  return {
    zones: topology.zones.map(({ id, region }) => ({ id, region, weight: zoneWeight(drill, id) })),
    cells: topology.services.flatMap((service) =>
      Object.keys(service.instances).map((zone) => cell(drill, service.id, zone)),
    ),
    links: topology.links.map((link) => linkOf(drill, link)),
  }
}

function cell(drill: Drill, service: string, zone: string): MapCell {
  const read = (metric: string): number | null =>
    known(reading(drill, `service/${service}/${zone}/${metric}`, 0))
  return {
    service,
    zone,
    requestRate: read('requestRate'),
    errorShare: read('errorShare'),
    p99Ms: read('p99Ms'),
    cpu: read('cpu'),
    threadsBusy: read('threadsBusy'),
    instances: read('instances') ?? 0,
    weight: zoneWeight(drill, zone, service),
  }
}

function linkOf(
  drill: Drill,
  link: { readonly id: string; readonly from: string; readonly to: string; readonly callsPerRequest: number },
): MapLink {
  const callers = reading(drill, `service/${link.from}/all/requestRate`, 0)
  const rate = callers * link.callsPerRequest
  const retries = reading(drill, `link/${link.id}/retryRate`, 0)
  return {
    id: link.id,
    from: link.from,
    to: link.to,
    rate: known(rate),
    errorShare: known(reading(drill, `link/${link.id}/timeoutShare`, 0)),
    retryShare: rate > 0 ? known(retries / (rate + retries)) : known(retries),
  }
}

const known = (value: number): number | null => (!Number.isNaN(value) ? rounded(value) : null)
