import { expect, test } from 'vitest'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'
import { simulateCell } from './simulate-cell.ts'

const contention = { serialShare: 0.03, crosstalk: 0.0008 }
/** Gunther's law: requests a second with n at work, of 20 ms each when alone. */
const usl = (n: number): number =>
  n / 0.02 / (1 + contention.serialShare * (n - 1) + contention.crosstalk * n * (n - 1))

const world = (threadsPerInstance: number, perSecond: number, queuePerInstance = 100) =>
  playWorld(
    sampleTopology(
      [
        sampleService('web', {
          instances: { 'one-a': 2 },
          threadsPerInstance,
          queuePerInstance,
          ownMs: 20,
          cpuMs: 0,
          contention,
        }),
      ],
      [],
      [sampleMarket(2 * perSecond)],
    ),
  )

test.each([1, 5, 20, 35, 60, 150])(
  'with %i threads held throughput is that of the universal scalability law',
  (threads) => {
    const play = world(threads, 3000)
    play.wait(300)
    expect(play.at('web').threadsBusyShare).toBeGreaterThan(0.99)
    expect(Math.abs(play.at('web').throughputPerSecond / (2 * usl(threads)) - 1)).toBeLessThan(0.01)
  },
)

test('past the peak a pulse of load leaves the service collapsed, and within it does not', () => {
  const after = (threads: number): number => {
    const perSecond = 500
    expect(perSecond).toBeLessThan(usl(20))
    const play = world(threads, perSecond)
    play.wait(120)
    expect(play.at('web').throughputPerSecond).toBeCloseTo(2 * perSecond, 0)
    play.fault({ id: 'pulse', kind: 'demand', factor: 3 })
    play.wait(30)
    play.mend('pulse')
    play.wait(600)
    return play.at('web').throughputPerSecond
  }
  expect(usl(300)).toBeLessThan(500)
  expect(after(300)).toBeLessThan(1.02 * 2 * usl(300))
  expect(after(40)).toBeGreaterThan(990)
})

test.each([300, 400, 450])(
  'a single instance under contention at %i a second is as request by request',
  (perSecond) => {
    const service = sampleService('web', {
      instances: { 'one-a': 1 },
      threadsPerInstance: 40,
      ownMs: 20,
      cpuMs: 0,
      contention,
    })
    const play = playWorld(sampleTopology([service], [], [sampleMarket(perSecond)]))
    play.wait(300)
    const seen = simulateCell({
      perSecond,
      threads: 40,
      places: 200,
      restS: 0.02,
      cpuS: 0,
      cores: 1,
      contention: (n) => 1 + contention.serialShare * (n - 1) + contention.crosstalk * n * (n - 1),
      seconds: 300,
      warmUpSeconds: 30,
    })
    expect(Math.abs(play.at('web').goodputPerSecond / seen.perSecond - 1)).toBeLessThan(0.03)
    expect(Math.abs(play.at('web').p50Ms / 1000 / seen.p50 - 1)).toBeLessThan(0.1)
    expect(Math.abs(play.at('web').p99Ms / 1000 / seen.p99 - 1)).toBeLessThan(0.1)
  },
)
