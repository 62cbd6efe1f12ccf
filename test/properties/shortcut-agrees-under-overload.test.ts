import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  compileWorld,
  createWorldState,
  endFault,
  type Fault,
  readCustomers,
  startFault,
  stepWorld,
  type Topology,
} from '../../src/core/world/index.ts'
import { markAllChanged } from '../../src/core/world/steady-state.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from '../core/world/sample-world.ts'

const UNTIL = 900
/** A world that skips what has settled may differ by this share from one that works out every second. */
const BOUND = 0.005
/** In harm, where a herd is let go or a cache is empty: how long the jam lasts hangs on the second that it begins to clear. */
const JAM_BOUND = 0.02

/** A shop with a cache that expires, a breaker and a shared network, at any size that luck acts on and beyond. */
const shop = fc
  .record({
    perSecond: fc.integer({ min: 20, max: 1500 }),
    load: fc.double({ min: 0.3, max: 0.75, noNaN: true }),
    attempts: fc.integer({ min: 1, max: 3 }),
    ttlSeconds: fc.integer({ min: 20, max: 600 }),
    hitShare: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    deviceAttempts: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ perSecond, load, attempts, ttlSeconds, hitShare, deviceAttempts }): Topology => {
    const threads = (rate: number, holdS: number): number => Math.ceil((rate * holdS) / load)
    const misses = perSecond * (1 - hitShare)
    return sampleTopology(
      [
        sampleService('front', { instances: { 'one-a': 1 }, threadsPerInstance: threads(perSecond, 0.08) }),
        sampleService('back', { instances: { 'one-a': 1 }, threadsPerInstance: threads(perSecond, 0.02) }),
        sampleService('store', { instances: { 'one-a': 1 }, threadsPerInstance: threads(misses, 0.02) }),
      ],
      [
        sampleLink('front', 'back', {
          attempts,
          timeoutMs: 500,
          breaker: { openAboveErrorShare: 0.5, openSeconds: 20 },
          network: 'line',
        }),
        sampleLink('front', 'store', {
          attempts,
          timeoutMs: 500,
          cache: { hitShare, warmUpSeconds: 60, ttlSeconds },
          onFailure: 'degrade',
        }),
      ],
      [
        sampleMarket(perSecond, {
          attempts: deviceAttempts,
          timeoutMs: 4000,
          patienceMs: 6000,
          tryAgainShare: 0.5,
          returnShare: 0.3,
          trafficNoise: 0.01,
        }),
      ],
      {
        luck: true,
        networks: [{ id: 'line', label: 'Line', callsPerSecond: 2 * perSecond, bufferMs: 50 }],
      },
    )
  })

const trouble: fc.Arbitrary<Fault> = fc.oneof(
  fc
    .double({ min: 0.2, max: 0.9, noNaN: true })
    .map((errorShare): Fault => ({ id: 'bad', kind: 'serviceErrors', service: 'back', errorShare })),
  fc
    .double({ min: 0.4, max: 0.8, noNaN: true })
    .map((share): Fault => ({ id: 'bad', kind: 'cacheCold', link: 'front-store', share })),
  fc
    .double({ min: 0.3, max: 0.9, noNaN: true })
    .map((share): Fault => ({ id: 'bad', kind: 'fetchStalled', share })),
  fc
    .double({ min: 1.1, max: 1.3, noNaN: true })
    .map((factor): Fault => ({ id: 'bad', kind: 'demand', factor })),
)

interface Harm {
  readonly minutes: number
  readonly wished: number
  readonly served: number
}

function harmOf(topology: Topology, fault: Fault, seed: number, everySecond: boolean): Harm {
  const model = compileWorld(topology, seed)
  const state = createWorldState(model)
  for (let second = 0; second < UNTIL; second += 1) {
    if (second === 123) startFault(model, state, fault)
    if (second === 456) endFault(model, state, fault.id)
    if (everySecond) markAllChanged(state)
    stepWorld(model, state)
  }
  const { wished, served } = readCustomers(model, state)
  return { minutes: state.total.impactMinutes[0] as number, wished, served }
}

it('the short way agrees with every second in full, with luck, breakers, caches that expire and networks', () => {
  fc.assert(
    fc.property(shop, trouble, fc.nat(1000), (topology, fault, seed) => {
      const full = harmOf(topology, fault, seed, true)
      const short = harmOf(topology, fault, seed, false)
      expect(Math.abs(short.wished / full.wished - 1), 'wished').toBeLessThan(0.0005)
      expect(Math.abs(short.served / full.served - 1), 'served').toBeLessThan(BOUND)
      const bound = fault.kind === 'fetchStalled' || fault.kind === 'cacheCold' ? JAM_BOUND : BOUND
      // A minute of all customers is the least that counts as harm.
      const least = (topology.markets[0]?.peakPerSecond ?? 0) / 60
      expect(Math.abs(short.minutes - full.minutes), 'harm').toBeLessThan(bound * full.minutes + least)
    }),
    { numRuns: 40, seed: 8, endOnFailure: true },
  )
}, 60_000)
