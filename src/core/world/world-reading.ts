import { mixtureQuantile } from './mixture-quantile.ts'
import type { WorldModel } from './world-model.ts'
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
  readonly badVisitShare: number
  readonly cells: readonly CellReading[]
}

/** Truth of a service in a zone, or `all` zones together; undefined when the service does not run there. */
export function readCell(
  model: WorldModel,
  state: WorldState,
  serviceId: string,
  zoneId: string,
): CellReading | undefined {
  const service = model.services.find((s) => s.id === serviceId)
  if (service === undefined) return undefined
  const cells: number[] = []
  for (let i = service.firstCell; i < service.endCell; i += 1) {
    if (zoneId === 'all' || model.topology.zones[model.cellZone[i] as number]?.id === zoneId) cells.push(i)
  }
  return cells.length === 0 ? undefined : readCells(model, state, cells, serviceId, zoneId)
}

function readCells(
  model: WorldModel,
  state: WorldState,
  cells: readonly number[],
  service: string,
  zone: string,
): CellReading {
  const { cell } = state
  const compiled = model.services.find((s) => s.id === service)
  const sum = (of: (i: number) => number): number => cells.reduce((total, i) => total + of(i), 0)
  const at = (values: Float64Array, i: number): number => values[i] as number
  const offered = sum((i) => at(cell.arriving, i))
  const throughput = sum((i) => at(cell.completing, i))
  const refused = sum((i) => at(cell.arriving, i) * at(cell.refusedShare, i))
  const failed = sum((i) => at(cell.completing, i) * at(cell.errorShare, i))
  const late = sum((i) =>
    Math.min(at(cell.completing, i) * (1 - at(cell.errorShare, i)), at(cell.lateRate, i)),
  )
  const threads = sum((i) => at(cell.threads, i))
  const busy = sum((i) => at(cell.threads, i) * at(cell.busy, i))
  const waiting = sum((i) => at(cell.queued, i))
  const instances = sum((i) => at(cell.instances, i))
  const room = threads > 0 && compiled !== undefined ? (threads / compiled.threads) * compiled.queue : 0
  const parts: number[] = []
  for (const i of cells) {
    const weight = at(cell.completing, i)
    const slow = at(cell.slowShare, i)
    const error = at(cell.errorShare, i)
    parts.push(weight * Math.max(0, 1 - slow - error), at(cell.fastMean, i), at(cell.fastVariance, i))
    parts.push(weight * slow, at(cell.slowMean, i), at(cell.slowVariance, i))
    parts.push(weight * error, at(cell.errorMean, i), at(cell.errorVariance, i))
  }
  return {
    service,
    zone,
    offeredPerSecond: offered,
    goodputPerSecond: Math.max(0, throughput - failed - late),
    throughputPerSecond: throughput,
    refusedPerSecond: refused,
    errorShare: offered > 0 ? Math.min(1, (failed + refused) / offered) : 0,
    queueShare: room > 0 ? Math.min(1, waiting / room) : 0,
    threadsBusyShare: threads > 0 ? busy / threads : 0,
    cpu:
      instances > 0 && compiled !== undefined
        ? Math.min(1, (throughput * compiled.cpuS) / (instances * compiled.vcpus))
        : 0,
    instances,
    healthyInstances: sum((i) => Math.round(at(cell.instances, i) * at(cell.healthy, i))),
    p50Ms: 1000 * mixtureQuantile(parts, 0.5),
    p99Ms: 1000 * mixtureQuantile(parts, 0.99),
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
  model.topology.markets.forEach(({ id }, m) => {
    if (marketId !== 'all' && marketId !== id) return
    demand += market.demand[m] as number
    starting += market.starting[m] as number
    good += (market.starting[m] as number) * (market.successShare[m] as number)
    waiting += (market.waiting[m] as number) + (market.visiting[m] as number)
    returning += (market.away1[m] as number) + (market.away2[m] as number) + (market.away3[m] as number)
    wished += market.wished[m] as number
    served += market.served[m] as number
    lost += market.lost[m] as number
  })
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
    badVisitShare: visits > 0 ? (state.total.badVisits[0] as number) / visits : 0,
    cells: model.cells.map((place, i) => {
      const service = model.services[place.service]?.id ?? ''
      return readCells(model, state, [i], service, model.topology.zones[place.zone]?.id ?? '')
    }),
  }
}
