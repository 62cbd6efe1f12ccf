import { expect, test } from 'vitest'
import { call } from '../../../src/core/world/compose-response.ts'
import { type Link, readSeries } from '../../../src/core/world/index.ts'
import { line, passLine } from '../../../src/core/world/networks.ts'
import { addParallel, beginParallel, endParallel } from '../../../src/core/world/parallel-calls.ts'
import { repeatAttempts, repeated } from '../../../src/core/world/repeat-attempts.ts'
import { FAILED, FAST, PARTS, STEP } from '../../../src/core/world/time-parts.ts'
import { connect, connection } from '../../../src/core/world/wait-for-connection.ts'
import { type Play, playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

test.each([3, 10, 18])(
  'from second %d a breaker opens 7 s after 65 in 100 begin to fail, 4 s after all do',
  (at) => {
    for (const [errorShare, seconds] of [
      [0.65, 7],
      [1, 4],
    ] as const) {
      const services = [sampleService('front', { threadsPerInstance: 500 }), sampleService('back')]
      const link = sampleLink('front', 'back', { breaker: { openAboveErrorShare: 0.5, openSeconds: 20 } })
      const play = playWorld(sampleTopology(services, [link], [sampleMarket(300)]))
      play.wait(at)
      play.fault({ id: 'errors', kind: 'serviceErrors', service: 'back', errorShare })
      play.wait(seconds)
      expect(play.at('back').offeredPerSecond).toBeCloseTo(300, 0)
      play.wait(1)
      expect(play.at('back').offeredPerSecond).toBe(0)
    }
  },
)

test('a flush costs 7,200 reads whenever it comes, and half of that where half of the nodes are flushed', () => {
  const reads = (at: number, share: number): number => {
    const services = [
      sampleService('front', { threadsPerInstance: 60 }),
      sampleService('store', { threadsPerInstance: 500 }),
    ]
    const link = sampleLink('front', 'store', { cache: { hitShare: 0.9, warmUpSeconds: 60 } })
    const play = playWorld(sampleTopology(services, [link], [sampleMarket(400)]))
    let sum = 0
    for (let second = 0; second < 500; second += 1) {
      if (second === at) play.fault({ id: 'flush', kind: 'cacheCold', link: 'front-store', share })
      if (second === at + 1) play.mend('flush')
      play.wait(1)
      sum += play.at('store').offeredPerSecond - 40
    }
    return sum
  }
  for (const at of [51, 55, 60]) expect(reads(at, 1) / 7200).toBeCloseTo(1, 1)
  expect(Math.abs(reads(51, 1) / reads(60, 1) - 1)).toBeLessThan(0.01)
  expect(Math.abs(reads(57, 0.5) / 3600 - 1)).toBeLessThan(0.04)
})

test('who waits for a connection waits at most so long: M/M/c with patience', () => {
  // Patience without end is Erlang C, twice what there is serves half, and one form joins them.
  connect(10, 0.8, 0.05, 1, 1000)
  expect(connection[0]).toBeCloseTo(1, 9)
  expect(connection[1]).toBeCloseTo((0.4091801 * 0.05) / (10 - 8), 5)
  connect(10, 2, 0.05, 1, 0.5)
  expect(connection[0]).toBeCloseTo(0.5, 3)
  expect(connection[1]).toBeLessThan(0.5)
  // M/M/1 + D, by its balance: what is served is what the busy share serves.
  for (const load of [0.5, 0.999999, 1, 1.000001, 1.7]) {
    connect(1, load, 1, 1, 0.7)
    const ahead = load === 1 ? load * 0.7 : (load * (1 - Math.exp(-(1 - load) * 0.7))) / (1 - load)
    const empty = 1 / (1 + ahead + load * Math.exp(-(1 - load) * 0.7))
    expect(connection[0]).toBeCloseTo(1 - empty * load * Math.exp(-(1 - load) * 0.7), 6)
  }
})

test('three timeouts of 700 ms and two pauses end at 2.3 s, and pauses are all that spreads there', () => {
  const parts = new Float64Array(PARTS)
  parts.set([0.25, 0.05, 0.0025, 0.00025], FAST)
  parts.set([0.5, 0.001, 0, 0, 0.25, 0.7, 0, 0], FAILED)
  repeatAttempts(parts, 3, 1, 0.1)
  expect(repeated[0]).toBeCloseTo(1 + 0.75 + 0.75 ** 2, 9)
  const slowest = FAILED + 3 * STEP
  expect(parts[slowest]).toBeCloseTo(0.25 ** 3, 9)
  expect(parts[slowest + 1]).toBeCloseTo(2.3, 9)
  expect(parts[slowest + 2]).toBeCloseTo((2 * 0.1 ** 2) / 12, 9)
})

test('k exponential calls at once take the k-th harmonic number, with the sum of inverse squares as variance', () => {
  for (const k of [1, 2, 5, 12]) {
    call.fill(0)
    call.set([1, 0.1, 0.01, 0.002], FAST)
    beginParallel()
    addParallel(k, 0, 1)
    endParallel()
    let mean = 0
    let variance = 0
    for (let n = 1; n <= k; n += 1) {
      mean += 0.1 / n
      variance += 0.01 / (n * n)
    }
    expect(call[FAST]).toBeCloseTo(1, 9)
    expect(Math.abs((call[FAST + 1] as number) / mean - 1)).toBeLessThan(0.01)
    expect(Math.abs((call[FAST + 2] as number) / variance - 1)).toBeLessThan(0.03)
  }
})

test('calls made at once end with the slowest of them, and fail if one failed', () => {
  call.fill(0)
  beginParallel()
  call.set([0.9, 0.01, 0, 0], FAST)
  call.set([0.1, 0.5, 0, 0], FAILED)
  addParallel(1, 0, 1)
  call.fill(0)
  call.set([0.8, 0.2, 0, 0], FAST)
  call.set([0.2, 0.001, 0, 0], FAILED)
  addParallel(1, 0, 1)
  endParallel()
  expect(call[FAST]).toBeCloseTo(0.72, 6)
  expect(call[FAST + 1]).toBeCloseTo(0.2, 3)
  let failed = 0
  let sum = 0
  for (let at = FAILED; at < PARTS; at += STEP) {
    failed += call[at] as number
    sum += (call[at] as number) * (call[at + 1] as number)
  }
  expect(failed).toBeCloseTo(0.28, 6)
  expect(sum).toBeCloseTo(0.1 * 0.5 + 0.9 * 0.2 * 0.01, 3)
})

test('a line with a buffer loses and delays as M/M/1/K does', () => {
  for (const [load, places] of [
    [0.5, 4],
    [0.95, 50],
    [1, 20],
    [1.3, 20],
    [3, 1],
  ] as const) {
    const shares = Array.from({ length: places + 1 }, (_, n) => load ** n)
    const all = shares.reduce((a, b) => a + b)
    const taken = shares.slice(0, places)
    const accepted = taken.reduce((a, b) => a + b)
    const mean = taken.reduce((a, share, n) => a + share * (n + 1), 0) / accepted
    const square = taken.reduce((a, share, n) => a + share * (n + 1) * (n + 2), 0) / accepted
    passLine(1000 * load, 1000, places)
    expect(line[0]).toBeCloseTo((shares[places] as number) / all, 9)
    expect(line[1]).toBeCloseTo(mean / 1000, 9)
    expect(line[2]).toBeCloseTo((square - mean * mean) / 1e6, 9)
  }
})

function cached(
  cache: Partial<NonNullable<Link['cache']>>,
  perSecond: number,
  link: Partial<Link> = {},
): Play {
  const services = [
    sampleService('front', { threadsPerInstance: 5000 }),
    sampleService('store', { threadsPerInstance: 5000, ownMs: 100 }),
  ]
  const whole = { hitShare: 0.5, warmUpSeconds: 60, ...cache }
  return playWorld(
    sampleTopology(
      services,
      [sampleLink('front', 'store', { cache: whole, ...link })],
      [sampleMarket(perSecond)],
    ),
  )
}

test('misses of an entry that is being fetched wait for that fetch: m / (1 + m R / e) calls a second', () => {
  const alone = cached({}, 400).at('store').offeredPerSecond
  const play = cached({ sharedEntries: 10 }, 400)
  play.wait(60)
  expect(alone).toBeCloseTo(200, 0)
  expect(play.at('store').offeredPerSecond / (200 / (1 + (200 * 0.1) / 10))).toBeCloseTo(1, 1)
  expect(play.at('front').goodputPerSecond).toBeCloseTo(400, 0)
})

test('a miss that writes back makes two calls, the second only if the first succeeded', () => {
  const play = cached({ callsPerMiss: 2 }, 400)
  expect(play.at('store').offeredPerSecond).toBeCloseTo(400, 0)
  play.fault({ id: 'errors', kind: 'serviceErrors', service: 'store', errorShare: 1 })
  play.wait(5)
  expect(play.at('store').offeredPerSecond).toBeLessThan(0.6 * 400)
})

test('what expires while it cannot be fetched is gone: warmth falls with the time that entries live', () => {
  const play = cached({ ttlSeconds: 100, hitShare: 0.9 }, 400)
  play.fault({ id: 'errors', kind: 'serviceErrors', service: 'store', errorShare: 1 })
  play.wait(100)
  expect(play.state.port.warmth[0]).toBeCloseTo(Math.exp(-1), 1)
})

test('many calls per request to an overloaded callee settle, and at what its threads can do', () => {
  for (const callsPerRequest of [1, 2, 4]) {
    const services = [
      sampleService('web', {
        instances: { 'one-a': 2 },
        threadsPerInstance: 120,
        queuePerInstance: 100,
        ownMs: 5,
      }),
      sampleService('db', {
        instances: { 'one-a': 1 },
        threadsPerInstance: 48,
        queuePerInstance: 600,
        ownMs: 40,
      }),
    ]
    const link = sampleLink('web', 'db', { callsPerRequest, timeoutMs: 300, attempts: 2 })
    const play = playWorld(sampleTopology(services, [link], [sampleMarket(1380 / callsPerRequest)]))
    play.wait(100)
    let web = 0
    let db = 0
    for (let second = 0; second < 100; second += 1) {
      play.wait(1)
      web += play.at('web').goodputPerSecond / 100
      db += play.at('db').goodputPerSecond / 100
    }
    // An independent request-level simulation: 291 and 1,167 a second with four calls.
    expect(Math.abs((web * callsPerRequest) / 1165 - 1)).toBeLessThan(0.06)
    expect(Math.abs(db / 1167 - 1)).toBeLessThan(0.06)
  }
})

test('links on a path with a capacity of its own share it: a flood on one starves the other', () => {
  const services = [
    sampleService('web', { threadsPerInstance: 2000 }),
    sampleService('one', { threadsPerInstance: 500 }),
    sampleService('two', { threadsPerInstance: 500 }),
  ]
  const links = [
    sampleLink('web', 'one', { network: 'cable', onFailure: 'degrade' }),
    sampleLink('web', 'two', { network: 'cable', onFailure: 'degrade' }),
  ]
  const play = playWorld(
    sampleTopology(services, links, [sampleMarket(400)], {
      networks: [{ id: 'cable', label: 'cable', callsPerSecond: 2000, bufferMs: 20 }],
    }),
  )
  expect(play.at('one').offeredPerSecond).toBeCloseTo(400, 0)
  play.fault({ id: 'cut', kind: 'networkCapacity', network: 'cable', lostShare: 0.75 })
  play.wait(60)
  const both = play.at('one').offeredPerSecond + play.at('two').offeredPerSecond
  expect(Math.abs(both / 500 - 1)).toBeLessThan(0.03)
  play.act({ kind: 'setNetworkCapacity', network: 'cable', callsPerSecond: 8000 })
  play.wait(60)
  expect(play.at('two').offeredPerSecond).toBeCloseTo(400, 0)
})

test('links may be called never: nothing divides by it', () => {
  const services = [sampleService('web'), sampleService('idle')]
  const play = playWorld(
    sampleTopology(services, [sampleLink('web', 'idle', { callsPerRequest: 0 })], [sampleMarket(100)]),
  )
  play.wait(60)
  expect(play.at('web').goodputPerSecond).toBeCloseTo(100, 0)
  expect(play.at('idle').offeredPerSecond).toBe(0)
  expect(play.state.numbers.every(Number.isFinite)).toBe(true)
})

test('no visit is served that took longer than its device waits: an overloaded queue has a sharp end', () => {
  const market = { ...sampleMarket(132), timeoutMs: 1840, attempts: 1, requestsPerVisit: 1 }
  const web = sampleService('web', {
    instances: { 'one-a': 8 },
    threadsPerInstance: 28,
    queuePerInstance: 1,
    ownMs: 200,
    cpuMs: 117,
    vcpusPerInstance: 1.34,
  })
  const play = playWorld(sampleTopology([web], [], [market]))
  play.wait(600)
  const { value } = readSeries(play.model, play.state, 'customers/all/p99Ms', 300, 600)
  // Of all that are answered in time nearly all needed most of it. Telemetry is noisy by 2 %.
  for (const p99 of value) expect(p99).toBeLessThan(1840 * 1.08)
  expect(Math.max(...value)).toBeGreaterThan(1700)
})
