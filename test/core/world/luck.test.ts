import { expect, test } from 'vitest'
import { streamKey } from '../../../src/core/determinism/index.ts'
import type { Topology } from '../../../src/core/world/index.ts'
import { chanceAt, NO_LUCK_ABOVE, rareChanceAt } from '../../../src/core/world/luck.ts'
import { markAllChanged } from '../../../src/core/world/steady-state.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'
import { playWorld } from './run-world.ts'
import { DOWN_SECONDS, secondOfTipping, type Tipping } from './tip-by-requests.ts'

const HOUR = 3600

function spreadOf(draw: (second: number) => number): { readonly mean: number; readonly variance: number } {
  let sum = 0
  let squares = 0
  const count = 20_000
  for (let second = 0; second < count; second += 1) {
    const value = draw(second)
    sum += value
    squares += value * value
  }
  const mean = sum / count
  return { mean, variance: squares / count - mean * mean }
}

test.each([0.2, 3, 15, 17, 60, 199])(
  'with %d a second, the number that comes has the variance of a Poisson process',
  (mean) => {
    const key = streamKey(1, 'luck')
    for (const draw of [chanceAt, rareChanceAt]) {
      const seen = spreadOf((second) => mean * draw(key, second, mean))
      expect(Math.abs(seen.mean)).toBeLessThan(4 * Math.sqrt(mean / 20_000))
      expect(Math.abs(seen.variance / mean - 1)).toBeLessThan(0.05)
    }
  },
)

test('between 200 and 1,000 a second luck fades, and then there is none', () => {
  const key = streamKey(1, 'luck')
  const half = spreadOf((second) => 600 * chanceAt(key, second, 600))
  expect(Math.sqrt(half.variance / 600)).toBeCloseTo(0.5, 1)
  expect(chanceAt(key, 7, NO_LUCK_ABOVE)).toBe(0)
})

/** Two services with room to spare. */
const calm = (perSecond: number, luck: boolean): Topology => ({
  ...smallTopology({
    luck,
    perSecond,
    services: [
      { id: 'front', ownMs: 10, threadsPerInstance: 100 },
      { id: 'back', ownMs: 20, threadsPerInstance: 100 },
    ],
    links: [{ from: 'front', to: 'back', timeoutMs: 1000, attempts: 2 }],
    customers: { trafficNoise: 0 },
  }),
  observability: { resolutionSeconds: 10, lagSeconds: 0, noise: 0, pagingDelaySeconds: 0 },
})

test('where nothing can tip, seconds are repeated as without luck, and only what is counted differs', () => {
  const play = playWorld(calm(50, true))
  let full = 0
  let squares = 0
  let before = play.state.market.wished[0] as number
  const from = before
  for (let n = 0; n < HOUR; n += 1) {
    play.wait(1)
    if (play.state.total.unbooked[0] === 0) full += 1
    const now = play.state.market.wished[0] as number
    squares += (now - before - 50) ** 2
    before = now
  }
  expect(full).toBeLessThan(0.25 * HOUR)
  expect(squares / HOUR / 50).toBeCloseTo(1, 0)
  expect(Math.abs((before - from) / (50 * HOUR) - 1)).toBeLessThan(0.01)
  expect(play.at('back').offeredPerSecond).toBeCloseTo(50, 1)
})

test('repeated seconds count exactly what every second in full counts', () => {
  const short = playWorld(calm(50, true), 4)
  const long = playWorld(calm(50, true), 4)
  for (let n = 0; n < 1000; n += 1) {
    short.wait(1)
    markAllChanged(long.state)
    long.wait(1)
  }
  const { market, cell } = short.state
  expect((market.wished[0] as number) / (long.state.market.wished[0] as number)).toBeCloseTo(1, 9)
  expect((market.served[0] as number) / (long.state.market.served[0] as number)).toBeCloseTo(1, 6)
  expect((cell.arrived[1] as number) / (long.state.cell.arrived[1] as number)).toBeCloseTo(1, 6)
})

test('a world of large numbers, or one whose luck is turned off, has none', () => {
  for (const topology of [calm(1200, true), calm(50, false)]) {
    const [a, b] = [playWorld(topology, 1), playWorld(topology, 2)]
    a.wait(300)
    b.wait(300)
    expect(a.state.market.wished[0]).toBe(b.state.market.wished[0])
    expect(a.state.total.chanceUntil[0]).toBeLessThan(0)
  }
})

const tipping: Tipping = {
  perSecond: 0.58 * 80,
  threads: 8,
  meanS: 0.1,
  timeoutS: 0.3,
  attempts: 3,
  backoffS: 0.01,
}

/** The same for the model, so many times as large; callers are a service that is never short of threads. */
const small = (size: number): Topology =>
  smallTopology({
    luck: true,
    perSecond: size * tipping.perSecond,
    services: [
      { id: 'front', ownMs: 1, threadsPerInstance: 400 * size, queuePerInstance: 1000 * size },
      { id: 'small', ownMs: 100, threadsPerInstance: 8 * size, queuePerInstance: 1000 * size },
    ],
    links: [{ from: 'front', to: 'small', timeoutMs: 300, attempts: 3, backoffMs: 10 }],
    customers: { trafficNoise: 0 },
  })

function secondInModel(topology: Topology, seed: number, limit: number): number {
  const play = playWorld(topology, seed)
  let bad = 0
  for (let second = 1; second < limit; second += 1) {
    play.wait(1)
    const good = play.at('front').goodputPerSecond
    bad = good < 0.5 * (play.state.market.curve[0] as number) ? bad + 1 : 0
    if (bad >= DOWN_SECONDS) return second
  }
  return limit
}

/** Times an hour that it tips, from so many seeds: those that did over all the time that they stood. */
function tipsAnHour(seeds: number, tips: (seed: number) => number): number {
  let tipped = 0
  let stood = 0
  for (let seed = 1; seed <= seeds; seed += 1) {
    const second = tips(seed)
    stood += second
    if (second < HOUR) tipped += 1
  }
  return (HOUR * tipped) / stood
}

test('eight threads at 58 %, three attempts: tips by itself about as often as request by request', () => {
  const model = tipsAnHour(24, (seed) => secondInModel(small(1), seed, HOUR))
  const requests = tipsAnHour(24, (seed) => secondOfTipping(tipping, seed, HOUR))
  expect(requests).toBeGreaterThan(2)
  expect(model / requests).toBeGreaterThan(0.5)
  expect(model / requests).toBeLessThan(2)
}, 30_000)

test('a hundred times as large, it never does', () => {
  expect(secondInModel(small(100), 1, HOUR)).toBe(HOUR)
})
