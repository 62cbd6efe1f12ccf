import { expect, test } from 'vitest'
import { line, passLine } from '../../../src/core/world/networks.ts'
import { crowd, describe } from '../../../src/core/world/occupancy.ts'
import { courseOfModel } from '../../support/referee/course-of-model.ts'
import { playWithReferee } from '../../support/referee/play-with-referee.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'

/** Bunches of `size` at c threads with `places`, exponential times: up-crossings of each level balance down-crossings. */
function atRest(threads: number, places: number, size: number, load: number) {
  const rate = (load * threads) / size
  const weights = [1]
  let window = 1
  for (let n = 0; n < threads + places; n += 1) {
    const next = (rate * window) / Math.min(n + 1, threads)
    weights.push(next)
    window += next - (weights[n + 1 - size] ?? 0)
  }
  const total = weights.reduce((sum, each) => sum + each, 0)
  const mean = (of: (n: number) => number) => weights.reduce((sum, each, n) => sum + each * of(n), 0) / total
  return {
    refused: 1 - mean((n) => Math.min(n, threads)) / (load * threads),
    waiting: mean((n) => Math.max(0, n - threads)),
  }
}

for (const [threads, places] of [
  [1, 5],
  [6, 2],
  [10, 0],
  [10, 20],
  [30, 5],
  [50, 50],
] as const)
  for (const size of [2, 4])
    test(`bunches of ${size} meet ${threads} threads and ${places} places as they do exactly`, () => {
      for (const load of [0.5, 0.8, 1.1]) {
        const exact = atRest(threads, places, size, load)
        describe(load, threads, 1, places, 0, size - 1)
        expect(Math.abs((crowd[2] as number) - exact.refused)).toBeLessThan(0.12 * exact.refused + 0.004)
        expect(Math.abs((crowd[1] as number) - exact.waiting)).toBeLessThan(0.2 * exact.waiting + 0.3)
      }
    })

test('bunches on a narrow path are lost as they are exactly', () => {
  for (const load of [0.3, 0.6, 0.9]) {
    passLine(1000 * load, 1000, 20, 3)
    const { refused } = atRest(1, 19, 4, load)
    expect(Math.abs((line[0] as number) - refused)).toBeLessThan(0.15 * refused + 0.004)
  }
})

test.each([
  { back: { threads: 6, places: 2, times: 4 }, attempts: 1, perSecond: 13, within: 0.06 },
  { back: { threads: 6, places: 2, times: 4 }, attempts: 2, perSecond: 9.4, within: 0.04 },
  { back: { threads: 10, places: 0, times: 2 }, attempts: 1, perSecond: 37, within: 0.05 },
])('calls made at the same time find no room together, as single requests show: %o', (sketch) => {
  const { threads, places, times } = sketch.back
  const topology = smallTopology({
    services: [
      { id: 'front', ownMs: 5, threadsPerInstance: 300, ownVariation: 1 },
      { id: 'back', ownMs: 80, threadsPerInstance: threads, queuePerInstance: places, ownVariation: 1 },
    ],
    links: [
      {
        from: 'front',
        to: 'back',
        callsPerRequest: times,
        timeoutMs: 5000,
        attempts: sketch.attempts,
        backoffMs: 60,
        parallel: 'fan',
      },
    ],
    perSecond: sketch.perSecond,
  })
  const script = { topology, untilSecond: 120, steps: [] }
  const referee = [1, 2, 3].map((seed) => playWithReferee(script, seed, 120, 30)[0]?.visits.goodput ?? 0)
  const model = courseOfModel(script, 1, 120, 30)[0]?.visits.goodput ?? 0
  const mean = referee.reduce((sum, each) => sum + each, 0) / referee.length
  expect(Math.abs(model / mean - 1)).toBeLessThan(sketch.within)
})
