import { expect, test } from 'vitest'
import { fitStation, station } from '../../../src/core/world/cores.ts'
import { playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'
import { simulateCell } from './simulate-cell.ts'

interface Case {
  readonly threads: number
  readonly cores: number
  readonly ownMs: number
  readonly cpuMs: number
  readonly places: number
  readonly perSecond: number
}

const playCase = ({ threads, cores, ownMs, cpuMs, places, perSecond }: Case) =>
  playWorld(
    sampleTopology(
      [
        sampleService('web', {
          instances: { 'one-a': 1 },
          threadsPerInstance: threads,
          queuePerInstance: places,
          ownMs,
          cpuMs,
          vcpusPerInstance: cores,
        }),
      ],
      [],
      [sampleMarket(perSecond)],
    ),
  )

test('a hundred threads on four cores with 20 ms of processor time serve 200 a second, in seconds', () => {
  const play = playCase({ threads: 100, cores: 4, ownMs: 20, cpuMs: 20, places: 200, perSecond: 300 })
  play.wait(300)
  expect(play.at('web').throughputPerSecond).toBeCloseTo(200, 0)
  expect(play.at('web').p99Ms).toBeGreaterThan(2000)
  expect(play.at('web').cpu).toBeCloseTo(1, 2)
})

test.each<[number, number, number, number, number, number]>([
  [100, 4, 20, 20, 200, 300],
  [40, 8, 40, 20, 100, 300],
  [40, 8, 40, 20, 100, 500],
  [20, 4, 100, 20, 100, 150],
  [20, 4, 100, 20, 100, 195],
  [30, 4, 100, 20, 100, 250],
  [20, 16, 50, 25, 100, 350],
  [20, 16, 50, 25, 100, 500],
  [16, 8, 20, 16, 50, 600],
  [12, 8, 40, 20, 40, 400],
])(
  '%i threads on %i cores, %i ms of which %i on a core, %i places, %i a second: as request by request',
  (threads, cores, ownMs, cpuMs, places, perSecond) => {
    const play = playCase({ threads, cores, ownMs, cpuMs, places, perSecond })
    play.wait(300)
    const { goodputPerSecond, p50Ms, p99Ms } = play.at('web')
    const seen = simulateCell({
      perSecond,
      threads,
      places,
      cores,
      restS: (ownMs - cpuMs) / 1000,
      cpuS: cpuMs / 1000,
      seconds: 100 + 100_000 / perSecond,
      warmUpSeconds: 30,
    })
    expect(Math.abs(goodputPerSecond / seen.perSecond - 1)).toBeLessThan(0.05)
    expect(Math.abs(p50Ms / 1000 / seen.p50 - 1), 'p50').toBeLessThan(0.1)
    expect(Math.abs(p99Ms / 1000 / seen.p99 - 1), 'p99').toBeLessThan(0.1)
  },
)

test('cores that nobody waits for change no bit', () => {
  const numbers = [1000, 30].map((cores) => {
    const play = playCase({ threads: 40, cores, ownMs: 40, cpuMs: 10, places: 100, perSecond: 600 })
    play.wait(120)
    return [...play.state.numbers]
  })
  expect(numbers[0]).toEqual(numbers[1])
})

test('cores that run short make callers and callees swing no more than the load does', () => {
  const services = [
    sampleService('front', {
      instances: { 'one-a': 1 },
      threadsPerInstance: 200,
      ownMs: 20,
      cpuMs: 10,
      vcpusPerInstance: 4,
    }),
    sampleService('back', {
      instances: { 'one-a': 1 },
      threadsPerInstance: 60,
      ownMs: 12,
      cpuMs: 12,
      vcpusPerInstance: 4,
    }),
  ]
  const link = sampleLink('front', 'back', { timeoutMs: 800, attempts: 2 })
  for (const perSecond of [280, 330, 345, 390, 500]) {
    const play = playWorld(sampleTopology(services, [link], [sampleMarket(perSecond)]))
    play.wait(600)
    let least = Infinity
    let most = 0
    for (let second = 0; second < 120; second += 1) {
      play.wait(1)
      const { throughputPerSecond } = play.at('back')
      least = Math.min(least, throughputPerSecond)
      most = Math.max(most, throughputPerSecond)
    }
    expect(most / least, `${perSecond}`).toBeLessThan(1.02)
  }
})

test('behind a slow dependency threads run out, cores stand idle, and CPU falls', () => {
  const services = [
    sampleService('front', {
      instances: { 'one-a': 1 },
      threadsPerInstance: 100,
      ownMs: 10,
      cpuMs: 10,
      vcpusPerInstance: 4,
    }),
    sampleService('back', { instances: { 'one-a': 1 }, threadsPerInstance: 2000, ownMs: 20 }),
  ]
  const link = sampleLink('front', 'back', { timeoutMs: 20_000 })
  const play = playWorld(sampleTopology(services, [link], [sampleMarket(320)]))
  play.wait(120)
  const { cpu, p99Ms } = play.at('front')
  expect(cpu).toBeCloseTo(0.8, 1)
  play.fault({ id: 'slow', kind: 'serviceSlow', service: 'back', factor: 30 })
  play.wait(120)
  expect(play.at('front').cpu).toBeLessThan(0.6 * cpu)
  expect(play.at('front').p99Ms).toBeGreaterThan(5 * p99Ms)
})

/** Closed network of two stations, state by state: m of the threads want a core, each at min(1, cores / m). */
function highestRate(threads: number, cores: number, restS: number, cpuS: number): number {
  let weight = 1
  let total = 1
  let done = 0
  for (let m = 1; m <= threads; m += 1) {
    const rate = Math.min(m, cores) / cpuS
    weight *= (threads - m + 1) / restS / rate
    total += weight
    done += weight * rate
  }
  return done / total
}

test.each([
  [3, 1.79],
  [3, 2],
  [3, 2.6],
  [8, 5.5],
  [20, 17.3],
  [100, 4.25],
])(
  '%i threads on %f cores: the highest rate is that of a closed network, parts of cores too',
  (threads, cores) => {
    for (const cpuS of [0.003, 0.006, 0.009]) {
      fitStation(0, threads, cores, 0.01, cpuS)
      const exact = highestRate(threads, cores, 0.01 - cpuS, cpuS)
      expect(Math.abs((station[3] as number) / exact - 1)).toBeLessThan(0.01)
    }
  },
)
