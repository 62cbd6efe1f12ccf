import {
  type CellMetric,
  cellsOf,
  readCellMetric,
  readPlatform,
  readSeriesId,
  type WorldModel,
  type WorldState,
} from '../world/index.ts'

const OF_CELL: Readonly<Record<string, CellMetric>> = {
  requestRate: 'offeredPerSecond',
  goodput: 'goodputPerSecond',
  errorShare: 'errorShare',
  p50Ms: 'p50Ms',
  p99Ms: 'p99Ms',
  cpu: 'cpu',
  threadsBusy: 'threadsBusyShare',
  queueShare: 'queueShare',
  instances: 'instances',
  healthyInstances: 'healthyInstances',
}

/** Of the markets by these indices. Read often, so only what is asked for is summed. */
const OF_CUSTOMERS: Readonly<Record<string, (world: WorldState, markets: readonly number[]) => number>> = {
  demandRate: ({ market }, markets) => total(market.demand, markets),
  successShare: successOf,
  failedShare: (world, markets) => 1 - successOf(world, markets),
  waiting: ({ market }, markets) =>
    total(market.waiting, markets) + total(market.visiting, markets) + total(market.held, markets),
  returning: ({ market }, markets) =>
    total(market.away1, markets) + total(market.away2, markets) + total(market.away3, markets),
}

function total(values: Float64Array, places: readonly number[]): number {
  let sum = 0
  for (let n = 0; n < places.length; n += 1) sum += values[places[n] as number] as number
  return sum
}

function successOf({ market }: WorldState, markets: readonly number[]): number {
  let good = 0
  for (let n = 0; n < markets.length; n += 1) {
    const m = markets[n] as number
    good += (market.starting[m] as number) * (market.successShare[m] as number)
  }
  const starting = total(market.starting, markets)
  return starting > 0 ? good / starting : 1
}

/**
 * What a series means in this world, without lag or noise: impact from the world's beginning. Null for one that only
 * telemetry has, and for what is no series.
 */
export function worldTruth(model: WorldModel, series: string): ((world: WorldState) => number) | null {
  const parts = readSeriesId(series)
  switch (parts?.kind) {
    case undefined:
    case 'link':
    case 'slo':
      return null
    case 'service': {
      const cells = cellsOf(model, parts.owner, parts.place)
      const metric = OF_CELL[parts.metric]
      if (cells.length === 0) return nothing
      if (metric === undefined) return (world) => readPlatform(model, world, series)
      return (world) => readCellMetric(model, world, cells, metric)
    }
    case 'customers': {
      const of = OF_CUSTOMERS[parts.metric]
      if (of === undefined) return nothing
      const markets = model.topology.markets.flatMap(({ id }, m) =>
        parts.owner === 'all' || parts.owner === id ? [m] : [],
      )
      return (world) => of(world, markets)
    }
    case 'impact':
      return (world) => world.total.impactMinutes[0] as number
    case 'endpoint':
    case 'key':
    case 'certificate':
    case 'table':
    case 'queue':
    case 'plane':
    case 'data':
    case 'cost':
    case 'configuration':
    case 'network':
      return (world) => readPlatform(model, world, series)
    default:
      return parts satisfies never
  }
}

const nothing = (): number => Number.NaN
