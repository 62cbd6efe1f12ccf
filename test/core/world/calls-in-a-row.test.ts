import { expect, test } from 'vitest'
import type { Topology } from '../../../src/core/world/index.ts'
import { measureSteadyState, smallTopology } from '../../support/referee/index.ts'
import { playWorld } from './run-world.ts'

const busy = (zones: readonly string[], calls: number, crossZoneMs = 0): Topology =>
  smallTopology({
    zones,
    crossZoneMs,
    perSecond: 160,
    services: [
      { id: 'front', threadsPerInstance: 600, queuePerInstance: 0, ownMs: 1 },
      { id: 'back', threadsPerInstance: Math.round(24 / zones.length), queuePerInstance: 20, ownMs: 100 },
    ],
    links: [{ from: 'front', to: 'back', callsPerRequest: calls, timeoutMs: 5000 }],
    customers: { attempts: 1, timeoutMs: 20_000, patienceMs: 20_000 },
  })

const served = (topology: Topology): number => {
  const play = playWorld(topology)
  play.wait(300)
  return play.at('front').goodputPerSecond
}

test.each([
  { zones: ['a'], calls: 3, crossZoneMs: 0 },
  { zones: ['a', 'b'], calls: 3, crossZoneMs: 0 },
  { zones: ['a', 'b', 'c'], calls: 4, crossZoneMs: 1 },
  { zones: ['a'], calls: 2.5, crossZoneMs: 0 },
])(
  'whoever calls a full service $calls times in a row in $zones.length zones keeps the place it leaves, as request by request',
  ({ zones, calls, crossZoneMs }) => {
    const topology = busy(zones, calls, crossZoneMs)
    const { services } = measureSteadyState(topology, { seed: 5, warmUpSeconds: 60, events: 400_000 })
    const goodput = services.front?.goodput.value ?? Number.NaN
    expect(served(topology) / goodput).toBeGreaterThan(0.9)
    expect(served(topology) / goodput).toBeLessThan(1.1)
  },
  30_000,
)

test('with one zone nearly all that a full service does goes to requests that come to their end', () => {
  // 240 calls a second are served, three a request.
  expect(served(busy(['a'], 3))).toBeGreaterThan(0.95 * 80)
})

test.each([
  { calls: 4, threads: 64, ownMs: 100, back: 1, backMs: 5, timeoutMs: 300, attempts: 2, perSecond: 200 },
  { calls: 30, threads: 16, ownMs: 20, back: 8, backMs: 40, timeoutMs: 100, attempts: 1, perSecond: 10 },
])(
  '$calls calls a request to a service that is much too small come to rest, without chance',
  ({ calls, threads, ownMs, back, backMs, timeoutMs, attempts, perSecond }) => {
    const play = playWorld(
      smallTopology({
        perSecond,
        services: [
          { id: 'front', threadsPerInstance: threads, queuePerInstance: 300, ownMs, ownVariation: 0 },
          { id: 'back', threadsPerInstance: back, queuePerInstance: 0, ownMs: backMs, ownVariation: 0 },
        ],
        links: [{ from: 'front', to: 'back', callsPerRequest: calls, timeoutMs, attempts }],
        customers: { timeoutMs: 4000, patienceMs: 6000 },
      }),
    )
    play.wait(180)
    const goodput = Array.from({ length: 60 }, () => {
      play.wait(1)
      return play.at('front').goodputPerSecond
    })
    expect(Math.min(...goodput) / Math.max(...goodput)).toBeGreaterThan(0.85)
  },
)
