import type { Link, Service } from '../../../src/core/world/topology.ts'
import { type Dice, rounded } from './domain.ts'

/** A service as drawn, before anything is known about who calls it and how often. */
export interface ServiceDraw {
  readonly id: string
  readonly parent: number
  readonly calls: number
  readonly utilisation: number
}

export function drawPlace(dice: Dice, index: number): ServiceDraw {
  return {
    id: `s${index}`,
    parent: index === 0 ? -1 : dice.whole(0, index - 1),
    calls: dice.chance(0.6) ? 1 : dice.oneOf([0, 0.3, 0.7, 1.5, 2, 3, 4]),
    utilisation: dice.chance(1 / 7) ? dice.even(0.85, 2) : dice.even(0.1, 0.85),
  }
}

/** A service, and about how long an answer of it takes. */
export interface SizedService {
  readonly service: Service
  readonly answerMs: number
  readonly threads: number
}

/**
 * Sized so that utilisation is the drawn one by a rough estimate: own time from the threads, or threads from own time.
 * `perSecond` is what comes to one cell, `belowMs` how long its calls take.
 */
export function drawService(
  dice: Dice,
  { id, utilisation }: ServiceDraw,
  zones: readonly string[],
  perSecond: number,
  belowMs: number,
): SizedService {
  const instances = Math.round(dice.log(1, 10))
  const most = 400 / instances
  const perMs = Math.max(0.0005, perSecond / 1000)
  const threadsFor = (ownMs: number): number =>
    Math.max(1, Math.min(most, Math.round((perMs * (ownMs + belowMs)) / utilisation / instances)))
  let each = Math.max(1, Math.round(dice.log(1, most)))
  let ownMs = dice.log(1, 200)
  if (dice.chance(0.7)) {
    ownMs = (utilisation * each * instances) / perMs - belowMs
    if (ownMs < 1 || ownMs > 200) ownMs = Math.max(1, Math.min(200, ownMs))
    if (ownMs === 1) each = threadsFor(ownMs)
  } else each = threadsFor(ownMs)
  each = Math.floor(each)
  const threads = each * instances
  const holdMs = ownMs + belowMs
  const queue = dice.chance(0.1) ? 0 : Math.max(1, Math.round(dice.log(1, 1000) / instances))
  const load = (perMs * holdMs) / threads
  const waitMs =
    load < 0.95
      ? (holdMs * load ** Math.sqrt(2 * (threads + 1))) / (threads * (1 - load))
      : (queue * holdMs) / each
  const cpuMs = dice.even(0.05, 1) * ownMs
  const coreLoad = dice.chance(0.2) ? dice.even(0.9, 1.5) : dice.even(0.1, 0.9)
  const vcpus = dice.chance(0.5) ? each : Math.max(0.1, (perMs * cpuMs) / coreLoad / instances)
  const memory = dice.chance(0.12)
  const service: Service = {
    id,
    label: id,
    team: 'team',
    instances: Object.fromEntries(zones.map((zone) => [zone, instances])),
    threadsPerInstance: each,
    queuePerInstance: queue,
    queueDiscipline: dice.chance(0.25) ? 'lifo' : 'fifo',
    ownMs: rounded(ownMs),
    ...(dice.chance(0.4) ? {} : { ownVariation: rounded(dice.chance(0.25) ? 0 : dice.even(0.1, 3)) }),
    cpuMs: rounded(cpuMs),
    vcpusPerInstance: rounded(vcpus),
    costPerInstanceHourUsd: 1,
    ...(dice.chance(0.4) ? { baseErrorShare: rounded(dice.log(0.001, 0.05)) } : {}),
    ...(dice.chance(0.1) ? { concurrencyLimitPerInstance: Math.ceil(each + dice.even(0, 1) * queue) } : {}),
    ...(dice.chance(0.2)
      ? {
          contention: {
            serialShare: rounded(dice.log(0.01, 0.1)),
            crosstalk: rounded(dice.log(0.0001, 0.01)),
          },
        }
      : {}),
    ...(dice.chance(0.25) ? { dropsExpired: true } : {}),
    ...(memory
      ? {
          memory: {
            mibPerInstance: Math.round(100 + 2 * (each + queue) * dice.even(0.5, 1.5)),
            baseMib: 100,
            mibPerRequest: 2,
          },
        }
      : {}),
    ...(memory || dice.chance(0.15) ? { start: drawStart(dice) } : {}),
    ...(dice.chance(0.12)
      ? {
          healthCheck: {
            intervalSeconds: dice.whole(5, 15),
            timeoutMs: 1000,
            unhealthyAfter: dice.whole(2, 3),
            healthyAfter: dice.whole(2, 5),
            depth: 'shallow',
          },
        }
      : {}),
  }
  return { service, answerMs: holdMs + waitMs, threads }
}

