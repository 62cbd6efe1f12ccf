import { describe, expect, test } from 'vitest'
import type { Service, Topology } from '../../src/core/world/topology.ts'
import { playWithReferee, type Script, type ScriptStep, smallTopology } from '../support/referee/index.ts'

/** `web` (ten instances, 100 ms a request) in front of `store`, 100 requests a second: ten requests inside at any time. */
function cloud(web: Partial<Service>, more: Partial<Topology> = {}, callsPerStart = 0): Topology {
  const small = smallTopology({
    perSecond: 100,
    services: [
      { id: 'web', ownMs: 100, cpuMs: 0, threadsPerInstance: 100, instances: { a: 10 }, ...web },
      { id: 'store', ownMs: 1, cpuMs: 0, threadsPerInstance: 1000 },
    ],
    links: [{ from: 'web', to: 'store', timeoutMs: 1000, callsPerRequest: 0, callsPerStart }],
  })
  return { ...small, ...more }
}

const play = (topology: Topology, minutes: number, steps: readonly ScriptStep[], seconds = 60) => {
  const script: Script = { topology, untilSecond: 60 * minutes, steps }
  const rows = playWithReferee(script, 1, seconds)
  return {
    served: rows.map(({ visits }) => visits.goodput),
    stored: rows.map(({ services }) => services.store?.goodput ?? Number.NaN),
    ready: rows.map(({ signals }) => signals['service/web/all/healthyInstances'] ?? Number.NaN),
    slow: rows.map(({ visits }) => visits.p99),
  }
}

const slowFrom60: ScriptStep = {
  at: 60,
  start: { id: 'slow', kind: 'serviceSlow', service: 'web', factor: 10 },
}
const start = { seconds: 30, retrySeconds: 10, longestRetrySeconds: 40 }

describe('memory', () => {
  // 100 inside when slow: ten an instance, give and take three.
  const memory = (mibPerInstance: number) => ({ mibPerInstance, baseMib: 100, mibPerRequest: 10 })

  test('that is enough for what is inside lets nobody die', () => {
    expect(play(cloud({ memory: memory(300), start }), 3, [slowFrom60]).ready).toEqual([10, 10, 10])
  })

  test('that is not makes one after the other die, one in ten a second, and each death loads the rest', () => {
    const { ready, served } = play(cloud({ memory: memory(180), start }), 2, [slowFrom60], 5)
    expect(ready[11]).toBe(10)
    // Full after a second or two, then one a second.
    expect(ready[12]).toBeGreaterThan(4)
    expect(ready[13]).toBeLessThan(ready[12] as number)
    expect(ready[14]).toBe(0)
    expect(served[16]).toBe(0)
  })

  test('that peers take is a limit of the fleet', () => {
    const peers = { ...memory(300), mibPerPeer: 14 }
    // 300 - 100 - 9 x 14 leaves room for 7.4 an instance.
    expect(play(cloud({ memory: peers, start }), 2, [slowFrom60], 5).ready[14]).toBeLessThan(3)
  })
})

describe('starts', () => {
  const crash = (at: number): ScriptStep => ({
    at,
    start: { id: 'push', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'crash' } },
  })
  const configuration = { id: 'flags', label: 'flags', services: ['web'], pushSeconds: 1, rollBackSeconds: 1 }
  const rollBack = (at: number): ScriptStep => ({
    at,
    intervention: { kind: 'rollBackConfiguration', configuration: 'flags' },
  })
  const bad = (web: Partial<Service>, callsPerStart: number, more: object = {}) =>
    cloud(web, { configurations: [{ ...configuration, ...more }] }, callsPerStart)

  test('a line lets so many start at a time, each with its calls', () => {
    const limited = { ...start, atOnce: 2 }
    const { ready, stored } = play(bad({ start: limited }, 50), 5, [crash(60), rollBack(65)], 10)
    // Deaths at 60, pauses until 70, then two every 30 s.
    const at = (second: number): number => ready[second / 10 - 1] as number
    expect([at(60), at(70), at(110), at(140), at(170), at(230)]).toEqual([10, 0, 2, 4, 6, 10])
    expect(stored[9]).toBeCloseTo((2 * 50) / 30, 0)
  })

  test('a process that dies at every start comes back after 10, 20, 40, 40 s and its start', () => {
    const { stored } = play(bad({ start }, 60), 6, [crash(60)], 10)
    // Starts at 70, 120, 190, 260 of 30 s each: ten instances with 2 calls a second.
    const calls = (from: number): boolean => (stored[from / 10] as number) > 10
    expect([70, 80, 90, 100, 110, 120, 150, 180, 190, 220, 260, 290].map(calls)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      true,
      false,
    ])
  })

  test('one call that fails for good ends a start', () => {
    const { ready } = play(
      bad({ start: { ...start, longestRetrySeconds: 10 } }, 50),
      5,
      [
        crash(60),
        { at: 62, start: { id: 'down', kind: 'serviceErrors', service: 'store', errorShare: 1 } },
        rollBack(65),
        { at: 150, end: 'down' },
      ],
      10,
    )
    expect(ready[14]).toBe(0)
    expect(ready[19]).toBe(10)
  })

  test('an instance is cold at first and gets a growing share of the requests', () => {
    const cold = { seconds: 1, retrySeconds: 1, coldFactor: 4, warmSeconds: 30 }
    const { slow } = play(bad({ start: cold, ownVariation: 0 }, 0), 4, [crash(60), rollBack(61)], 5)
    const mean = (second: number): number => slow[second / 5] as number
    expect(mean(50)).toBeCloseTo(100, -1)
    // Up from about second 64 on: after 20 s, 1 + 3 / e^(2/3).
    expect(Math.abs(mean(85) / 100 / (1 + 3 * Math.exp(-21 / 30)) - 1)).toBeLessThan(0.1)
    expect(mean(235)).toBeLessThan(104)
    const ramp = { seconds: 1, retrySeconds: 1, slowStartSeconds: 100 }
    // Half of ten instances with two threads each of 100 ms carry 100 a second; a quarter carries 50.
    const { served } = play(
      bad({ start: ramp, threadsPerInstance: 2, queuePerInstance: 2, ownVariation: 0 }, 0),
      3,
      [crash(60), rollBack(61), { at: 0, start: { id: 'more', kind: 'demand', factor: 3 } }],
      5,
    )
    expect(Math.abs((served[90 / 5] as number) / (200 * 0.29) - 1)).toBeLessThan(0.15)
  })

  test('peers take threads: the fleet has an optimum', () => {
    const rush: ScriptStep = { at: 0, start: { id: 'more', kind: 'demand', factor: 8 } }
    const { served } = play(
      cloud({ threadsPerInstance: 10, threadsPerPeer: 1, queuePerInstance: 5, instances: { a: 6 } }),
      2,
      [rush],
    )
    // Six instances with ten threads less one for each of five others, 100 ms each.
    expect(Math.abs((served[1] as number) / 300 - 1)).toBeLessThan(0.03)
  })
})

