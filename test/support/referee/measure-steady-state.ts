import type { Fault } from '../../../src/core/world/fault.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import { addLatencies, createLatencyRecord, type LatencyRecord, quantileMs } from './latency-record.ts'
import { buildPlant, type Conditions } from './plant.ts'
import { playUntil } from './run.ts'
import { createRun } from './run-state.ts'
import type { Tally } from './tally.ts'

/** A measured mean or quantile and half the width of its 95 % confidence interval. */
export interface Estimate {
  readonly value: number
  readonly halfWidth: number
}

/** A quantile, and the times beyond which 10 % more or fewer requests lie: far apart where the times have a gap. */
export interface QuantileEstimate extends Estimate {
  readonly withMoreBeyond: number
  readonly withFewerBeyond: number
}

/** Rates per second; quantiles in ms. */
export interface Reading {
  readonly offered: Estimate
  readonly goodput: Estimate
  readonly errorShare: Estimate
  readonly p50: QuantileEstimate
  readonly p99: QuantileEstimate
}

export interface SteadyState {
  readonly services: Readonly<Record<string, ServiceReading>>
  /** Whole visits; quantiles of those served. */
  readonly visits: Reading
  /** Requests to the entry, all attempts taken as one. */
  readonly requests: Reading
  readonly events: number
  readonly seconds: number
}

/** `p50` and `p99` are of the time at the service, of all that was worked to the end, refusals left out. */
export interface ServiceReading extends Reading {
  /** Good answers as the callers saw them, network included. */
  readonly seenP50: QuantileEstimate
  readonly seenP99: QuantileEstimate
  readonly refusedShare: Estimate
  /** Worked to the end, whether or not anybody waited. */
  readonly completed: Estimate
  readonly busyThreads: Estimate
  readonly inFlight: Estimate
  readonly meanResidenceMs: Estimate
}

export interface Effort {
  readonly seed: number
  readonly warmUpSeconds: number
  /** Events played in the measured stretch, about. */
  readonly events: number
  readonly conditions?: Conditions
}

const batches = 16
/** Student's t, 15 degrees of freedom, 97.5 %. */
const t = 2.131

/**
 * Plays a warm-up, then sixteen batches, and takes the spread between batches as the error of the whole (method of
 * batch means; quantiles come from all batches together, their error from the batches' own quantiles).
 */
export function measureSteadyState(topology: Topology, effort: Effort): SteadyState {
  refuseUnsteady(topology, effort.conditions?.faults ?? [])
  const plant = buildPlant(topology, effort.conditions)
  const run = createRun(plant, effort.seed)
  const warmUp = playUntil(run, effort.warmUpSeconds)
  const trial = playUntil(run, effort.warmUpSeconds * 1.25)
  const perSecond = Math.max(
    1,
    trial.events / (effort.warmUpSeconds / 4),
    warmUp.events / effort.warmUpSeconds / 4,
  )
  const batchSeconds = effort.events / batches / perSecond
  const from = run.now
  const tallies: Tally[] = []
  for (let batch = 1; batch <= batches; batch++) tallies.push(playUntil(run, from + batch * batchSeconds))

  const rate = (count: (tally: Tally) => number): Estimate => ratio(tallies, count, () => batchSeconds)
  const reading = (
    offered: (tally: Tally) => number,
    good: (tally: Tally) => number,
    latency: (tally: Tally) => LatencyRecord,
  ): Reading => ({
    offered: rate(offered),
    goodput: rate(good),
    errorShare: ratio(tallies, (tally) => offered(tally) - good(tally), offered),
    p50: quantile(tallies.map(latency), 0.5),
    p99: quantile(tallies.map(latency), 0.99),
  })

  const services = plant.services.map((service, index): [string, ServiceReading] => {
    const of = (tally: Tally) => tally.services[index] as Tally['services'][number]
    const seen = tallies.map((tally) => of(tally).seenByCaller)
    return [
      service.id,
      {
        ...reading(
          (tally) => of(tally).offered,
          (tally) => of(tally).good,
          (tally) => of(tally).residence,
        ),
        seenP50: quantile(seen, 0.5),
        seenP99: quantile(seen, 0.99),
        refusedShare: ratio(
          tallies,
          (tally) => of(tally).refused,
          (tally) => of(tally).offered,
        ),
        completed: rate((tally) => of(tally).completed),
        busyThreads: rate((tally) => of(tally).busySeconds),
        inFlight: rate((tally) => of(tally).inFlightSeconds),
        meanResidenceMs: ratio(
          tallies,
          (tally) => 1000 * of(tally).residence.sumSeconds,
          (tally) => of(tally).residence.count,
        ),
      },
    ]
  })
  return {
    services: Object.fromEntries(services),
    visits: reading(
      (tally) => tally.customers.offered,
      (tally) => tally.customers.served,
      (tally) => tally.customers.visit,
    ),
    requests: reading(
      (tally) => tally.customers.requests,
      (tally) => tally.customers.requestsAnswered,
      (tally) => tally.customers.request,
    ),
    events: tallies.reduce((sum, tally) => sum + tally.events, 0),
    seconds: batches * batchSeconds,
  }
}

function ratio(
  tallies: readonly Tally[],
  over: (tally: Tally) => number,
  under: (tally: Tally) => number,
): Estimate {
  const total = tallies.reduce((sum, tally) => sum + under(tally), 0)
  const value = total > 0 ? tallies.reduce((sum, tally) => sum + over(tally), 0) / total : 0
  const parts = tallies.map((tally) => (under(tally) > 0 ? over(tally) / under(tally) : value))
  return { value, halfWidth: halfWidth(parts) }
}

function quantile(records: readonly LatencyRecord[], share: number): QuantileEstimate {
  const all = createLatencyRecord()
  for (const record of records) addLatencies(all, record)
  const parts = records.filter((record) => record.count > 0).map((record) => quantileMs(record, share))
  return {
    value: quantileMs(all, share),
    halfWidth: halfWidth(parts),
    withMoreBeyond: quantileMs(all, 1 - 1.1 * (1 - share)),
    withFewerBeyond: quantileMs(all, 1 - 0.9 * (1 - share)),
  }
}

function halfWidth(parts: readonly number[]): number {
  if (parts.length < 2) return Number.POSITIVE_INFINITY
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length
  const squares = parts.reduce((sum, part) => sum + (part - mean) ** 2, 0)
  return t * Math.sqrt(squares / (parts.length - 1) / parts.length)
}

/** What acts with a delay has no steady state here: incidents are played by `playWithReferee`. */
function refuseUnsteady(topology: Topology, faults: readonly Fault[]): void {
  if (topology.links.some((link) => link.breaker)) throw new Error('breakers have no steady state')
  if (topology.services.some((service) => service.memory)) throw new Error('deaths have none')
  if (topology.services.some((service) => service.autoscaler)) throw new Error('fleets that scale have none')
  if (topology.services.some((service) => service.healthCheck)) throw new Error('flapping has none')
  if (faults.some((fault) => fault.kind === 'launchFailures')) throw new Error('nothing is launched here')
}
