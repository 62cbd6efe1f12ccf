import { expect, test } from 'vitest'
import type { Intervention, Topology } from '../../../src/core/world/index.ts'
import { type Play, playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

const life = ({ state }: Play) => state.lifecycle.life
const of = (values: Float64Array): number => values.reduce((sum, each) => sum + each, 0)

/** Seconds until this many instances are up, and no more than so many are waited for. */
function secondsUntilUp(play: Play, count: number, atMost: number): number {
  for (let n = 0; n < atMost; n += 1) {
    if (of(life(play).up) >= count) return n
    play.wait(1)
  }
  return of(life(play).up) >= count ? atMost : Number.NaN
}

/** A setting that ends every process that reads it. */
function crashing(change: Partial<Topology> = {}, start = {}): Play {
  const web = sampleService('web', {
    instances: { 'one-a': 10 },
    start: { seconds: 5, retrySeconds: 10, longestRetrySeconds: 300, ...start },
  })
  const configurations = [
    {
      id: 'flags',
      label: 'Flags',
      services: ['web'],
      pushSeconds: 0,
      rollBackSeconds: 0,
      killSwitchSeconds: 0,
    },
  ]
  return playWorld(sampleTopology([web], [], [sampleMarket(100)], { configurations, ...change }))
}

/** Seconds at which instances that are down begin to start. */
function startsWithin(play: Play, seconds: number): readonly number[] {
  const starts: number[] = []
  let before = 0
  for (let n = 0; n < seconds; n += 1) {
    play.wait(1)
    const now = of(life(play).starting)
    if (now > before) starts.push(n)
    before = now
  }
  return starts
}

test('a process that dies at every start pauses 10, 20, 40 and up to 300 seconds between its starts', () => {
  const play = crashing()
  play.fault({ id: 'push', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'crash' } })
  const starts = startsWithin(play, 2000)
  const pauses = starts.map((at, n) => at - (n === 0 ? 0 : (starts[n - 1] ?? 0) + 5))
  expect(pauses).toEqual([10, 20, 40, 80, 160, 300, 300, 300, 300, 300])
})

test('without backoff it pauses the same time every time', () => {
  const play = crashing()
  play.act({ kind: 'setStartBackoff', service: 'web', longestRetrySeconds: null })
  play.fault({ id: 'push', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'crash' } })
  const starts = startsWithin(play, 100)
  expect(starts).toEqual([10, 25, 40, 55, 70, 85])
})

test('a count of deaths is forgotten after ten minutes without one', () => {
  const play = crashing()
  const crash = (): void => {
    play.fault({ id: 'push', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'crash' } })
    play.wait(1)
    play.act({ kind: 'rollBackConfiguration', configuration: 'flags' })
  }
  crash()
  expect(secondsUntilUp(play, 10, 100)).toBe(15)
  play.wait(100)
  crash()
  expect(secondsUntilUp(play, 10, 100)).toBe(25)
  play.wait(700)
  crash()
  expect(secondsUntilUp(play, 10, 100)).toBe(15)
})

test('n instances of which m may start at once are all up after n / m starts', () => {
  for (const [atOnce, rounds] of [
    [3, 4],
    [5, 2],
    [10, 1],
    [40, 1],
  ] as const) {
    const play = crashing({}, { atOnce, seconds: 7 })
    play.act({ kind: 'restart', service: 'web', seconds: 1 })
    // The second in which they are up again is the first of the next step.
    expect(secondsUntilUp(play, 10, 100) - 1).toBe(7 * rounds)
  }
})

test('the limiter counts a fleet: zones of a region share it', () => {
  const web = sampleService('web', {
    instances: { 'one-a': 4, 'one-b': 4 },
    start: { seconds: 10, retrySeconds: 5 },
  })
  const play = playWorld(sampleTopology([web], [], [sampleMarket(10)]))
  play.act({ kind: 'setStartLimit', service: 'web', atOnce: 2 })
  play.act({ kind: 'restart', service: 'web', seconds: 1 })
  play.wait(1)
  expect([...life(play).starting]).toEqual([1, 1])
  expect(secondsUntilUp(play, 8, 100)).toBe(40)
})

