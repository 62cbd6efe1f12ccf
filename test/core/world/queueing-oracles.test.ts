import { expect, test } from 'vitest'
import { playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

/** Erlang's formula by its series, for the test's own word. */
function meanWait(servers: number, load: number, holdS: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; k < servers; k += 1) {
    term *= load / k
    sum += term
  }
  const last = (term * load) / servers / (1 - load / servers)
  return (last / (sum + last)) * (holdS / (servers - load))
}

test.each([1, 3, 10, 45, 120])(
  'with %i threads the mean wait is Erlang C within 5 per cent from 0.3 to 0.95',
  (threads) => {
    const queuePerInstance = 100_000
    for (const utilisation of [0.3, 0.5, 0.7, 0.8, 0.9, 0.95]) {
      const perSecond = (threads * utilisation) / 0.05
      const service = sampleService('web', {
        instances: { 'one-a': 1 },
        threadsPerInstance: threads,
        queuePerInstance,
        ownMs: 50,
      })
      const play = playWorld(sampleTopology([service], [], [sampleMarket(perSecond)]))
      play.wait(600)
      const reading = play.at('web')
      const wait = (reading.queueShare * queuePerInstance) / reading.throughputPerSecond
      const oracle = meanWait(threads, threads * utilisation, 0.05)
      if (oracle > 1e-5) expect(Math.abs(wait - oracle) / oracle).toBeLessThan(0.05)
      else expect(wait).toBeLessThan(2e-5)
    }
  },
)

test("threads busy are throughput times hold time, waits below included (Little's law)", () => {
  const services = [
    sampleService('front', { threadsPerInstance: 400, ownMs: 30 }),
    sampleService('back', { threadsPerInstance: 100, ownMs: 70 }),
  ]
  const play = playWorld(
    sampleTopology(services, [sampleLink('front', 'back', { callsPerRequest: 2 })], [sampleMarket(900)]),
  )
  play.wait(120)
  const front = play.at('front')
  expect(front.threadsBusyShare * 800).toBeCloseTo(900 * (0.03 + 2 * 0.07), 0)
  expect(play.at('back').threadsBusyShare * 200).toBeCloseTo(1800 * 0.07, 0)
})

test.each([
  [50, 200],
  [2000, 5],
])('ten connections held %i ms carry %i calls a second', (heldMs, perSecond) => {
  const services = [
    sampleService('front', { instances: { 'one-a': 1 }, threadsPerInstance: 4000, queuePerInstance: 10_000 }),
    sampleService('store', { instances: { 'one-a': 1 }, threadsPerInstance: 1000, ownMs: heldMs }),
  ]
  const pool = { connectionsPerInstance: 10, waitMs: 300 }
  const link = sampleLink('front', 'store', { timeoutMs: 60_000, pool })
  const play = playWorld(sampleTopology(services, [link], [sampleMarket(400)]))
  play.wait(300)
  expect(Math.abs(play.at('store').offeredPerSecond / perSecond - 1)).toBeLessThan(0.03)
  expect(play.at('front').errorShare).toBeCloseTo(1 - perSecond / 400, 1)
})

test('ten connections carry no more in the second in which callers come back all at once', () => {
  const services = [
    sampleService('front', { instances: { 'one-a': 1 }, threadsPerInstance: 4000, queuePerInstance: 10_000 }),
    sampleService('store', { instances: { 'one-a': 1 }, threadsPerInstance: 1000, ownMs: 50 }),
  ]
  const pool = { connectionsPerInstance: 10, waitMs: 300 }
  const link = sampleLink('front', 'store', { timeoutMs: 60_000, pool })
  const play = playWorld(sampleTopology(services, [link], [sampleMarket(100)]))
  play.wait(60)
  play.fault({ id: 'crowd', kind: 'demand', factor: 10 })
  for (let second = 0; second < 10; second += 1) {
    play.wait(1)
    // Those that were free, and then what comes free.
    expect(play.at('store').offeredPerSecond).toBeLessThan(200 + 10)
  }
})

test('a slow dependency takes the capacity of its caller', () => {
  const services = [
    sampleService('front', { instances: { 'one-a': 1 }, threadsPerInstance: 100, ownMs: 10 }),
    sampleService('back', { instances: { 'one-a': 1 }, threadsPerInstance: 2000, ownMs: 40 }),
  ]
  const play = playWorld(
    sampleTopology(services, [sampleLink('front', 'back', { timeoutMs: 20_000 })], [sampleMarket(500)]),
  )
  play.wait(60)
  expect(play.at('front').threadsBusyShare).toBeCloseTo(0.25, 1)
  play.fault({ id: 'slow', kind: 'serviceSlow', service: 'back', factor: 20 })
  play.wait(120)
  expect(play.at('front').throughputPerSecond).toBeCloseTo(100 / 0.81, 0)
  expect(play.at('front').refusedPerSecond).toBeGreaterThan(350)
})

test('under overload first come is first late, and newest first still serves its capacity', () => {
  const goodput = (queueDiscipline: 'fifo' | 'lifo'): number => {
    const service = sampleService('web', {
      instances: { 'one-a': 1 },
      threadsPerInstance: 10,
      ownMs: 50,
      queuePerInstance: 1000,
      queueDiscipline,
    })
    const play = playWorld(sampleTopology([service], [], [sampleMarket(300, { timeoutMs: 1000 })]))
    play.wait(300)
    expect(play.at('web').throughputPerSecond).toBeCloseTo(200, 0)
    return play.at('web').goodputPerSecond
  }
  expect(goodput('fifo')).toBeLessThan(2)
  expect(goodput('lifo')).toBeGreaterThan(150)
})

test('a concurrency limit keeps the served requests fast', () => {
  const service = sampleService('web', {
    instances: { 'one-a': 1 },
    threadsPerInstance: 20,
    ownMs: 50,
    queuePerInstance: 1000,
    concurrencyLimitPerInstance: 20,
  })
  const play = playWorld(sampleTopology([service], [], [sampleMarket(800, { timeoutMs: 1000 })]))
  play.wait(120)
  expect(play.at('web').goodputPerSecond).toBeGreaterThan(380)
  expect(play.at('web').p99Ms).toBeLessThan(300)
})
