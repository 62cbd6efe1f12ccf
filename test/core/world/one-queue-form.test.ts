import { expect, test } from 'vitest'
import { crowd, occupy } from '../../../src/core/world/occupancy.ts'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

/** M/M/c/K state by state: shares refused and waiting, requests waiting. */
function stateByState(threads: number, places: number, load: number) {
  const weights = [0]
  for (let n = 1; n <= threads + places; n += 1)
    weights.push((weights[n - 1] as number) + Math.log((load * threads) / Math.min(n, threads)))
  const most = Math.max(...weights)
  const shares = weights.map((weight) => Math.exp(weight - most))
  const sum = shares.reduce((total, share) => total + share, 0)
  const waiting = shares.reduce((total, share, n) => total + share * Math.max(0, n - threads), 0) / sum
  return { refused: (shares.at(-1) as number) / sum, waiting }
}

const HOLD = 0.001

/** The same by our form, left to itself until nothing moves. */
function atRest(threads: number, places: number, load: number) {
  const arriving = (load * threads) / HOLD
  let inside = 0
  let guess = 0
  for (let second = 0; second < 2000; second += 1) {
    occupy(inside, arriving, threads, HOLD, 1, places, guess)
    guess = crowd[5] as number
    inside = inside + arriving - arriving * (crowd[2] as number) - (threads / HOLD) * (crowd[0] as number)
  }
  return { refused: crowd[2] as number, waiting: crowd[1] as number }
}

test.each([1, 2, 7, 40, 41, 60, 100, 400, 3000])(
  'with %i threads refusals and queues are those of M/M/c/K, whatever the load and the room',
  (threads) => {
    for (const places of [0, 1, 5, 10, 128, 129, 1000])
      for (const load of [0.5, 0.8, 0.95, 1, 1.05, 1.5, 5]) {
        const exact = stateByState(threads, places, load)
        const ours = atRest(threads, places, load)
        const at = `${places} places, load ${load}`
        expect(Math.abs(ours.refused - exact.refused), at).toBeLessThan(0.01 * exact.refused + 1e-5)
        expect(Math.abs(ours.waiting - exact.waiting), at).toBeLessThan(0.01 * exact.waiting + 1e-4)
      }
  },
)

test('one thread or place more, or a part of one, never makes a step', () => {
  let before = 1
  for (let threads = 38; threads <= 43; threads += 0.25) {
    const { refused } = atRest(threads, 10, 0.95)
    expect(refused).toBeLessThan(before)
    if (before < 1) expect(before / refused).toBeLessThan(1.01)
    before = refused
  }
  before = 1
  for (let places = 126; places <= 131; places += 0.25) {
    const { refused } = atRest(32, places, 1)
    expect(refused).toBeLessThan(before)
    if (before < 1) expect(before / refused).toBeLessThan(1.01)
    before = refused
  }
})

test.each([40, 41])('a service of %i threads at 95 per cent load refuses what Erlang says', (threads) => {
  const service = sampleService('web', {
    instances: { 'one-a': 1 },
    threadsPerInstance: threads,
    queuePerInstance: 10,
    ownMs: 100,
  })
  const play = playWorld(sampleTopology([service], [], [sampleMarket(9.5 * threads)]))
  play.wait(120)
  expect(play.at('web').errorShare).toBeCloseTo(stateByState(threads, 10, 0.95).refused, 3)
})
