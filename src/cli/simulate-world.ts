import type { WorldFile } from '../core/scenario/index.ts'
import {
  applyIntervention,
  type CellReading,
  compileWorld,
  createWorldState,
  endFault,
  readCell,
  readWorld,
  startFault,
  stepWorld,
} from '../core/world/index.ts'

/** Default length of an interval of the series. */
export const EVERY_SECONDS = 10

interface ServiceRow {
  readonly service: string
  readonly offeredPerSecond: number
  readonly goodputPerSecond: number
  readonly errorShare: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface Simulation {
  readonly seconds: number
  readonly seed: number
  /** Length of an interval of the series, in seconds. */
  readonly every: number
  /** Means over the run; p50 and p99 are means of the per-second quantiles, weighted by throughput. */
  readonly summary: readonly ServiceRow[]
  readonly customers: {
    readonly servedShare: number
    readonly impactCustomerMinutes: number
    readonly lost: number
  }
  /** The same over each interval, the last of which may be shorter; `at` is its end. */
  readonly series: readonly (ServiceRow & { readonly at: number })[]
}

/** What one service did in the seconds since it was begun: sums, of which the row is the mean. */
interface Sums {
  seconds: number
  offered: number
  goodput: number
  failed: number
  p50: number
  p99: number
  weight: number
}

const nothing = (): Sums => ({ seconds: 0, offered: 0, goodput: 0, failed: 0, p50: 0, p99: 0, weight: 0 })

function add(sums: Sums, cell: CellReading): void {
  sums.seconds += 1
  sums.offered += cell.offeredPerSecond
  sums.goodput += cell.goodputPerSecond
  sums.failed += cell.errorShare * cell.offeredPerSecond
  sums.p50 += cell.p50Ms * cell.throughputPerSecond
  sums.p99 += cell.p99Ms * cell.throughputPerSecond
  sums.weight += cell.throughputPerSecond
}

const meanOf = (
  service: string,
  { seconds, offered, goodput, failed, p50, p99, weight }: Sums,
): ServiceRow => ({
  service,
  offeredPerSecond: seconds > 0 ? offered / seconds : 0,
  goodputPerSecond: seconds > 0 ? goodput / seconds : 0,
  errorShare: offered > 0 ? failed / offered : 0,
  p50Ms: weight > 0 ? p50 / weight : 0,
  p99Ms: weight > 0 ? p99 / weight : 0,
})

/** A world without a drill: what happens when it is only let run. The truth, not telemetry. */
export function simulateWorld(
  world: WorldFile,
  seconds: number,
  seed: number,
  every: number = EVERY_SECONDS,
): Simulation {
  const model = compileWorld(world.topology, seed)
  const state = createWorldState(model)
  const services = world.topology.services.map((service) => ({
    id: service.id,
    whole: nothing(),
    interval: nothing(),
  }))
  const series: (ServiceRow & { readonly at: number })[] = []
  for (let second = 0; second < seconds; second += 1) {
    for (const { at, fault } of world.faults ?? []) if (at === second) startFault(model, state, fault)
    for (const { until, fault } of world.faults ?? []) if (until === second) endFault(model, state, fault.id)
    for (const { at, intervention } of world.interventions ?? [])
      if (at === second) applyIntervention(model, state, intervention)
    stepWorld(model, state)
    const at = second + 1
    for (const service of services) {
      const cell = readCell(model, state, service.id, 'all')
      if (cell === undefined) continue
      add(service.whole, cell)
      add(service.interval, cell)
      if (at % every !== 0 && at !== seconds) continue
      series.push({ at, ...meanOf(service.id, service.interval) })
      service.interval = nothing()
    }
  }
  const end = readWorld(model, state)
  const ended = end.served + end.lost
  return {
    seconds,
    seed,
    every,
    summary: services.map(({ id, whole }) => meanOf(id, whole)),
    customers: {
      servedShare: ended > 0 ? end.served / ended : 1,
      impactCustomerMinutes: end.impactCustomerMinutes,
      lost: end.lost,
    },
    series,
  }
}
