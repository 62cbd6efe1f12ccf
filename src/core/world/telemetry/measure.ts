import { pushFailures } from '../failures-of.ts'
import { type Longest, mixtureQuantile } from '../mixture-quantile.ts'
import { visitKinds } from '../visit-time.ts'
import type { WorldModel } from '../world-model.ts'
import { measureAccess } from './access-series.ts'
import { budgetSpentShare, burnRate } from './burn-rate.ts'
import { cellsFrom, cellValue, isBlind, marketsFrom, marketValue, portValue } from './frame.ts'
import { type CellMember, failuresBase, type MarketMember, type PortMember } from './frame-layout.ts'
import { measureConfiguration, measureLives, upAt } from './lifecycle-series.ts'
import { measureManaged } from './managed-series.ts'
import { type Measurement, ofTwoSamples } from './measurement.ts'
import { measureNetwork } from './network-series.ts'
import { readSeriesId } from './series-id.ts'
import { linkMetricsOf } from './series-metrics.ts'

const remembered = new WeakMap<WorldModel, Map<string, Measurement | undefined>>()

/** The measurement behind a series id; undefined when the world has no such series. */
export function measurementOf(model: WorldModel, seriesId: string): Measurement | undefined {
  let known = remembered.get(model)
  if (known === undefined) {
    known = new Map()
    remembered.set(model, known)
  }
  if (!known.has(seriesId)) known.set(seriesId, resolve(model, seriesId))
  return known.get(seriesId)
}

function resolve(model: WorldModel, seriesId: string): Measurement | undefined {
  const series = readSeriesId(seriesId)
  switch (series?.kind) {
    case undefined:
    case 'impact':
      return undefined
    case 'service':
      return measureService(model, series.owner, series.place, series.metric)
    case 'link':
      return measureLink(model, series.owner, series.metric) ?? measureAccess(model, series)
    case 'customers':
      return measureCustomers(model, series.owner, series.metric)
    case 'slo':
      return measureSlo(model, series.metric)
    case 'endpoint':
    case 'certificate':
    case 'key':
      return measureAccess(model, series)
    case 'table':
    case 'queue':
    case 'plane':
    case 'cost':
    case 'data':
      return measureManaged(model, series)
    case 'configuration':
      return measureConfiguration(model, series)
    case 'network':
      return measureNetwork(model, series)
    default:
      return series satisfies never
  }
}

const share = (part: number, whole: number): number =>
  whole > 1e-9 ? Math.min(1, Math.max(0, part / whole)) : 0

/** Fewer requests a second than this have no response time: where screens say "0/s" the curve has a gap. */
const FEWEST_TIMED = 0.5

