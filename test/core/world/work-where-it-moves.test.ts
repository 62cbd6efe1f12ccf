import { expect, test } from 'vitest'
import type { Fault } from '../../../src/core/world/index.ts'
import { playWorld } from './run-world.ts'
import { largeTopology } from './sample-world.ts'

/** Short of collapse, where a second's difference in its onset is a difference in everything. */
const faults: readonly Fault[] = [
  { id: 'grey', kind: 'zoneNetwork', zone: 'one-a', addedMs: 15, lossShare: 0.01, rampSeconds: 300 },
  { id: 'errors', kind: 'serviceErrors', service: 'payments', errorShare: 0.04, rampSeconds: 200 },
  { id: 'rush', kind: 'demand', factor: 1.25, rampSeconds: 400 },
  { id: 'slow', kind: 'serviceSlow', service: 'shop', factor: 1.3, rampSeconds: 250 },
]

/** Compared half minute by half minute: in a steep rise the sparing one may be a second late. */
const WINDOW_SECONDS = 30

test.each(faults)('working out only what moved comes to what working out everything does: $kind', (fault) => {
  const sparing = playWorld(largeTopology())
  const thorough = playWorld(largeTopology())
  const sums = { rate: [0, 0], errors: [0, 0], p50: [0, 0], served: [0, 0] }
  const plays = [sparing, thorough]
  for (const play of plays) play.fault(fault)
  let least = 1
  for (let second = 1; second <= 900; second += 1) {
    if (second === 600) for (const play of plays) play.mend(fault.id)
    // An intervention on a zone that is not there: changes nothing, but has everything worked out afresh.
    thorough.act({ kind: 'setZoneWeight', zone: 'nowhere', weight: 0 })
    for (const [n, play] of plays.entries()) {
      play.wait(1)
      const shop = play.at('shop')
      const served = play.state.market.successShare[0] as number
      least = Math.min(least, served)
      for (const [sum, value] of [
        [sums.rate, shop.throughputPerSecond],
        [sums.errors, shop.errorShare],
        [sums.p50, shop.p50Ms],
        [sums.served, served],
      ] as const)
        sum[n] = (sum[n] as number) + value / WINDOW_SECONDS
    }
    if (second % WINDOW_SECONDS !== 0) continue
    const apart = (pair: number[]): number => Math.abs((pair[0] as number) - (pair[1] as number))
    const at = `at ${second}`
    expect(apart(sums.rate), at).toBeLessThan(0.02 * (sums.rate[1] as number))
    expect(apart(sums.errors), at).toBeLessThan(0.005)
    expect(apart(sums.p50), at).toBeLessThan(0.05 * (sums.p50[1] as number))
    expect(apart(sums.served), at).toBeLessThan(0.01)
    for (const pair of Object.values(sums)) pair.fill(0)
  }
  expect(least).toBeLessThan(1)
})