function drawStart(dice: Dice): NonNullable<Service['start']> {
  return {
    seconds: dice.whole(2, 30),
    retrySeconds: dice.whole(1, 10),
    ...(dice.chance(0.6) ? { longestRetrySeconds: dice.whole(10, 60) } : {}),
    ...(dice.chance(0.3) ? { retrySpread: rounded(dice.even(0.1, 1)) } : {}),
    ...(dice.chance(0.3) ? { atOnce: dice.whole(1, 3) } : {}),
    ...(dice.chance(0.5) ? { coldFactor: rounded(dice.even(1, 4)), warmSeconds: dice.whole(5, 60) } : {}),
    ...(dice.chance(0.3) ? { slowStartSeconds: dice.whole(5, 30) } : {}),
  }
}

/** The one link by which a service is called; `perSecond` calls, for the whole of each calling cell. */
export function drawLink(
  dice: Dice,
  from: { readonly id: string; readonly start?: unknown },
  { id, calls }: ServiceDraw,
  callee: SizedService,
  perSecond: number,
  instances: number,
): Link {
  const timeoutMs = Math.max(5, dice.log(2, 30) * callee.answerMs)
  const need = (perSecond * callee.answerMs) / 1000
  return {
    id: `${from.id}-${id}`,
    from: from.id,
    to: id,
    callsPerRequest: calls,
    timeoutMs: rounded(timeoutMs),
    attempts: dice.whole(1, 4),
    backoffMs: dice.chance(0.2) ? 0 : rounded(dice.log(1, 200)),
    onFailure: dice.chance(0.3) ? 'degrade' : 'fail',
    routing: dice.chance(0.5) ? 'same-zone' : 'any-zone',
    ...(dice.chance(0.3) ? { retryBudgetShare: rounded(dice.log(0.02, 0.5)) } : {}),
    ...(dice.chance(0.15)
      ? {
          breaker: { openAboveErrorShare: rounded(dice.even(0.1, 0.8)), openSeconds: dice.whole(5, 30) },
        }
      : {}),
    ...(dice.chance(0.3)
      ? {
          pool: {
            connectionsPerInstance: Math.max(1, Math.ceil((dice.log(0.7, 4) * need) / instances)),
            waitMs: dice.chance(0.2) ? 0 : rounded(dice.even(0, 1) * timeoutMs),
          },
        }
      : {}),
    ...(dice.chance(0.3)
      ? {
          cache: {
            hitShare: rounded(dice.even(0.3, 0.99)),
            warmUpSeconds: dice.whole(10, 120),
            ...(dice.chance(0.3) ? { ttlSeconds: dice.whole(10, 600) } : {}),
            ...(dice.chance(0.3) ? { callsPerMiss: 2 } : {}),
            ...(dice.chance(0.3) ? { sharedEntries: Math.round(dice.log(1, 1000)) } : {}),
          },
        }
      : {}),
    ...(from.start === undefined ? {} : { callsPerStart: dice.whole(0, 20) }),
  }
}
