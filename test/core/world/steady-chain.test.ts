import { expect, test } from 'vitest'
import type { Topology } from '../../../src/core/world/index.ts'
import { measureSteadyState, smallTopology } from '../../support/referee/index.ts'
import { playWorld } from './run-world.ts'

/**
 * Four services one behind the other, the third at 0.87 of its threads, with retries, pools and budgets: healthy, but a
 * model whose callers follow their callees' answer times too fast swings itself to death here, at some loads by itself
 * and at all of them after a jolt.
 */
const chain = (perSecond: number): Topology => ({
  ...smallTopology({
    zones: ['a', 'b'],
    crossZoneMs: 1,
    perSecond,
    services: [
      { id: 's0', threadsPerInstance: 36, queuePerInstance: 280, ownMs: 19.06 },
      { id: 's1', threadsPerInstance: 106, queuePerInstance: 714, ownMs: 39.27 },
      { id: 's2', threadsPerInstance: 22, queuePerInstance: 169, ownMs: 24.39 },
      { id: 's3', threadsPerInstance: 22, queuePerInstance: 215, ownMs: 38.5 },
    ],
    links: [
      {
        from: 's0',
        to: 's1',
        callsPerRequest: 2,
        timeoutMs: 2150,
        attempts: 3,
        retryBudgetShare: 0.107,
        pool: { connectionsPerInstance: 55, waitMs: 1075 },
        onFailure: 'degrade',
        routing: 'same-zone',
      },
      {
        from: 's1',
        to: 's2',
        callsPerRequest: 2,
        timeoutMs: 939,
        attempts: 3,
        backoffMs: 15,
        retryBudgetShare: 0.189,
        pool: { connectionsPerInstance: 45, waitMs: 469 },
      },
      {
        from: 's2',
        to: 's3',
        timeoutMs: 257,
        attempts: 3,
        backoffMs: 50,
        retryBudgetShare: 0.279,
        routing: 'same-zone',
      },
    ],
    customers: { timeoutMs: 7897, attempts: 2, patienceMs: 30_000 },
  }),
  luck: false,
})

test.each([145, 151.75, 158])(
  'a healthy chain at %d visits a second stays healthy, after a jolt too',
  (rate) => {
    const topology = chain(rate)
    const play = playWorld(topology)
    const watch = (seconds: number): { readonly least: number; readonly most: number } => {
      let least = Infinity
      let most = 0
      for (let second = 0; second < seconds; second += 1) {
        play.wait(1)
        const { goodputPerSecond } = play.at('s0')
        least = Math.min(least, goodputPerSecond)
        most = Math.max(most, goodputPerSecond)
      }
      return { least, most }
    }
    const calm = watch(600)
    expect(calm.least).toBeGreaterThan(0.93 * rate)
    expect(calm.most).toBeLessThan(1.07 * rate)
    play.fault({ id: 'rush', kind: 'demand', factor: 1.5 })
    play.wait(5)
    play.mend('rush')
    play.wait(60)
    const after = watch(300)
    expect(after.least).toBeGreaterThan(0.93 * rate)
    expect(after.most).toBeLessThan(1.07 * rate)
  },
)

test('the chain does what a request-level simulation of it does, within 10 %', () => {
  const topology = chain(151.75)
  const play = playWorld(topology)
  play.wait(300)
  const referee = measureSteadyState(topology, { seed: 1, warmUpSeconds: 60, events: 400_000 })
  for (const { id } of topology.services) {
    const seen = referee.services[id]
    const model = play.at(id)
    if (seen === undefined) throw new Error(`${id} was not measured`)
    expect(model.goodputPerSecond / seen.goodput.value, id).toBeCloseTo(1, 1)
    expect(Math.abs(model.p50Ms / seen.p50.value - 1), id).toBeLessThan(0.1)
  }
})