describe('configurations', () => {
  const flags = { id: 'flags', label: 'flags', services: ['web'], pushSeconds: 100, rollBackSeconds: 50 }
  const push: ScriptStep = {
    at: 60,
    start: {
      id: 'push',
      kind: 'configurationPush',
      configuration: 'flags',
      effect: { kind: 'errors', errorShare: 0.5 },
    },
  }
  const bad = (more: object = {}) =>
    cloud({ instances: { a: 100 } }, { configurations: [{ ...flags, ...more }] })
  const near = (value: number | undefined, expected: number): void => {
    expect(Math.abs((value ?? 0) - expected)).toBeLessThan(5)
  }

  test('reach one instance after the other, and are taken away the same way', () => {
    const { served } = play(
      bad(),
      5,
      [push, { at: 220, intervention: { kind: 'rollBackConfiguration', configuration: 'flags' } }],
      20,
    )
    near(served[4], 100 - 50 * 0.3)
    near(served[9], 50)
    near(served[11], 100 - 50 * 0.8)
    near(served[14], 100)
  })

  test('stop at their canary, and go back when errors of the reached instances are too many', () => {
    const canary = { share: 0.2, seconds: 30 }
    const stopped = play(bad({ canary: { ...canary, stopsAboveErrorShare: 0.3 } }), 5, [push], 20)
    near(stopped.served[4], 90)
    near(stopped.served[14], 100)
    const passed = play(bad({ canary: { ...canary, stopsAboveErrorShare: 0.7 } }), 5, [push], 20)
    near(passed.served[4], 90)
    near(passed.served[14], 50)
  })

  test('are harmless behind their switch', () => {
    const off: ScriptStep = {
      at: 200,
      intervention: { kind: 'setKillSwitch', configuration: 'flags', on: true },
    }
    const { served } = play(bad({ killSwitchSeconds: 20 }), 5, [push, off], 20)
    near(served[9], 50)
    near(served[12], 100)
  })
})

test('customers held by a stalled fetch all come in the second it ends', () => {
  const { served } = play(
    cloud({ queuePerInstance: 1e4 }),
    4,
    [
      { at: 60, start: { id: 'stall', kind: 'fetchStalled', share: 0.75 } },
      { at: 120, end: 'stall' },
    ],
    60,
  )
  expect(Math.abs((served[1] as number) / 25 - 1)).toBeLessThan(0.15)
  expect(Math.abs((served[2] as number) / 175 - 1)).toBeLessThan(0.08)
  expect(Math.abs((served[3] as number) / 100 - 1)).toBeLessThan(0.05)
})

test('nodes that come back empty are filled again, three times faster than their warm-up', () => {
  const base = cloud({})
  const cached: Topology = {
    ...base,
    links: base.links.map((link) => ({
      ...link,
      callsPerRequest: 1,
      cache: { hitShare: 1, warmUpSeconds: 180 },
    })),
  }
  const { stored } = play(
    cached,
    4,
    [
      { at: 60, start: { id: 'cold', kind: 'cacheCold', link: 'web-store', share: 0.6 } },
      { at: 120, end: 'cold' },
    ],
    20,
  )
  expect(Math.abs((stored[4] as number) / 60 - 1)).toBeLessThan(0.08)
  const filled = 60 * (Math.exp(-20 / 60) - Math.exp(-40 / 60)) * (60 / 20)
  expect(Math.abs((stored[7] as number) / filled - 1)).toBeLessThan(0.12)
})
