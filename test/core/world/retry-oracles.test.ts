import { expect, test } from 'vitest'
import { applyIntervention, type Link } from '../../../src/core/world/index.ts'
import { type Play, playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

/** 280 requests a second on a service that can do 300, tripped for ten seconds. */
function trip(link: Partial<Link>): Play {
  const services = [
    sampleService('front', { instances: { 'one-a': 1 }, threadsPerInstance: 20_000 }),
    sampleService('back', {
      instances: { 'one-a': 1 },
      threadsPerInstance: 30,
      ownMs: 100,
      queuePerInstance: 3000,
    }),
  ]
  const links = [sampleLink('front', 'back', { timeoutMs: 1000, attempts: 2, backoffMs: 1000, ...link })]
  const play = playWorld(sampleTopology(services, links, [sampleMarket(280)]))
  play.wait(60)
  expect(play.at('back').goodputPerSecond).toBeGreaterThan(279)
  play.fault({ id: 'blip', kind: 'serviceSlow', service: 'back', factor: 4 })
  play.wait(10)
  play.mend('blip')
  return play
}

test('280 on 300 with one retry settles at 560 offered after a blip of ten seconds, and stays', () => {
  const play = trip({})
  for (const seconds of [120, 600]) {
    play.wait(seconds)
    expect(Math.abs(play.at('back').offeredPerSecond / 560 - 1)).toBeLessThan(0.02)
    expect(play.at('back').goodputPerSecond).toBeLessThan(10)
    expect(play.at('back').throughputPerSecond).toBeCloseTo(300, 0)
  }
})

test('with a retry budget of a tenth it recovers, and so it does when retries are stopped by hand', () => {
  const budget = trip({ retryBudgetShare: 0.1 })
  budget.wait(30)
  expect(budget.at('back').offeredPerSecond).toBeLessThan(280 * 1.1 + 1)
  // 308 offered on 300 still starves a full queue; what ends the storm is that retries become rarer than failures.
  const stopped = trip({})
  stopped.wait(60)
  applyIntervention(stopped.model, stopped.state, { kind: 'setRetryPolicy', attempts: 1 })
  stopped.wait(300)
  expect(stopped.at('back').goodputPerSecond).toBeGreaterThan(275)
})

test('three attempts on each of five layers hit a failing leaf 3^5 = 243 times', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const services = names.map((id) =>
    sampleService(id, { instances: { 'one-a': 1 }, threadsPerInstance: 100_000, ownMs: 1 }),
  )
  const links = names
    .slice(1)
    .map((to, n) => sampleLink(names[n] ?? '', to, { attempts: 3, backoffMs: 10, timeoutMs: 60_000 }))
  const play = playWorld(sampleTopology(services, links, [sampleMarket(10)]))
  play.fault({ id: 'dead', kind: 'serviceErrors', service: 'f', errorShare: 1 })
  play.wait(120)
  expect(play.at('f').offeredPerSecond / play.at('a').offeredPerSecond).toBeCloseTo(243, 0)
})

test('losing a cache that answers 90 % means tenfold load, and a store that fails keeps it cold', () => {
  const services = [
    sampleService('front', { threadsPerInstance: 500 }),
    sampleService('store', { threadsPerInstance: 60, ownMs: 10 }),
  ]
  const link = sampleLink('front', 'store', { cache: { hitShare: 0.9, warmUpSeconds: 60 } })
  const play = playWorld(sampleTopology(services, [link], [sampleMarket(600)]))
  play.wait(30)
  const warm = play.at('store').offeredPerSecond
  expect(warm).toBeCloseTo(60, 0)
  play.fault({ id: 'flush', kind: 'cacheCold', link: 'front-store' })
  play.wait(5)
  expect(play.at('store').offeredPerSecond / warm).toBeCloseTo(10, 0)
  play.fault({ id: 'errors', kind: 'serviceErrors', service: 'store', errorShare: 1 })
  play.wait(5)
  play.mend('flush')
  play.wait(300)
  expect(play.at('store').offeredPerSecond / warm).toBeGreaterThan(9)
  play.mend('errors')
  play.wait(300)
  expect(play.at('store').offeredPerSecond / warm).toBeLessThan(1.1)
})

test('an open breaker spares the failing service and closes when it is well again', () => {
  const services = [sampleService('front', { threadsPerInstance: 500 }), sampleService('back')]
  const link = sampleLink('front', 'back', {
    attempts: 2,
    breaker: { openAboveErrorShare: 0.5, openSeconds: 20 },
  })
  const play = playWorld(sampleTopology(services, [link], [sampleMarket(300)]))
  play.fault({ id: 'dead', kind: 'serviceErrors', service: 'back', errorShare: 1 })
  play.wait(12)
  expect(play.at('back').offeredPerSecond).toBe(0)
  expect(play.at('front').errorShare).toBeGreaterThan(0.95)
  play.mend('dead')
  play.wait(60)
  expect(play.at('back').goodputPerSecond).toBeCloseTo(300, 0)
})
