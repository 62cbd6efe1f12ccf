import * as fc from 'fast-check'
import type { Fault } from '../../../src/core/world/fault.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import { type LinkSketch, type ServiceSketch, smallTopology } from './small-topology.ts'

/** A random small cloud in steady conditions, with what it takes to measure it. */
export interface Cloud {
  readonly topology: Topology
  readonly faults: readonly Fault[]
  /** Longest of the time scales on which the cloud forgets how it began. */
  readonly settleSeconds: number
  readonly seed: number
}

interface ServiceDraw {
  readonly parent: number
  readonly ownMs: number
  readonly utilisation: number
  readonly queuePerThread: number
  readonly newestFirst: boolean
  readonly calls: number
  readonly timeoutFactor: number
  readonly attempts: number
  readonly backoffMs: number
  readonly budgetShare: number | null
  readonly poolFactor: number | null
  readonly sameZone: boolean
  readonly degrade: boolean
  readonly errorShare: number
}

interface CloudDraw {
  readonly zones: number
  readonly perSecond: number
  readonly services: readonly ServiceDraw[]
  /** Which service is short of capacity, as a share of the list; and demand over capacity there. */
  readonly overload: { readonly at: number; readonly utilisation: number } | null
  readonly grey: { readonly addedMs: number; readonly lossShare: number } | null
  readonly requestsPerVisit: number
  readonly deviceAttempts: number
  readonly seed: number
}

/** Evenly spread, in thousandths of the range: unlike `fc.double`, not drawn to the ends. */
const share = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((part) => min + ((max - min) * part) / 1000)

const serviceDraw: fc.Arbitrary<ServiceDraw> = fc.record({
  parent: fc.nat({ max: 3 }),
  ownMs: share(2, 40),
  utilisation: share(0.2, 0.9),
  queuePerThread: share(1, 4),
  newestFirst: fc.constantFrom(false, false, false, true),
  calls: fc.constantFrom(1, 1, 1.5, 2),
  timeoutFactor: share(5, 20),
  attempts: fc.integer({ min: 1, max: 3 }),
  backoffMs: share(5, 50),
  budgetShare: fc.option(share(0.05, 0.3)),
  poolFactor: fc.option(share(1.2, 3)),
  sameZone: fc.boolean(),
  degrade: fc.boolean(),
  errorShare: fc.constantFrom(0, 0, 0.01, 0.05),
})

const cloudDraw: fc.Arbitrary<CloudDraw> = fc.record({
  zones: fc.integer({ min: 1, max: 3 }),
  perSecond: share(50, 300),
  services: fc.array(serviceDraw, { minLength: 1, maxLength: 4, size: 'max' }),
  overload: fc.option(fc.record({ at: share(0, 0.999), utilisation: share(1.3, 2) }), { freq: 2 }),
  grey: fc.option(fc.record({ addedMs: share(5, 60), lossShare: share(0, 0.05) }), { freq: 2 }),
  requestsPerVisit: fc.integer({ min: 1, max: 3 }),
  deviceAttempts: fc.integer({ min: 1, max: 2 }),
  seed: fc.nat(),
})

export const arbitraryCloud: fc.Arbitrary<Cloud> = cloudDraw.map(build)

const fewestThreads = 4
const zoneNames = ['a', 'b', 'c']

/**
 * Sizes each service from the leaves up, so that its utilisation is the drawn one by a rough estimate (Erlang C waits,
 * whole timeouts spent on an overloaded callee).
 */
