import type { Condition, Scenario } from '../scenario/index.ts'
import { type CellMetric, cellsOf, readCellMetric, readPlatform, readSeriesId } from '../world/index.ts'
import type { Drill } from './drill-state.ts'
import { reading } from './telemetry.ts'

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

type TruthReader = (drill: Drill) => number
type World = Drill['state']['world']

/** Of the markets by these indices. Read often, so only what is asked for is summed. */
const OF_CUSTOMERS: Readonly<Record<string, (world: World, markets: readonly number[]) => number>> = {
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

function successOf({ market }: World, markets: readonly number[]): number {
  let good = 0
  for (let n = 0; n < markets.length; n += 1) {
    const m = markets[n] as number
    good += (market.starting[m] as number) * (market.successShare[m] as number)
  }
  const starting = total(market.starting, markets)
  return starting > 0 ? good / starting : 1
}

/** The past of the truth is kept in steps of this many seconds. */
const TRUTH_STEP_SECONDS = 5

/** The true value of a series, without lag or noise; NaN for a series that has no true counterpart here. */
export function trueReading(drill: Drill, series: string, agoSeconds: number): number {
  if (agoSeconds > 0) {
    const past = drill.state.truthPast[series]
    return past?.[past.length - 1 - Math.round(agoSeconds / TRUTH_STEP_SECONDS)] ?? Number.NaN
  }
  return readerFor(drill.model, series)(drill)
}

function readerFor(model: Drill['model'], series: string): TruthReader {
  let known = readers.get(model)
  if (known === undefined) {
    known = new Map()
    readers.set(model, known)
  }
  let read = known.get(series)
  if (read === undefined) {
    read = readerOf(model, series)
    known.set(series, read)
  }
  return read
}

/** What a series means in this world, worked out once: conditions are asked in every second. */
const readers = new WeakMap<Drill['model'], Map<string, TruthReader>>()

function readerOf(model: Drill['model'], series: string): TruthReader {
  const parts = readSeriesId(series)
  switch (parts?.kind) {
    case undefined:
      return () => Number.NaN
    case 'service': {
      const cells = cellsOf(model, parts.owner, parts.place)
      const metric = OF_CELL[parts.metric]
      if (cells.length === 0) return () => Number.NaN
      if (metric === undefined) return ({ model: world, state }) => readPlatform(world, state.world, series)
      return ({ state }) => readCellMetric(model, state.world, cells, metric)
    }
    case 'customers': {
      const of = OF_CUSTOMERS[parts.metric]
      if (of === undefined) return () => Number.NaN
      const markets = model.topology.markets.flatMap(({ id }, m) =>
        parts.owner === 'all' || parts.owner === id ? [m] : [],
      )
      return ({ state }) => of(state.world, markets)
    }
    case 'impact':
      return ({ state, baseline }) =>
        (state.world.total.impactMinutes[0] as number) - baseline.customerMinutes
    case 'endpoint':
    case 'key':
    case 'certificate':
    case 'table':
    case 'queue':
    case 'plane':
    case 'data':
    case 'cost':
    case 'configuration':
      return ({ model, state }) => readPlatform(model, state.world, series)
    case 'link':
    case 'slo':
      return (drill) => reading(drill, series, 0)
    default:
      return parts satisfies never
  }
}

interface Remembered {
  readonly series: string
  readonly seconds: number
  readonly read: TruthReader
}

const remembered = new WeakMap<Drill['model'], readonly Remembered[]>()

/** Keeps as much of the past as the longest "for so many seconds" over that series needs. */
export function rememberTruth(drill: Drill): void {
  if (drill.state.second % TRUTH_STEP_SECONDS !== 0) return
  let list = remembered.get(drill.model)
  if (list === undefined) {
    list = [...spansOf(drill.setup.scenario)].map(([series, seconds]) => ({
      series,
      seconds,
      read: readerFor(drill.model, series),
    }))
    remembered.set(drill.model, list)
  }
  const { truthPast } = drill.state
  for (let n = 0; n < list.length; n += 1) {
    const { series, seconds, read } = list[n] as Remembered
    let past = truthPast[series]
    if (past === undefined) {
      past = []
      truthPast[series] = past
    }
    past.push(read(drill))
    if (past.length > seconds / TRUTH_STEP_SECONDS + 1) past.shift()
  }
}

const spans = new WeakMap<Scenario, ReadonlyMap<string, number>>()

/**
 * Series that some condition of the scenario wants to have held for a while, with the longest while. What variants would
 * change is not asked for here: a variant that is played is a scenario of its own.
 */
function spansOf(scenario: Scenario): ReadonlyMap<string, number> {
  const known = spans.get(scenario)
  if (known !== undefined) return known
  const found = new Map<string, number>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const condition = value as Partial<Extract<Condition, { readonly truth: string }>>
    if (typeof condition.truth === 'string' && (condition.forSeconds ?? 0) > 0)
      found.set(condition.truth, Math.max(found.get(condition.truth) ?? 0, condition.forSeconds ?? 0))
    for (const child of Object.values(value)) visit(child)
  }
  const { variants, ...played } = scenario
  visit(played)
  spans.set(scenario, found)
  return found
}
