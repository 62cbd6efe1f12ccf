import { expect, test } from 'vitest'
import {
  controlPlaneNow,
  readLogs,
  readWorld,
  refusalOf,
  type Topology,
} from '../../../src/core/world/index.ts'
import { everywhere, metric, truth } from './managed-world.ts'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

const three = (n: number) => ({ 'one-a': n, 'one-b': n, 'one-c': n })

function functionWorld(perSecond: number, concurrency = 5000): Topology {
  return sampleTopology(
    [
      sampleService('resize', {
        instances: { 'one-a': 100 },
        threadsPerInstance: 1,
        queuePerInstance: 0,
        ownMs: 1000,
        costPerInstanceHourUsd: 0.36,
        onDemand: { growthPerTenSeconds: 1000, concurrency },
      }),
    ],
    [],
    [sampleMarket(perSecond)],
    { platform: { controlPlanes: [{ id: 'launches', label: 'Instance launches', region: 'one' }] } },
  )
}

test('a function follows what is in flight, and pays for what works', () => {
  const play = playWorld(functionWorld(60))
  play.wait(300)
  const { instances, refusedPerSecond } = play.at('resize')
  expect(instances).toBeGreaterThan(60)
  expect(instances).toBeLessThan(100)
  expect(refusedPerSecond).toBeLessThan(0.5)
  // 60 environments at work, 0.36 US dollars an hour each.
  expect(truth(play, 'cost/usdPerMinute')).toBeCloseTo(60 * 0.006, 2)
})

test('the provider adds a thousand environments in ten seconds, and stops at the limit of the account', () => {
  // incidents.md B4: 1,000 every 10 s, no saving up; 1,000 a region until raised.
  const play = playWorld(functionWorld(100))
  play.fault({ id: 'rush', kind: 'demand', factor: 30 })
  play.wait(1)
  const before = play.at('resize').instances
  play.wait(10)
  const grown = play.at('resize').instances - before
  expect(grown).toBeGreaterThan(900)
  expect(grown).toBeLessThan(1100)
  play.wait(60)
  expect(play.at('resize').refusedPerSecond).toBeLessThan(1)

  const tight = playWorld(functionWorld(100, 1000))
  tight.fault({ id: 'rush', kind: 'demand', factor: 30 })
  tight.wait(120)
  expect(tight.at('resize').instances).toBe(1000)
  expect(tight.at('resize').refusedPerSecond).toBeGreaterThan(1500)
  tight.act({ kind: 'setConcurrency', service: 'resize', region: 'one', environments: 4000 })
  tight.wait(60)
  expect(tight.at('resize').refusedPerSecond).toBeLessThan(1)
})

test('where the provider starts nothing new, a rush is refused', () => {
  const play = playWorld(functionWorld(100))
  play.fault({ id: 'stuck', kind: 'functionScaling', region: 'one', growthShare: 0 })
  play.fault({ id: 'rush', kind: 'demand', factor: 5 })
  play.wait(60)
  expect(play.at('resize').instances).toBeLessThan(160)
  expect(play.at('resize').refusedPerSecond).toBeGreaterThan(300)
})

const check = {
  intervalSeconds: 30,
  timeoutMs: 5000,
  unhealthyAfter: 2,
  healthyAfter: 5,
  depth: 'shallow',
} as const

const webWorld = (perSecond = 200): Topology =>
  sampleTopology(
    [sampleService('web', { instances: three(4), healthCheck: check })],
    [],
    [sampleMarket(perSecond)],
    { platform: { controlPlanes: [{ id: 'launches', label: 'Instance launches', region: 'one' }] } },
  )

test('instances launched without a network cost at once and serve only when it is there', () => {
  // incidents.md A1, +393: launches succeed, but the instances have no connectivity.
  const play = playWorld(webWorld())
  const costBefore = truth(play, 'cost/usdPerMinute')
  play.fault({ id: 'dark', kind: 'launchesUnconnected', region: 'one' })
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 24 })
  play.wait(180)
  expect(play.at('web').instances).toBe(24)
  expect(play.at('web').healthyInstances).toBe(12)
  expect(truth(play, 'cost/usdPerMinute')).toBeCloseTo(2 * costBefore, 6)
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 18 })
  play.wait(5)
  expect(play.at('web').healthyInstances).toBe(12)
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 24 })
  play.wait(130)
  play.mend('dark')
  play.wait(45)
  expect(play.at('web').healthyInstances).toBe(12)
  play.wait(30)
  expect(play.at('web').healthyInstances).toBe(24)
})

test('launches that fail leave no instance, but a line in the log and a refusal', () => {
  const play = playWorld(webWorld())
  play.fault({ id: 'none', kind: 'launchFailures', region: 'one', failShare: 1 })
  play.wait(1)
  const more = { kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 24 } as const
  expect(refusalOf(play.model, play.state, more)).toEqual({
    reason: 'noCapacity',
    about: { region: 'one', running: 12 },
  })
  expect(refusalOf(play.model, play.state, { ...more, instances: 6 })).toBeNull()
  play.act(more)
  play.wait(160)
  expect(play.at('web').instances).toBe(12)
  const lines = readLogs(play.model, play.state, 'web', play.state.second, 200)
  expect(lines.some(({ message }) => message.includes('InsufficientInstanceCapacity'))).toBe(true)
})

