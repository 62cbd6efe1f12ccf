import { expect, test } from 'vitest'
import { measureSteadyState, smallTopology } from '../../support/referee/index.ts'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'
import { simulateCell } from './simulate-cell.ts'

/** 280 a second on a service that can do 300, devices that wait a second and try again: the classic storm. */
const storm = (threads: number, ownMs: number, dropsExpired: boolean) => {
  const service = sampleService('web', {
    instances: { 'one-a': 1 },
    threadsPerInstance: threads,
    queuePerInstance: 3000,
    ownMs,
    cpuMs: 0,
    dropsExpired,
  })
  const market = sampleMarket(280, { timeoutMs: 1000, attempts: 2, backoffMs: 1000 })
  const play = playWorld(sampleTopology([service], [], [market]))
  play.fault({ id: 'blip', kind: 'serviceSlow', service: 'web', factor: 6 })
  play.wait(20)
  play.mend('blip')
  return play
}

test('the classic storm goes on although deadlines are known to nobody, and hardly anybody is served', () => {
  const play = storm(3, 10, false)
  play.wait(300)
  expect(play.at('web').throughputPerSecond).toBeCloseTo(300, 0)
  expect(play.at('web').goodputPerSecond).toBeLessThan(5)
})

test.each([
  [3, 10, 400],
  [3, 10, 560],
  [10, 33.3, 560],
])(
  '%i threads of %d ms under %i a second drop the expired and serve what a simulation serves',
  (threads, ownMs, perSecond) => {
    const service = sampleService('web', {
      instances: { 'one-a': 1 },
      threadsPerInstance: threads,
      queuePerInstance: 3000,
      ownMs,
      cpuMs: 0,
      dropsExpired: true,
    })
    const play = playWorld(sampleTopology([service], [], [sampleMarket(perSecond, { timeoutMs: 1000 })]))
    play.wait(120)
    const seen = simulateCell({
      perSecond,
      threads,
      places: 3000,
      restS: ownMs / 1000,
      cpuS: 0,
      cores: 1,
      deadlineS: 1,
      drops: true,
      seconds: 220,
      warmUpSeconds: 20,
    })
    expect(Math.abs(play.at('web').goodputPerSecond / seen.goodPerSecond - 1)).toBeLessThan(0.1)
    expect(Math.abs(play.at('web').throughputPerSecond / seen.perSecond - 1)).toBeLessThan(0.05)
  },
)

test('setting deadlines during the storm serves fifteen times as many in time', () => {
  const play = storm(3, 10, false)
  play.wait(120)
  const before = play.at('web').goodputPerSecond
  play.act({ kind: 'setDeadlines', service: 'web', dropsExpired: true })
  play.wait(120)
  const during = play.at('web').goodputPerSecond
  expect(during).toBeGreaterThan(80)
  expect(during).toBeGreaterThan(15 * before)
})

test('where nobody waits long, deadlines change nothing', () => {
  const of = (dropsExpired: boolean) => {
    const service = sampleService('web', { dropsExpired })
    const play = playWorld(sampleTopology([service], [], [sampleMarket(500, { timeoutMs: 1000 })]))
    play.wait(120)
    return play.at('web')
  }
  expect(of(true)).toEqual(of(false))
})

/** A hundred visits a second, of two requests each, for 114 requests a second. */
const visitsOfTwo = () => {
  const service = sampleService('web', {
    instances: { 'one-a': 1 },
    threadsPerInstance: 7,
    queuePerInstance: 147,
    ownMs: 61.5,
    cpuMs: 0,
    dropsExpired: true,
  })
  const market = sampleMarket(100, {
    timeoutMs: 258,
    attempts: 1,
    requestsPerVisit: 2,
    tryAgainShare: 0,
    returnShare: 0,
  })
  const play = playWorld(sampleTopology([service], [], [market]))
  play.wait(120)
  return play
}

test('visits of two requests come to rest under overload: the second one comes after a pause', () => {
  const play = visitsOfTwo()
  const seen = Array.from({ length: 6 }, () => {
    play.wait(1)
    return play.at('web').goodputPerSecond
  })
  expect(Math.max(...seen) / Math.min(...seen)).toBeLessThan(1.02)
})

test('who is answered just in time under overload is so up to the deadline: the gap to it is exponential', () => {
  const play = visitsOfTwo()
  expect(play.at('web').p99Ms).toBeGreaterThan(258 * 0.95)
})

test('whoever is over when the own work at shared cores ends sends no calls, as request by request', () => {
  const topology = smallTopology({
    perSecond: 16,
    services: [
      {
        id: 'front',
        threadsPerInstance: 100,
        queuePerInstance: 0,
        ownMs: 100,
        vcpusPerInstance: 1,
        dropsExpired: true,
      },
      { id: 'back', threadsPerInstance: 1, queuePerInstance: 0, ownMs: 1 },
    ],
    links: [{ from: 'front', to: 'back', timeoutMs: 1000, attempts: 1 }],
    customers: { timeoutMs: 8000, patienceMs: 8000 },
  })
  const { services } = measureSteadyState(topology, { seed: 5, warmUpSeconds: 100, events: 200_000 })
  const play = playWorld(topology)
  play.wait(300)
  const called = (services.back?.goodput.value ?? Number.NaN) / play.at('back').goodputPerSecond
  expect(called).toBeGreaterThan(0.9)
  expect(called).toBeLessThan(1.1)
  expect(play.at('back').throughputPerSecond).toBeLessThan(0.7 * play.at('front').throughputPerSecond)
})
