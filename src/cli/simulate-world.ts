import type { WorldFile } from '../core/scenario/index.ts'
import {
  applyIntervention,
  compileWorld,
  createWorldState,
  endFault,
  readCell,
  readWorld,
  startFault,
  stepWorld,
} from '../core/world/index.ts'

const SERIES_EVERY_SECONDS = 10

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
  /** Means over the run; p50 and p99 are means of the per-second quantiles, weighted by throughput. */
  readonly summary: readonly ServiceRow[]
  readonly customers: {
    readonly servedShare: number
    readonly impactCustomerMinutes: number
    readonly lost: number
  }
  readonly series: readonly (ServiceRow & { readonly at: number })[]
}

/** A world without a drill: what happens when it is only let run. The truth, not telemetry. */
export function simulateWorld(world: WorldFile, seconds: number, seed: number): Simulation {
  const model = compileWorld(world.topology, seed)
  const state = createWorldState(model)
  const services = world.topology.services.map((service) => service.id)
  const sums = new Map(
    services.map((id) => [id, { offered: 0, goodput: 0, failed: 0, p50: 0, p99: 0, weight: 0 }]),
  )
  const series: (ServiceRow & { readonly at: number })[] = []
  for (let second = 0; second < seconds; second += 1) {
    for (const { at, fault } of world.faults ?? []) if (at === second) startFault(model, state, fault)
    for (const { until, fault } of world.faults ?? []) if (until === second) endFault(model, state, fault.id)
    for (const { at, intervention } of world.interventions ?? [])
      if (at === second) applyIntervention(model, state, intervention)
    stepWorld(model, state)
    for (const service of services) {
      const cell = readCell(model, state, service, 'all')
      const sum = sums.get(service)
      if (cell === undefined || sum === undefined) continue
      sum.offered += cell.offeredPerSecond
      sum.goodput += cell.goodputPerSecond
      sum.failed += cell.errorShare * cell.offeredPerSecond
      sum.p50 += cell.p50Ms * cell.throughputPerSecond
      sum.p99 += cell.p99Ms * cell.throughputPerSecond
      sum.weight += cell.throughputPerSecond
      if ((second + 1) % SERIES_EVERY_SECONDS !== 0) continue
      const { offeredPerSecond, goodputPerSecond, errorShare, p50Ms, p99Ms } = cell
      series.push({ at: second + 1, service, offeredPerSecond, goodputPerSecond, errorShare, p50Ms, p99Ms })
    }
  }
  const end = readWorld(model, state)
  const ended = end.served + end.lost
  return {
    seconds,
    seed,
    summary: services.map((service) => {
      const sum = sums.get(service) ?? { offered: 0, goodput: 0, failed: 0, p50: 0, p99: 0, weight: 0 }
      return {
        service,
        offeredPerSecond: sum.offered / seconds,
        goodputPerSecond: sum.goodput / seconds,
        errorShare: sum.offered > 0 ? sum.failed / sum.offered : 0,
        p50Ms: sum.weight > 0 ? sum.p50 / sum.weight : 0,
        p99Ms: sum.weight > 0 ? sum.p99 / sum.weight : 0,
      }
    }),
    customers: {
      servedShare: ended > 0 ? end.served / ended : 1,
      impactCustomerMinutes: end.impactCustomerMinutes,
      lost: end.lost,
    },
    series,
  }
}