function build(draw: CloudDraw): Cloud {
  const zones = zoneNames.slice(0, draw.zones)
  const names = draw.services.map((_, index) => `s${index}`)
  const parentOf = (index: number): number => (draw.services[index]?.parent ?? 0) % Math.max(1, index)
  const shortOf = draw.overload ? Math.floor(draw.overload.at * draw.services.length) : -1
  const callsOf = (index: number): number => (index === shortOf ? 1 : (draw.services[index]?.calls ?? 1))
  const rate: number[] = []
  draw.services.forEach((_service, index) => {
    rate[index] =
      index === 0
        ? draw.perSecond * draw.requestsPerVisit
        : (rate[parentOf(index)] as number) * callsOf(index)
  })
  const services: ServiceSketch[] = []
  const links: LinkSketch[] = []
  const residenceMs: number[] = []
  const heldBelowMs = draw.services.map(() => 0)
  /** A caller can fill its callees' queues: otherwise the two are a closed network, which the model does not know. */
  const roomBelow = draw.services.map(() => 0)
  const greyMs = draw.grey ? draw.grey.addedMs / zones.length : 0
  /** Share of calls that are lost: those with an end in the troubled zone, at most. */
  const lossShare = draw.grey ? draw.grey.lossShare * Math.min(1, 2 / zones.length) : 0
  for (let index = draw.services.length - 1; index >= 0; index--) {
    const service = draw.services[index] as ServiceDraw
    const utilisation = index === shortOf ? (draw.overload?.utilisation ?? 0) : service.utilisation
    const perMs = (rate[index] as number) / zones.length / 1000
    const below = heldBelowMs[index] as number
    const threads = Math.max(
      fewestThreads,
      roomBelow[index] as number,
      Math.ceil((perMs * (service.ownMs + below)) / utilisation),
    )
    const ownMs = Math.max(service.ownMs, (utilisation * threads) / perMs - below)
    const holdMs = ownMs + below
    const queue = Math.max(2 * fewestThreads, Math.ceil(threads * service.queuePerThread))
    const waitMs =
      utilisation < 1
        ? (erlangC(threads, utilisation * threads) * holdMs) / (threads * (1 - utilisation))
        : (queue / threads) * holdMs
    residenceMs[index] = holdMs + waitMs
    services[index] = {
      id: names[index] as string,
      ownMs,
      threadsPerInstance: threads,
      queuePerInstance: queue,
      queueDiscipline: service.newestFirst ? 'lifo' : 'fifo',
      baseErrorShare: service.errorShare,
    }
    if (index === 0) continue
    const parent = parentOf(index)
    roomBelow[parent] = Math.max(roomBelow[parent] as number, threads + queue)
    const answerMs = (residenceMs[index] as number) + greyMs
    const timeoutMs = service.timeoutFactor * (utilisation < 1 ? answerMs : holdMs + greyMs)
    const tries = utilisation < 1 ? 1 : service.attempts
    const lostMs = lossShare * (timeoutMs + (service.attempts > 1 ? service.backoffMs + answerMs : 0))
    const heldMs = tries * Math.min(answerMs, timeoutMs) + (tries - 1) * service.backoffMs + lostMs
    heldBelowMs[parent] = (heldBelowMs[parent] as number) + callsOf(index) * heldMs
    links.push({
      from: names[parent] as string,
      to: names[index] as string,
      callsPerRequest: callsOf(index),
      timeoutMs,
      attempts: service.attempts,
      backoffMs: service.backoffMs,
      ...(service.budgetShare === null ? {} : { retryBudgetShare: service.budgetShare }),
      ...(service.poolFactor === null
        ? {}
        : {
            pool: {
              connectionsPerInstance: Math.max(
                threads + queue,
                Math.ceil(service.poolFactor * perMs * (answerMs + lostMs)),
              ),
              waitMs: timeoutMs / 2,
            },
          }),
      routing: service.sameZone ? 'same-zone' : 'any-zone',
      onFailure: service.degrade ? 'degrade' : 'fail',
    })
  }
  const entryMs = (residenceMs[0] as number) + greyMs
  const topology = smallTopology({
    zones,
    crossZoneMs: 1,
    services,
    links,
    perSecond: draw.perSecond,
    customers: {
      requestsPerVisit: draw.requestsPerVisit,
      timeoutMs: 20 * entryMs,
      patienceMs: 100 * draw.requestsPerVisit * entryMs,
      attempts: draw.deviceAttempts,
      backoffMs: 500,
    },
  })
  const faults: Fault[] = draw.grey
    ? [{ id: 'grey', kind: 'zoneNetwork', zone: zones.at(-1) as string, ...draw.grey }]
    : []
  return { topology, faults, settleSeconds: Math.max(20, (60 * entryMs) / 1000), seed: draw.seed }
}

function erlangC(threads: number, load: number): number {
  let blocked = 1
  for (let n = 1; n <= threads; n++) blocked = (load * blocked) / (n + load * blocked)
  return blocked / (1 - (load / threads) * (1 - blocked))
}
