import type { Drill } from '../drill/index.ts'
import { reading, zoneWeight } from '../drill/index.ts'
import { seriesId } from '../world/index.ts'
import type { MapCell, MapLink, MapView } from './seat-view.ts'
import { rounded } from './wall-view.ts'

interface CellSeries {
  readonly service: string
  readonly zone: string
  readonly requestRate: string
  readonly errorShare: string
  readonly p99Ms: string
  readonly cpu: string
  readonly threadsBusy: string
  readonly instances: string
}

const known = new WeakMap<Drill['model'], readonly CellSeries[]>()

/** Names of the series of every cell, made once: a map is drawn with each sample. */
function cellsOf({ model, setup }: Drill): readonly CellSeries[] {
  let cells = known.get(model)
  if (cells === undefined) {
    cells = setup.scenario.topology.services.flatMap(({ id, instances }) =>
      Object.keys(instances).map((zone): CellSeries => {
        return {
          service: id,
          zone,
          requestRate: seriesId.service(id, zone, 'requestRate'),
          errorShare: seriesId.service(id, zone, 'errorShare'),
          p99Ms: seriesId.service(id, zone, 'p99Ms'),
          cpu: seriesId.service(id, zone, 'cpu'),
          threadsBusy: seriesId.service(id, zone, 'threadsBusy'),
          instances: seriesId.service(id, zone, 'instances'),
        }
      }),
    )
    known.set(model, cells)
  }
  return cells
}

/** The map as telemetry has it: late, coarse and noisy, like every other screen. Weights are settings and so exact. */
export function mapView(drill: Drill): MapView {
  const { topology } = drill.setup.scenario
  return {
    zones: topology.zones.map(({ id, region }) => ({ id, region, weight: zoneWeight(drill, id) })),
    cells: cellsOf(drill).map((series) => cell(drill, series)),
    links: topology.links.map((link) => linkOf(drill, link)),
  }
}

function cell(drill: Drill, series: CellSeries): MapCell {
  const { service, zone } = series
  const read = (id: string): number | null => shown(reading(drill, id, 0))
  return {
    service,
    zone,
    requestRate: read(series.requestRate),
    errorShare: read(series.errorShare),
    p99Ms: read(series.p99Ms),
    cpu: read(series.cpu),
    threadsBusy: read(series.threadsBusy),
    instances: read(series.instances) ?? 0,
    weight: zoneWeight(drill, zone, service),
  }
}

/** What is called over a link: what a cache answers and what is never asked for does not travel. */
function linkOf(
  drill: Drill,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): MapLink {
  const read = (metric: 'callRate' | 'errorShare' | 'retryRate'): number =>
    reading(drill, seriesId.link(id, metric), 0)
  const rate = read('callRate')
  const retries = read('retryRate')
  return {
    id,
    from,
    to,
    rate: shown(rate),
    errorShare: shown(read('errorShare')),
    retryShare: rate > 0 ? shown(retries / (rate + retries)) : shown(retries),
  }
}

const shown = (value: number): number | null => (!Number.isNaN(value) ? rounded(value) : null)
