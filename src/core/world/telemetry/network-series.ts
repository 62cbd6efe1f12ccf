import { viewNetworks } from '../network-views.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { networkBase, placesFrom } from './frame-layout.ts'
import { type Measurement, ofTwoSamples } from './measurement.ts'
import { readSeriesId, type SeriesParts, seriesId } from './series-id.ts'
import type { SeriesInfo } from './series-info.ts'
import { metricsIn, type NetworkMetric, networkMetrics } from './series-metrics.ts'

/** Series of the paths that links share. */
export function listNetworkSeries(model: WorldModel): readonly SeriesInfo[] {
  return (model.topology.networks ?? []).flatMap(({ id, label }) =>
    metricsIn(networkMetrics).map(([metric, [name, unit]]) => ({
      id: seriesId.network(id, metric),
      label: `${label}: ${name}`,
      unit,
    })),
  )
}

export function measureNetwork(model: WorldModel, { owner, metric }: SeriesParts): Measurement | undefined {
  const n = placeOf(model, owner)
  if (n < 0) return undefined
  const { take, show } = placesFrom(networkBase(model))
  const places = viewNetworks(model, take, show)
  const resolution = model.topology.observability.resolutionSeconds
  const build = (
    ceiling: number,
    of: (now: (first: number) => number, grown: (first: number) => number) => number,
  ): Measurement =>
    ofTwoSamples(ceiling, false, (frame, before) => {
      const now = (first: number): number => frame[first + n] as number
      return of(now, (first) => now(first) - (before[first + n] as number))
    })
  switch (metric) {
    case 'callRate':
      return build(Infinity, (_now, grown) => grown(places.asked) / resolution)
    case 'loadShare':
      return build(Infinity, (now, grown) => grown(places.asked) / resolution / now(places.capacity))
    case 'lostShare':
      return build(1, (_now, grown) =>
        grown(places.asked) > 0 ? Math.min(1, grown(places.lost) / grown(places.asked)) : 0,
      )
    case 'waitMs':
      return build(Infinity, (now) => 1000 * now(places.waitS))
    default:
      return undefined
  }
}

const TRUTH: Readonly<Record<NetworkMetric, (network: WorldState['network'], n: number) => number>> = {
  callRate: ({ flow }, n) => flow[n] as number,
  loadShare: ({ flow, capacity }, n) => (flow[n] as number) / (capacity[n] as number),
  lostShare: ({ loss }, n) => loss[n] as number,
  waitMs: ({ waitS }, n) => 1000 * (waitS[n] as number),
}

/** The true value, now; null for what is no series of a path. */
export function networkReader(model: WorldModel, id: string): ((state: WorldState) => number) | null {
  const parts = readSeriesId(id)
  if (parts?.kind !== 'network') return null
  const n = placeOf(model, parts.owner)
  const known = metricsIn(networkMetrics).find(([metric]) => metric === parts.metric)
  if (n < 0 || known === undefined) return null
  const read = TRUTH[known[0]]
  return ({ network }) => read(network, n)
}

const placeOf = (model: WorldModel, owner: string | null): number =>
  model.topology.networks?.findIndex(({ id }) => id === owner) ?? -1