function measureService(
  model: WorldModel,
  serviceId: string,
  zoneId: string,
  metric: string,
): Measurement | undefined {
  const service = model.services.find((s) => s.id === serviceId)
  if (service === undefined) return undefined
  const zone = model.topology.zones.findIndex((z) => z.id === zoneId)
  const cells: number[] = []
  for (let i = service.firstCell; i < service.endCell; i += 1) {
    if (zoneId === 'all' || model.cellZone[i] === zone) cells.push(i)
  }
  if (cells.length === 0) return undefined
  const resolution = model.topology.observability.resolutionSeconds
  const seen = (frame: Float64Array): readonly number[] => {
    for (let n = 0; n < cells.length; n += 1)
      if (isBlind(model, frame, model.cellZone[cells[n] as number] as number))
        return cells.filter((i) => !isBlind(model, frame, model.cellZone[i] as number))
    return cells
  }
  const build = (
    ceiling: number,
    exact: boolean,
    of: (
      visible: readonly number[],
      sum: (m: CellMember) => number,
      grown: (m: CellMember) => number,
      frame: Float64Array,
    ) => number | undefined,
  ): Measurement =>
    ofTwoSamples(ceiling, exact, (frame, before) => {
      const visible = seen(frame)
      if (visible.length === 0) return undefined
      const sum = (m: CellMember): number => {
        const from = cellsFrom(model, m)
        let total = 0
        for (let n = 0; n < visible.length; n += 1) total += frame[from + (visible[n] as number)] as number
        return total
      }
      const grown = (m: CellMember): number => {
        const from = cellsFrom(model, m)
        let total = 0
        for (let n = 0; n < visible.length; n += 1) {
          const at = from + (visible[n] as number)
          total += (frame[at] as number) - (before[at] as number)
        }
        return total
      }
      return of(visible, sum, grown, frame)
    })
  const quantile = (level: number): Measurement =>
    build(Infinity, false, (visible, _sum, grown, frame) =>
      grown('arrived') + grown('completed') < FEWEST_TIMED * resolution
        ? undefined
        : 1000 * mixtureQuantile(responseParts(model, frame, visible), level),
    )
  switch (metric) {
    case 'requestRate':
      return build(Infinity, false, (_v, _s, grown) => grown('arrived') / resolution)
    case 'errorShare':
      return build(1, false, (_v, _s, grown) =>
        share(grown('failed') + grown('refused') + grown('shed'), grown('arrived')),
      )
    case 'p50Ms':
      return quantile(0.5)
    case 'p99Ms':
      return quantile(0.99)
    case 'cpu':
      return build(1, false, (_v, sum, grown) =>
        share((grown('completed') / resolution) * service.cpuS, sum('instances') * service.vcpus),
      )
    case 'threadsBusy':
      return build(1, false, (visible, sum, _g, frame) =>
        share(
          visible.reduce(
            (total, i) => total + cellValue(model, frame, i, 'busy') * cellValue(model, frame, i, 'threads'),
            0,
          ),
          sum('threads'),
        ),
      )
    case 'queueDepth':
      return build(Infinity, false, (_v, sum) => sum('queued'))
    case 'retryRate':
      return build(Infinity, false, (_v, _s, grown) => grown('retried') / resolution)
    case 'instances':
      return build(Infinity, true, (_v, sum) => sum('instances'))
    case 'healthyInstances':
      return build(Infinity, true, (visible, _s, _g, frame) =>
        visible.reduce(
          (total, i) => total + Math.round(upAt(model, frame, i) * cellValue(model, frame, i, 'healthy')),
          0,
        ),
      )
    default:
      return measureLives(model, cells, metric)
  }
}

/** Response times of these cells as weighted gamma parts. */
export function responseParts(model: WorldModel, frame: Float64Array, cells: readonly number[]): number[] {
  const busy = cellsFrom(model, 'busy')
  const threads = cellsFrom(model, 'threads')
  const slowShare = cellsFrom(model, 'slowShare')
  const errorShare = cellsFrom(model, 'errorShare')
  const fastMean = cellsFrom(model, 'fastMean')
  const fastVariance = cellsFrom(model, 'fastVariance')
  const slowMean = cellsFrom(model, 'slowMean')
  const slowVariance = cellsFrom(model, 'slowVariance')
  const fastThird = cellsFrom(model, 'fastThird')
  const slowThird = cellsFrom(model, 'slowThird')
  const failures = failuresBase(model)
  const parts: number[] = []
  for (const i of cells) {
    const rate = (frame[busy + i] as number) * (frame[threads + i] as number)
    const slow = frame[slowShare + i] as number
    const fast = Math.max(0, 1 - slow - (frame[errorShare + i] as number))
    const hold = (frame[fastMean + i] as number) + 1e-6
    const weight = cells.length === 1 ? 1 : rate / hold
    parts.push(
      weight * fast,
      frame[fastMean + i] as number,
      frame[fastVariance + i] as number,
      frame[fastThird + i] as number,
      weight * slow,
      frame[slowMean + i] as number,
      frame[slowVariance + i] as number,
      frame[slowThird + i] as number,
    )
    pushFailures(parts, weight, frame, failures, model.cells.length, i)
  }
  return parts
}

