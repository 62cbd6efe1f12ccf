import { expect, test } from 'vitest'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'
import { simulateCell } from './simulate-cell.ts'

const PLACES = 100_000

const reading = (threads: number, load: number, ownVariation: number, queuePerInstance = PLACES) => {
  const service = sampleService('web', {
    instances: { 'one-a': 1 },
    threadsPerInstance: threads,
    queuePerInstance,
    ownMs: 50,
    ownVariation,
  })
  const play = playWorld(sampleTopology([service], [], [sampleMarket((threads * load) / 0.05)]))
  play.wait(900)
  return play.at('web')
}

const loads = [0.3, 0.5, 0.7, 0.9, 0.95]

test.each([0, 0.5, 1, 2, 4])(
  'one thread, own time varying by %d: the mean wait is that of Pollaczek and Khinchine',
  (variation) => {
    for (const load of loads) {
      const { queueShare, throughputPerSecond } = reading(1, load, variation)
      const exact = (0.05 * load * (1 + variation * variation)) / 2 / (1 - load)
      const wait = (queueShare * PLACES) / throughputPerSecond
      expect(Math.abs(wait / exact - 1), `load ${load}`).toBeLessThan(0.05)
    }
  },
)

test.each([0, 2])(
  'with %d for every mean nothing is lost in an endless queue below saturation',
  (variation) => {
    for (const threads of [1, 10, 100]) expect(reading(threads, 0.9, variation).errorShare).toBeLessThan(1e-6)
  },
)

test.each([
  [4, 0.8, 0],
  [4, 0.9, 0],
  [20, 0.9, 0],
  [20, 0.9, 2],
])('%i threads at load %d, variation %d: as request by request', (threads, load, variation) => {
  const { goodputPerSecond, p50Ms, p99Ms } = reading(threads, load, variation, 400)
  const perSecond = (threads * load) / 0.05
  const seen = simulateCell({
    perSecond,
    threads,
    places: 400,
    restS: 0.05,
    cpuS: 0,
    cores: 1,
    variation,
    seconds: 200_000 / perSecond,
    warmUpSeconds: 30,
  })
  expect(Math.abs(goodputPerSecond / seen.perSecond - 1)).toBeLessThan(0.02)
  expect(Math.abs(p50Ms / 1000 / seen.p50 - 1), 'p50').toBeLessThan(0.15)
  expect(Math.abs(p99Ms / 1000 / seen.p99 - 1), 'p99').toBeLessThan(0.1)
})

test('more than there is room for is refused, however much own time varies', () => {
  for (const variation of [0, 0.3, 1, 4]) {
    const { throughputPerSecond, errorShare } = reading(10, 1.5, variation, 50)
    expect(throughputPerSecond / 200).toBeCloseTo(1, 1)
    expect(Math.abs(errorShare - 1 / 3)).toBeLessThan(0.01)
  }
})