test('rationed launches come little by little', () => {
  // incidents.md A1, +340: launches succeed but are throttled, "request limit exceeded".
  const play = playWorld(webWorld())
  play.fault({ id: 'rationed', kind: 'launchFailures', region: 'one', failShare: 0.5 })
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 20 })
  play.wait(130)
  expect(play.at('web').instances).toBe(16)
  play.wait(60)
  expect(play.at('web').instances).toBe(18)
  play.wait(120)
  expect(play.at('web').instances).toBe(20)
  const lines = readLogs(play.model, play.state, 'web', play.state.second, 300)
  expect(lines.some(({ message }) => message.includes('RequestLimitExceeded'))).toBe(true)
})

test('when probes of healthy instances fail they leave after two and come back after five', () => {
  // incidents.md B3: every 30 s, out after 2 (60 s), back after 5 (150 s).
  const play = playWorld(webWorld())
  play.fault({ id: 'probes', kind: 'probeErrors', service: 'web', zone: 'one-a', failShare: 1 })
  const until = (healthy: number): number => {
    for (let n = 1; n < 400; n += 1) {
      play.wait(1)
      if (play.at('web', 'one-a').healthyInstances === healthy) return n
    }
    throw new Error(`never ${healthy}`)
  }
  const out = until(0)
  expect(out).toBeGreaterThan(30)
  expect(out).toBeLessThanOrEqual(61)
  play.mend('probes')
  const back = until(4)
  expect(back).toBeGreaterThan(120)
  expect(back).toBeLessThanOrEqual(151)
})

test('flapping probes take capacity away until the load hurts, and leaving all in service is the cure', () => {
  // incidents.md A1, +588: the automation switched off, the errors cleared.
  const play = playWorld(webWorld(8000))
  play.wait(30)
  const calm = play.at('web')
  expect(calm.goodputPerSecond).toBeGreaterThan(7900)
  play.fault({ id: 'probes', kind: 'probeErrors', service: 'web', failShare: 0.4 })
  let goodput = 0
  let healthy = 12
  for (let n = 0; n < 600; n += 1) {
    play.wait(1)
    goodput += play.at('web').goodputPerSecond / 600
    healthy = Math.min(healthy, play.at('web').healthyInstances)
  }
  expect(healthy).toBeLessThan(6)
  expect(goodput).toBeLessThan(7000)
  play.act({ kind: 'suspendHealthChecks', suspended: true })
  play.wait(60)
  expect(play.at('web').healthyInstances).toBe(12)
  expect(play.at('web').goodputPerSecond).toBeGreaterThan(7900)
})

test('a control plane that is down fails commands and slows them, and what runs goes on', () => {
  const [hurt, well] = [true, false].map((broken) => {
    const play = playWorld(webWorld())
    if (broken)
      play.fault({ id: 'api', kind: 'controlPlane', plane: 'launches', failShare: 0.8, slowFactor: 4 })
    play.wait(300)
    return play
  })
  if (hurt === undefined || well === undefined) throw new Error('two worlds')
  expect(controlPlaneNow(hurt.model, hurt.state, 'launches')).toEqual({ failShare: 0.8, slowFactor: 4 })
  expect(controlPlaneNow(well.model, well.state, 'launches')).toEqual({ failShare: 0, slowFactor: 1 })
  expect(Math.abs(metric(hurt, 'plane/launches/errorShare') - 0.8)).toBeLessThan(0.05)
  expect(readWorld(hurt.model, hurt.state).cells).toEqual(readWorld(well.model, well.state).cells)
})

test('cost per minute is that of the instances there are', () => {
  const play = playWorld(
    sampleTopology(
      [sampleService('web', { instances: everywhere(3), costPerInstanceHourUsd: 0.6 })],
      [],
      [sampleMarket(10)],
      { platform: {} },
    ),
  )
  play.wait(60)
  expect(truth(play, 'cost/usdPerMinute')).toBeCloseTo(12 * 0.01, 9)
  expect(metric(play, 'cost/usdPerMinute')).toBeCloseTo(12 * 0.01, 9)
})

test('launches that failed are ordered again by the autoscaler, and come when the trouble is over', () => {
  const autoscaler = {
    targetCpu: 0.4,
    minInstances: 3,
    maxInstances: 60,
    evaluationSeconds: 30,
    cooldownSeconds: 60,
    warmUpSeconds: 60,
    stepShare: 0.5,
  }
  const play = playWorld(
    sampleTopology(
      [sampleService('web', { instances: three(2), autoscaler, cpuMs: 10, ownMs: 20, vcpusPerInstance: 2 })],
      [],
      [sampleMarket(400)],
    ),
  )
  play.fault({ id: 'none', kind: 'launchFailures', region: 'one', failShare: 1 })
  play.fault({ id: 'rush', kind: 'demand', factor: 2 })
  play.wait(600)
  expect(play.at('web').instances).toBe(6)
  play.mend('none')
  play.wait(600)
  expect(play.at('web').instances).toBeGreaterThanOrEqual(9)
})
