import { expect, test } from 'vitest'
import { drawAt, streamKey } from '../../../src/core/determinism/index.ts'
import { gammaThird, shareAbove } from '../../../src/core/world/gamma-table.ts'
import { describeLine, line } from '../../../src/core/world/newest-first.ts'
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

/** A line that is full and pushed up by `load`, one service a second, as a walk in which the expired are dropped: the 99th percentile. */
function walk(load: number, places: number, deadline: number): number {
  const line: number[] = []
  const waits: number[] = []
  let now = 0
  for (let n = 0; n < 4_000_000; n += 1) {
    now -= Math.log(1 - drawAt(streamKey(1, 'gap'), n)) / (1 + load)
    if (drawAt(streamKey(1, 'kind'), n) < load / (1 + load)) {
      if (line.length < places) line.push(now)
      continue
    }
    for (let came = line.pop(); came !== undefined; came = line.pop()) {
      waits.push(now - came)
      if (now - came <= deadline) break
      waits.pop()
    }
  }
  waits.sort((a, b) => a - b)
  return waits[Math.floor(0.99 * waits.length)] as number
}

test.each([
  [3.55, 78, 1670],
  [1.2, 78, 1670],
  [2, 10, 300],
])(
  'newest first at load %d, %i places, deadline of %i services: one in a hundred waits as long as in the walk of the line',
  (load, places, deadline) => {
    const p99 = walk(load, places, deadline)
    describeLine(load, places, deadline)
    const [most, mostVariance, share, mean, variance] = line as unknown as [
      number,
      number,
      number,
      number,
      number,
    ]
    const beyond =
      (1 - share) * shareAbove(p99, most, mostVariance, gammaThird(most, mostVariance)) +
      share * shareAbove(p99, mean, variance, gammaThird(mean, variance))
    expect(Math.abs(beyond / 0.01 - 1)).toBeLessThan(0.3)
  },
)