test('ordered instances come up through their start', () => {
  const play = crashing({}, { seconds: 30 })
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 14 })
  play.wait(121)
  expect(play.at('web').instances).toBe(14)
  expect(play.at('web').healthyInstances).toBe(10)
  play.wait(31)
  expect(play.at('web').healthyInstances).toBe(14)
})

/** One cell whose instances hold about `perInstance` requests each. */
function remembering(count: number, perSecond: number, room: number, change = {}): Play {
  const web = sampleService('web', {
    instances: { 'one-a': count },
    threadsPerInstance: 100,
    ownMs: 1000,
    cpuMs: 1,
    memory: { mibPerInstance: 100 + room, baseMib: 100, mibPerRequest: 1 },
    start: { seconds: 20, retrySeconds: 10, longestRetrySeconds: 300 },
    ...change,
  })
  return playWorld(sampleTopology([web], [], [sampleMarket(perSecond)]))
}

test('one of k instances that dies leaves each of the others 1 / (k - 1) more', () => {
  for (const count of [5, 10, 20]) {
    const canary = { share: 1 / count, seconds: 1e6, stopsAboveErrorShare: 0 }
    const web = sampleService('web', {
      instances: { 'one-a': count },
      ownMs: 1000,
      threadsPerInstance: 100,
      cpuMs: 1,
    })
    const configurations = [
      { id: 'flags', label: 'Flags', services: ['web'], pushSeconds: 0, rollBackSeconds: 0, canary },
    ]
    const play = playWorld(sampleTopology([web], [], [sampleMarket(40 * count)], { configurations }))
    const held = (): number => of(play.state.cell.inside) / of(life(play).up)
    const before = held()
    play.fault({ id: 'push', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'crash' } })
    play.wait(60)
    expect(of(life(play).up)).toBe(count - 1)
    expect(held() / before).toBeCloseTo(count / (count - 1), 6)
  }
})

test('instances that run out of memory die one after the other, because the load falls on the rest', () => {
  const play = remembering(10, 350, 50)
  expect(of(life(play).outOfMemory)).toBe(0)
  play.fault({ id: 'more', kind: 'demand', factor: 1.32 })
  play.wait(20)
  // 46 of at most 45 at the weakest: it dies, the others hold 51, and all but the strongest have no room for that.
  expect(of(life(play).outOfMemory)).toBeGreaterThan(9)
  expect(play.at('web').healthyInstances).toBe(0)
  expect(play.at('web').goodputPerSecond).toBe(0)
})

test('at most one in ten of the instances that are up dies in a second', () => {
  const play = remembering(40, 1400, 50)
  play.fault({ id: 'much', kind: 'demand', factor: 3 })
  let before = 0
  for (let n = 0; n < 30; n += 1) {
    const up = of(life(play).up)
    play.wait(1)
    const died = of(life(play).outOfMemory)
    expect(died - before).toBeLessThanOrEqual(Math.ceil(up / 10))
    before = died
  }
  expect(before).toBeGreaterThan(30)
})

test('what a dying instance held fails for its callers in that second', () => {
  const play = remembering(4, 100, 50)
  play.fault({ id: 'more', kind: 'demand', factor: 1.84 })
  const refused = (): number => of(play.state.cell.refused)
  let held = 0
  for (let n = 0; n < 30 && of(life(play).outOfMemory) === 0; n += 1) {
    held = of(play.state.cell.inside) / 4
    play.wait(1)
  }
  expect(of(life(play).outOfMemory)).toBe(1)
  expect(held).toBeGreaterThan(30)
  expect(refused()).toBeCloseTo(held, 0)
})

test('a new instance is cold: its own time falls to the usual with the time it takes to warm', () => {
  const play = crashing({}, { seconds: 5, coldFactor: 4, warmSeconds: 20 })
  play.act({ kind: 'restart', service: 'web', seconds: 1 })
  play.wait(6)
  const own = (): number => of(play.state.cell.ownS) / 0.02
  for (const t of [0, 20, 40]) {
    expect(own()).toBeCloseTo(1 + 3 * Math.exp(-(t + 0.5) / 20), 1)
    play.wait(20)
  }
  play.wait(200)
  expect(own()).toBe(1)
})

