import { expect, test } from 'vitest'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'
import { simulateCell } from './simulate-cell.ts'

test.each([
  [10, 1.1],
  [10, 1.2],
])('newest first, %i threads at load %d: times as request by request', (threads, load) => {
  const service = sampleService('web', {
    instances: { 'one-a': 1 },
    threadsPerInstance: threads,
    queuePerInstance: 100,
    ownMs: 50,
    queueDiscipline: 'lifo',
  })
  const perSecond = (threads * load) / 0.05
  const play = playWorld(sampleTopology([service], [], [sampleMarket(perSecond)]))
  play.wait(900)
  const seen = simulateCell({
    perSecond,
    threads,
    places: 100,
    newestFirst: true,
    restS: 0.05,
    cpuS: 0,
    cores: 1,
    seconds: 300_000 / perSecond,
    warmUpSeconds: 60,
  })
  expect(Math.abs(play.at('web').p50Ms / 1000 / seen.p50 - 1), 'p50').toBeLessThan(0.1)
  expect(Math.abs(play.at('web').p99Ms / 1000 / seen.p99 - 1), 'p99').toBeLessThan(0.15)
})
