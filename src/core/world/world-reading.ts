import { pushFailures } from './failures-of.ts'
import { instancesWith, upIn } from './lifecycle/serving.ts'
import { mixtureQuantile } from './mixture-quantile.ts'
import type { CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** The truth about one service in one zone, or in all: for monitors and graders, never for a seat. */
export interface CellReading {
  readonly service: string
  readonly zone: string
  readonly offeredPerSecond: number
  /** Answered well and before the caller gave up. */
  readonly goodputPerSecond: number
  readonly throughputPerSecond: number
  readonly refusedPerSecond: number
  readonly errorShare: number
  /** Waiting requests as a share of the queue's room. */
  readonly queueShare: number
  readonly threadsBusyShare: number
  readonly cpu: number
  readonly instances: number
  readonly healthyInstances: number
  /** Of all answers, refusals left out. */
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface CustomersReading {
  /** Share of visits that end well, at this second. */
  readonly successShare: number
  readonly demandPerSecond: number
  readonly visitsPerSecond: number
  readonly waiting: number
  readonly returning: number
  readonly wished: number
  readonly served: number
  readonly lost: number
}

export interface WorldReading extends CustomersReading {
  readonly second: number
  readonly impactCustomerMinutes: number
  readonly lostRevenueUsd: number
  readonly instanceCostUsd: number
  /** Of that, what fleets cost beyond their size at the start. */
  readonly extraInstanceCostUsd: number
  readonly badVisitShare: number
  readonly cells: readonly CellReading[]
}

/** Metrics of cells that have a true value. */
export type CellMetric = Exclude<keyof CellReading, 'service' | 'zone'>

/** Truth of a service in a zone, or `all` zones together; undefined when the service does not run there. */
export function readCell(
  model: WorldModel,
  state: WorldState,
  serviceId: string,
  zoneId: string,
): CellReading | undefined {
  const cells = cellsOf(model, serviceId, zoneId)
  return cells.length === 0 ? undefined : readCells(model, state, cells, serviceId, zoneId)
}

/** One metric of a service in a zone, or in `all`, without the others: NaN when the service does not run there. */
export function readCellMetric(
  model: WorldModel,
  state: WorldState,
  cells: readonly number[],
  metric: CellMetric,
): number {
  const service = model.services[model.cellService[cells[0] ?? -1] ?? -1]
  return service === undefined ? Number.NaN : metrics[metric](state, cells, service, model)
}

/** Indices of the cells of a service in a zone, or in `all`. */
export function cellsOf(model: WorldModel, serviceId: string, zoneId: string): readonly number[] {
  const service = model.services.find((s) => s.id === serviceId)
  const cells: number[] = []
  if (service === undefined) return cells
  for (let i = service.firstCell; i < service.endCell; i += 1) {
    if (zoneId === 'all' || model.topology.zones[model.cellZone[i] as number]?.id === zoneId) cells.push(i)
  }
  return cells
}

type Measure = (
  state: WorldState,
  cells: readonly number[],
  service: CompiledService,
  model: WorldModel,
) => number

function total(cells: readonly number[], values: Float64Array): number {
  let sum = 0
  for (let n = 0; n < cells.length; n += 1) sum += values[cells[n] as number] as number
  return sum
}

function product(cells: readonly number[], a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let n = 0; n < cells.length; n += 1)
    sum += (a[cells[n] as number] as number) * (b[cells[n] as number] as number)
  return sum
}

const refused: Measure = ({ cell }, cells) => product(cells, cell.arriving, cell.refusedShare)
const failed: Measure = ({ cell }, cells) => product(cells, cell.completing, cell.errorShare)

const quantile =
  (level: number): Measure =>
  ({ cell, failures }, cells) => {
    const parts: number[] = []
    for (let n = 0; n < cells.length; n += 1) {
      const i = cells[n] as number
      const weight = cell.completing[i] as number
      const slow = cell.slowShare[i] as number
      parts.push(
        weight * Math.max(0, 1 - slow - (cell.errorShare[i] as number)),
        cell.fastMean[i] as number,
        cell.fastVariance[i] as number,
        cell.fastThird[i] as number,
        weight * slow,
        cell.slowMean[i] as number,
        cell.slowVariance[i] as number,
        cell.slowThird[i] as number,
      )
      pushFailures(parts, weight, failures.parts, 0, cell.waitS.length, i)
    }
    return 1000 * mixtureQuantile(parts, level)
  }

const metrics: Readonly<Record<CellMetric, Measure>> = {
  offeredPerSecond: ({ cell }, cells) => total(cells, cell.arriving),
  goodputPerSecond: ({ cell }, cells) => {
    let good = 0
    for (let n = 0; n < cells.length; n += 1) {
      const i = cells[n] as number
      const well = (cell.completing[i] as number) * (1 - (cell.errorShare[i] as number))
      good += Math.max(0, well - (cell.lateRate[i] as number))
    }
    return good
  },
  throughputPerSecond: ({ cell }, cells) => total(cells, cell.completing),
  refusedPerSecond: refused,
  errorShare: (state, cells, service, model) => {
    const offered = total(cells, state.cell.arriving)
    const bad = failed(state, cells, service, model) + refused(state, cells, service, model)
    return offered > 0 ? Math.min(1, bad / offered) : 0
  },
  queueShare: (state, cells, service, model) => {
    const { cell } = state
    const instances = instancesWith(model, state, cells[0] as number, service, total(cells, cell.threads))
    const room = instances * service.queue
    return room > 0 ? Math.min(1, total(cells, cell.queued) / room) : 0
  },
  threadsBusyShare: ({ cell }, cells) => {
    const threads = total(cells, cell.threads)
    return threads > 0 ? product(cells, cell.threads, cell.busy) / threads : 0
  },
  cpu: ({ cell }, cells, service) => {
    const instances = total(cells, cell.instances)
    const work = total(cells, cell.completing) * service.cpuS
    return instances > 0 ? Math.min(1, work / (instances * service.vcpus)) : 0
  },
  instances: ({ cell }, cells) => total(cells, cell.instances),
  healthyInstances: (state, cells, _service, model) => {
    let sum = 0
    for (let n = 0; n < cells.length; n += 1) {
      const i = cells[n] as number
      sum += Math.round(upIn(model, state, i) * (state.cell.healthy[i] as number))
    }
    return sum
  },
  p50Ms: quantile(0.5),
  p99Ms: quantile(0.99),
}

function readCells(
  model: WorldModel,
  state: WorldState,
  cells: readonly number[],
  service: string,
  zone: string,
): CellReading {
  const read = (metric: CellMetric): number => readCellMetric(model, state, cells, metric)
  return {
    service,
    zone,
    offeredPerSecond: read('offeredPerSecond'),
    goodputPerSecond: read('goodputPerSecond'),
    throughputPerSecond: read('throughputPerSecond'),
    refusedPerSecond: read('refusedPerSecond'),
    errorShare: read('errorShare'),
    queueShare: read('queueShare'),
    threadsBusyShare: read('threadsBusyShare'),
    cpu: read('cpu'),
    instances: read('instances'),
    healthyInstances: read('healthyInstances'),
    p50Ms: read('p50Ms'),
    p99Ms: read('p99Ms'),
  }
}

/** Truth about the customers of one market, or of all. */
export function readCustomers(model: WorldModel, state: WorldState, marketId = 'all'): CustomersReading {
  const { market } = state
  let demand = 0
  let starting = 0
  let good = 0
  let waiting = 0
  let returning = 0
  let wished = 0
  let served = 0
  let lost = 0
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    if (marketId !== 'all' && model.topology.markets[m]?.id !== marketId) continue
    demand += market.demand[m] as number
    starting += market.starting[m] as number
    good += (market.starting[m] as number) * (market.successShare[m] as number)
    waiting += (market.waiting[m] as number) + (market.visiting[m] as number) + (market.held[m] as number)
    returning += (market.away1[m] as number) + (market.away2[m] as number) + (market.away3[m] as number)
    wished += market.wished[m] as number
    served += market.served[m] as number
    lost += market.lost[m] as number
  }
  return {
    successShare: starting > 0 ? good / starting : 1,
    demandPerSecond: demand,
    visitsPerSecond: starting,
    waiting,
    returning,
    wished,
    served,
    lost,
  }
}

/** The whole truth at this second. */
export function readWorld(model: WorldModel, state: WorldState): WorldReading {
  const visits = state.total.visits[0] as number
  return {
    second: state.second,
    ...readCustomers(model, state),
    impactCustomerMinutes: state.total.impactMinutes[0] as number,
    lostRevenueUsd: state.total.lostRevenueUsd[0] as number,
    instanceCostUsd: state.total.costUsd[0] as number,
    extraInstanceCostUsd: state.total.extraCostUsd[0] as number,
    badVisitShare: visits > 0 ? (state.total.badVisits[0] as number) / visits : 0,
    cells: model.cells.map((place, i) => {
      const service = model.services[place.service]?.id ?? ''
      return readCells(model, state, [i], service, model.topology.zones[place.zone]?.id ?? '')
    }),
  }
}