test('slow start counts a new instance as a part that grows evenly', () => {
  const play = crashing({}, { seconds: 5, slowStartSeconds: 40 })
  play.act({ kind: 'restart', service: 'web', seconds: 1 })
  play.wait(6 + 10)
  expect(of(play.state.cell.threads) / 200).toBeCloseTo(10.5 / 40, 6)
  play.wait(40)
  expect(of(play.state.cell.threads)).toBe(200)
})

/** `count` instances that each ask a store `calls` times to start; it carries `carries` calls a second. */
function asking(count: number, calls: number, carries: number, change = {}): Play {
  const web = sampleService('web', {
    instances: { 'one-a': count },
    start: { seconds: 10, retrySeconds: 2, ...change },
  })
  const store = sampleService('store', {
    instances: { 'one-a': 1 },
    threadsPerInstance: 10,
    queuePerInstance: 20,
    ownMs: 10_000 / carries,
    cpuMs: 1,
  })
  const link = sampleLink('web', 'store', { callsPerRequest: 0, callsPerStart: calls, timeoutMs: 1000 })
  return playWorld(sampleTopology([web, store], [link], [sampleMarket(50)], { luck: false }))
}

const restart: Intervention = { kind: 'restart', service: 'web', seconds: 1 }

test('start-up calls reach the store at their number over the time of a start, and none when all are up', () => {
  const play = asking(10, 50, 1000)
  play.wait(5)
  expect(play.at('store').offeredPerSecond).toBe(0)
  play.act(restart)
  play.wait(5)
  expect(play.at('store').offeredPerSecond).toBeCloseTo((10 * 50) / 10, 6)
  play.wait(20)
  expect(play.at('store').offeredPerSecond).toBe(0)
  expect(of(life(play).up)).toBe(10)
  expect(of(life(play).startsFailed)).toBe(0)
})

test('starts that ask more than the store carries fail, come again and keep it overloaded; a limiter cures that', () => {
  // All at once: 100 × 100 calls in 10 s, 1000 a second against 200.
  const play = asking(100, 100, 200)
  play.act(restart)
  play.wait(1800)
  expect(of(life(play).up)).toBeLessThan(5)
  expect(of(life(play).startsFailed)).toBeGreaterThan(1000)
  play.act({ kind: 'setStartLimit', service: 'web', atOnce: 15 })
  const seconds = secondsUntilUp(play, 100, 600)
  // No faster than calls that are needed over calls that are carried.
  expect(seconds).toBeGreaterThanOrEqual((100 * 100) / 200)
  expect(seconds).toBeLessThan(110)
})

test('with a longer and longer pause the storm of starts ends by itself', () => {
  const play = asking(100, 20, 200, { longestRetrySeconds: 300 })
  play.act(restart)
  const seconds = secondsUntilUp(play, 100, 3600)
  expect(seconds).toBeGreaterThanOrEqual((100 * 20) / 200)
  expect(seconds).toBeLessThan(3600)
})

test('a herd whose pauses only grow stays together; spread pauses (jitter) bring it apart, and it comes up', () => {
  const upAfterTwoHours = (retrySpread: number): number => {
    const play = asking(100, 100, 200, { longestRetrySeconds: 300, retrySpread })
    play.act(restart)
    play.wait(7200)
    return of(life(play).up)
  }
  expect(upAfterTwoHours(0)).toBeLessThan(10)
  expect(upAfterTwoHours(0.9)).toBe(100)
})

test('every peer takes threads of each instance: beyond their number, more instances serve nothing at all', () => {
  const served = (count: number): number => {
    const web = sampleService('web', {
      instances: { 'one-a': count },
      threadsPerInstance: 50,
      threadsPerPeer: 1,
      ownMs: 100,
      cpuMs: 1,
    })
    const play = playWorld(sampleTopology([web], [], [sampleMarket(20_000)]))
    play.wait(60)
    expect(play.at('web').instances).toBe(count)
    return play.at('web').throughputPerSecond
  }
  for (const count of [10, 25, 40, 51, 60]) {
    const threads = count * Math.max(0, 50 - (count - 1))
    expect(served(count)).toBeCloseTo(threads / 0.1, -1)
  }
})