function measureLink(model: WorldModel, linkId: string, metric: string): Measurement | undefined {
  const link = model.links.findIndex((l) => l.id === linkId)
  const described = model.topology.links[link]
  if (described === undefined || !(linkMetricsOf(described) as readonly string[]).includes(metric))
    return undefined
  const ports: number[] = []
  model.portLink.forEach((l, port) => {
    if (l === link) ports.push(port)
  })
  const resolution = model.topology.observability.resolutionSeconds
  const build = (
    ceiling: number,
    of: (grown: (m: PortMember) => number, mean: (m: PortMember) => number) => number,
  ): Measurement =>
    ofTwoSamples(ceiling, false, (frame, before) => {
      const visible = ports.filter(
        (p) => !isBlind(model, frame, model.cellZone[model.portCell[p] as number] as number),
      )
      if (visible.length === 0) return undefined
      const growth = (p: number, m: PortMember): number =>
        portValue(model, frame, p, m) - portValue(model, before, p, m)
      const grown = (m: PortMember): number => visible.reduce((total, p) => total + growth(p, m), 0)
      const calls = grown('calls')
      const mean = (m: PortMember): number =>
        visible.reduce(
          (total, p) => total + portValue(model, frame, p, m) * (calls > 0 ? growth(p, 'calls') / calls : 0),
          0,
        )
      return of(grown, mean)
    })
  switch (metric) {
    case 'callRate':
      return build(Infinity, (grown) => grown('calls') / resolution)
    case 'errorShare':
      return build(1, (grown) => share(grown('tries') - grown('answered'), grown('tries')))
    case 'timeoutShare':
      return build(1, (grown) => share(grown('timedOut'), grown('tries')))
    case 'retryRate':
      return build(Infinity, (grown) => Math.max(0, grown('tries') - grown('calls')) / resolution)
    case 'poolWaitMs':
      return build(Infinity, (_g, mean) => 1000 * mean('poolWaitS'))
    case 'cacheHitShare':
      return build(1, (grown) => share(grown('hits'), grown('lookups')))
    case 'breakerOpen':
      return build(1, (_g, mean) => Math.min(1, mean('breaker')))
    default:
      return undefined
  }
}

function measureCustomers(model: WorldModel, marketId: string, metric: string): Measurement | undefined {
  const markets: number[] = []
  model.topology.markets.forEach((m, i) => {
    if (marketId === 'all' || m.id === marketId) markets.push(i)
  })
  if (markets.length === 0) return undefined
  const resolution = model.topology.observability.resolutionSeconds
  const sumOver = (frame: Float64Array, m: MarketMember): number => {
    const from = marketsFrom(model, m)
    let total = 0
    for (let n = 0; n < markets.length; n += 1) total += frame[from + (markets[n] as number)] as number
    return total
  }
  const build = (
    ceiling: number,
    of: (
      sum: (m: MarketMember) => number,
      grown: (m: MarketMember) => number,
      frame: Float64Array,
    ) => number | undefined,
  ): Measurement =>
    ofTwoSamples(ceiling, false, (frame, before) => {
      const sum = (m: MarketMember): number => sumOver(frame, m)
      const grown = (m: MarketMember): number => sumOver(frame, m) - sumOver(before, m)
      return of(sum, grown, frame)
    })
  switch (metric) {
    case 'demandRate':
      return build(Infinity, (_s, grown) => grown('wished') / resolution)
    case 'successShare':
      return build(1, (_s, grown) =>
        grown('requests') > 0 ? share(grown('requests') - grown('failedRequests'), grown('requests')) : 1,
      )
    case 'p99Ms':
      return build(Infinity, (_s, grown, frame) => {
        if (grown('requests') - grown('failedRequests') < FEWEST_TIMED * resolution) return undefined
        const parts: number[] = []
        const longest = markets.flatMap((i) => model.longestVisits[i] as Longest)
        for (const i of markets) {
          const weight = marketValue(model, frame, i, 'demand')
          for (const [share, ...times] of visitKinds)
            parts.push(
              weight * marketValue(model, frame, i, share),
              ...times.map((member) => marketValue(model, frame, i, member)),
            )
        }
        return 1000 * mixtureQuantile(parts, 0.99, longest)
      })
    case 'waiting':
      return build(Infinity, (sum) => sum('waiting'))
    case 'returning':
      return build(Infinity, (sum) => sum('away1') + sum('away2') + sum('away3'))
    default:
      return undefined
  }
}

function measureSlo(model: WorldModel, metric: string): Measurement | undefined {
  const build = (measure: Measurement['measure']): Measurement => ({
    ceiling: Infinity,
    exact: false,
    measure,
  })
  switch (metric) {
    case 'burnRate5m':
      return build((frames, index) => burnRate(model, frames, index, 300))
    case 'burnRate1h':
      return build((frames, index) => burnRate(model, frames, index, 3600))
    case 'budgetSpentShare':
      return build((frames, index) => budgetSpentShare(model, frames, index))
    default:
      return undefined
  }
}
