import { expect, it } from 'vitest'
import { simulateWorld } from '../../src/cli/simulate-world.ts'
import { smallTopology } from '../support/referee/small-topology.ts'

const world = {
  topology: smallTopology({
    perSecond: 100,
    services: [
      { id: 'front', ownMs: 10, threadsPerInstance: 20 },
      { id: 'back', ownMs: 50, threadsPerInstance: 20 },
    ],
    links: [{ from: 'front', to: 'back', timeoutMs: 500, attempts: 2 }],
  }),
  // Errors for three seconds, over before the tenth.
  faults: [
    { at: 23, until: 26, fault: { id: 'bad', kind: 'serviceErrors', service: 'back', errorShare: 1 } },
  ],
} as const

it('a row of the series is the mean of its seconds, the last interval may be shorter', () => {
  const seconds = simulateWorld(world, 64, 1, 1)
  const tens = simulateWorld(world, 64, 1)
  expect(tens.every).toBe(10)
  expect(tens.series.filter(({ service }) => service === 'front').map(({ at }) => at)).toEqual([
    10, 20, 30, 40, 50, 60, 64,
  ])
  for (const row of tens.series) {
    const own = seconds.series.filter(
      ({ service, at }) => service === row.service && at <= row.at && at > 10 * Math.floor((row.at - 1) / 10),
    )
    for (const field of ['offeredPerSecond', 'goodputPerSecond'] as const)
      expect(row[field]).toBeCloseTo(own.reduce((sum, each) => sum + each[field], 0) / own.length, 9)
    expect(row.p99Ms).toBeGreaterThanOrEqual(Math.min(...own.map(({ p99Ms }) => p99Ms)) - 1e-9)
    expect(row.p99Ms).toBeLessThanOrEqual(Math.max(...own.map(({ p99Ms }) => p99Ms)) + 1e-9)
  }
})

it('what is over before the end of an interval shows in it all the same', () => {
  const errors = simulateWorld(world, 60, 1)
    .series.filter(({ service }) => service === 'back')
    .map(({ errorShare }) => errorShare)
  expect(errors[2]).toBeGreaterThan(0.25)
  expect(errors[4]).toBeLessThan(0.01)
})
