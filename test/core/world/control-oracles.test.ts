import { expect, test } from 'vitest'
import { readAlerts, readCustomers, type Service } from '../../../src/core/world/index.ts'
import { playWorld } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

const three = (n: number): Service['instances'] => ({ 'one-a': n, 'one-b': n, 'one-c': n })
const check = {
  intervalSeconds: 10,
  timeoutMs: 1000,
  unhealthyAfter: 2,
  healthyAfter: 5,
  depth: 'shallow',
} as const

test('the load balancer takes a dead cell out after two probes and back after five', () => {
  const play = playWorld(
    sampleTopology(
      [sampleService('web', { instances: three(2), healthCheck: check })],
      [],
      [sampleMarket(200)],
    ),
  )
  const until = (healthy: number, limit: number): number => {
    for (let n = 1; n <= limit; n += 1) {
      play.wait(1)
      if (play.at('web', 'one-a').healthyInstances === healthy) return n
    }
    throw new Error(`never ${healthy}`)
  }
  play.act({ kind: 'restart', service: 'web', zone: 'one-a', seconds: 100 })
  const out = until(0, 40)
  expect(out).toBeGreaterThan(10)
  expect(out).toBeLessThanOrEqual(20)
  play.wait(100 - out)
  const back = until(2, 80)
  expect(back).toBeGreaterThan(40)
  expect(back).toBeLessThanOrEqual(51)
})

test('when every instance is out the balancer uses all of them', () => {
  const play = playWorld(
    sampleTopology(
      [sampleService('web', { instances: three(2), healthCheck: check })],
      [],
      [sampleMarket(200)],
    ),
  )
  for (const zone of ['one-a', 'one-b', 'one-c']) {
    play.fault({ id: zone, kind: 'zoneNetwork', zone, addedMs: 1500, lossShare: 0 })
  }
  play.wait(60)
  expect(play.at('web').healthyInstances).toBe(0)
  expect(play.at('web').goodputPerSecond).toBeGreaterThan(190)
})

test('a shallow check passes in a grey failure, a deep one does not', () => {
  const healthy = (depth: 'shallow' | 'deep'): number => {
    const services = [
      sampleService('web', {
        instances: three(2),
        threadsPerInstance: 200,
        healthCheck: { ...check, depth },
      }),
      sampleService('store', { instances: three(2), threadsPerInstance: 100 }),
    ]
    const link = sampleLink('web', 'store', { routing: 'same-zone', timeoutMs: 3000 })
    const play = playWorld(sampleTopology(services, [link], [sampleMarket(200)]))
    play.fault({ id: 'slow', kind: 'serviceSlow', service: 'store', zone: 'one-a', factor: 200 })
    play.wait(90)
    return play.at('web', 'one-a').healthyInstances
  }
  expect(healthy('shallow')).toBe(2)
  expect(healthy('deep')).toBe(0)
})

test('in a grey failure CPU falls and the autoscaler shrinks the fleet, unless scale-in is suspended', () => {
  const autoscaler = {
    targetCpu: 0.5,
    minInstances: 3,
    maxInstances: 60,
    evaluationSeconds: 60,
    cooldownSeconds: 120,
    warmUpSeconds: 120,
    stepShare: 0.2,
  }
  const services = [
    sampleService('web', {
      instances: three(10),
      threadsPerInstance: 8,
      ownMs: 20,
      cpuMs: 20,
      vcpusPerInstance: 1,
      autoscaler,
    }),
    sampleService('store', { instances: three(20), threadsPerInstance: 100, ownMs: 10 }),
  ]
  const topology = sampleTopology(
    services,
    [sampleLink('web', 'store', { timeoutMs: 2000 })],
    [sampleMarket(750, { timeoutMs: 2000 })],
  )
  const grey = { id: 'grey', kind: 'zoneNetwork', zone: 'one-a', addedMs: 700, lossShare: 0.2 } as const
  const play = playWorld(topology)
  play.wait(300)
  expect(play.at('web').instances).toBe(30)
  const before = play.at('web').cpu
  play.fault(grey)
  play.wait(60)
  expect(play.at('web').cpu).toBeLessThan(before * 0.8)
  play.wait(600)
  expect(play.at('web').instances).toBeLessThan(26)
  const frozen = playWorld(topology)
  frozen.act({ kind: 'suspendScaleIn', suspended: true })
  frozen.fault(grey)
  frozen.wait(660)
  expect(frozen.at('web').instances).toBe(30)
})

test('the autoscaler adds instances for load, one step per cooldown, after their warm-up', () => {
  const autoscaler = {
    targetCpu: 0.5,
    minInstances: 3,
    maxInstances: 60,
    evaluationSeconds: 30,
    cooldownSeconds: 120,
    warmUpSeconds: 100,
    stepShare: 0.2,
  }
  const service = sampleService('web', {
    instances: three(10),
    threadsPerInstance: 50,
    ownMs: 20,
    cpuMs: 20,
    vcpusPerInstance: 1,
    autoscaler,
  })
  const play = playWorld(sampleTopology([service], [], [sampleMarket(750)]))
  play.fault({ id: 'rush', kind: 'demand', factor: 1.8 })
  play.wait(95)
  expect(play.at('web').instances).toBe(30)
  play.wait(40)
  expect(play.at('web').instances).toBeGreaterThan(32)
  expect(play.at('web').instances).toBeLessThanOrEqual(36)
  play.wait(600)
  expect(play.at('web').cpu).toBeLessThan(0.56)
  expect(play.at('web').cpu).toBeGreaterThan(0.4)
})

test('what people order arrives although CPU is low, goes again in steps, and costs money beyond the usual fleet', () => {
  const autoscaler = {
    targetCpu: 0.5,
    minInstances: 3,
    maxInstances: 60,
    evaluationSeconds: 30,
    cooldownSeconds: 60,
    warmUpSeconds: 240,
    stepShare: 0.1,
  }
  const service = sampleService('web', {
    instances: three(10),
    threadsPerInstance: 50,
    ownMs: 20,
    cpuMs: 20,
    vcpusPerInstance: 1,
    costPerInstanceHourUsd: 3.6,
    autoscaler,
  })
  const play = playWorld(sampleTopology([service], [], [sampleMarket(600)]))
  const { total } = play.state
  play.act({ kind: 'suspendScaleIn', suspended: true })
  play.wait(10)
  expect(total.extraCostUsd[0]).toBe(0)
  play.act({ kind: 'suspendScaleIn', suspended: false })
  play.act({ kind: 'setDesiredInstances', service: 'web', region: 'one', instances: 90 })
  play.wait(239)
  expect(play.at('web').instances).toBe(30)
  expect(total.extraCostUsd[0]).toBeCloseTo(239 * 60 * 0.001, 6)
  play.wait(10)
  expect(play.at('web').instances).toBeGreaterThan(60)
  play.wait(2000)
  expect(play.at('web').instances).toBeLessThanOrEqual(30)
  const spent = total.extraCostUsd[0] as number
  expect(total.costUsd[0]).toBeGreaterThan(spent)
  // A fleet that has shrunk below its usual size gives nothing back.
  play.wait(600)
  expect(play.at('web').instances).toBeLessThan(30)
  expect(total.extraCostUsd[0]).toBe(spent)
})

test.each([
  [30, 150],
  [10, 90],
])('failover by DNS with probes every %i s is over within %i s', (healthCheckIntervalSeconds, limit) => {
  const web = sampleService('web', { instances: { ...three(4), 'two-a': 12 }, threadsPerInstance: 50 })
  const base = sampleTopology([web], [], [sampleMarket(300)])
  const dns = { ...base.entry.dns, healthCheckIntervalSeconds }
  const play = playWorld({ ...base, entry: { ...base.entry, dns } })
  for (const zone of ['one-a', 'one-b', 'one-c'])
    play.act({ kind: 'restart', service: 'web', zone, seconds: 100_000 })
  const success = (): number => readCustomers(play.model, play.state).successShare
  play.wait(limit - 62)
  const probed = 2 * healthCheckIntervalSeconds - 2
  expect(probed).toBeLessThan(limit - 62)
  expect(success()).toBeLessThan(0.6)
  play.wait(62)
  expect(success()).toBeGreaterThan(0.99)
})

test('resolvers that ignore the TTL keep their share of customers in the broken region', () => {
  const web = sampleService('web', { instances: { ...three(4), 'two-a': 12 }, threadsPerInstance: 50 })
  const base = sampleTopology([web], [], [sampleMarket(300)])
  const play = playWorld({
    ...base,
    entry: { ...base.entry, dns: { ...base.entry.dns, staleShare: 0.1, staleSeconds: 3600 } },
  })
  play.act({ kind: 'setRegionWeight', region: 'one', weight: 0 })
  play.act({ kind: 'setRegionWeight', region: 'two', weight: 1 })
  play.wait(30)
  expect(play.at('web', 'two-a').offeredPerSecond).toBeCloseTo(300 * 0.9 * 0.5, -1)
  play.wait(60)
  expect(play.at('web', 'two-a').offeredPerSecond / 300).toBeGreaterThan(0.88)
  expect(play.at('web', 'two-a').offeredPerSecond / 300).toBeLessThan(0.95)
})

test.each([
  [1, 52],
  [0.1, 519],
])(
  'with an error share of %f the burn-rate rule fires after %i s, the pager after lag and delay',
  (errorShare, seconds) => {
    const fast = { kind: 'burnRate', factor: 14.4, longWindowSeconds: 3600, shortWindowSeconds: 300 } as const
    const base = sampleTopology([sampleService('web', { threadsPerInstance: 50 })], [], [sampleMarket(100)])
    const topology = { ...base, observability: { ...base.observability, resolutionSeconds: 1 } }
    const play = playWorld(topology, 1, [{ id: 'fast', rule: fast }])
    play.fault({ id: 'errors', kind: 'serviceErrors', service: 'web', errorShare })
    play.wait(700)
    const [status] = readAlerts(play.model, play.state, play.state.second)
    expect(Math.abs((status?.firedAtSecond ?? 0) - seconds)).toBeLessThanOrEqual(2)
    expect(status?.pagedAtSecond).toBe((status?.firedAtSecond ?? 0) + 30 + 20)
    const early = readAlerts(play.model, play.state, (status?.firedAtSecond ?? 0) + 29)
    expect(early[0]?.firing).toBe(false)
  },
)

test('a drained zone gets no traffic, and re-admitted cold at once it works more slowly than before', () => {
  const services = [
    sampleService('web', { instances: three(3), threadsPerInstance: 60 }),
    sampleService('store', { instances: three(3), threadsPerInstance: 100, ownMs: 10 }),
  ]
  const link = sampleLink('web', 'store', {
    routing: 'same-zone',
    cache: { hitShare: 0.9, warmUpSeconds: 120 },
  })
  const play = playWorld(sampleTopology(services, [link], [sampleMarket(900)]))
  play.wait(60)
  const warm = play.at('store', 'one-a').offeredPerSecond
  const fast = play.at('web', 'one-a').p50Ms
  play.act({ kind: 'setZoneWeight', zone: 'one-a', weight: 0 })
  play.wait(1200)
  expect(play.at('web', 'one-a').offeredPerSecond).toBe(0)
  expect(play.at('web', 'one-b').offeredPerSecond).toBeCloseTo(450, 0)
  play.act({ kind: 'setZoneWeight', zone: 'one-a', weight: 1 })
  play.wait(3)
  expect(play.at('store', 'one-a').offeredPerSecond / warm).toBeGreaterThan(4)
  expect(play.at('web', 'one-a').p50Ms / fast).toBeGreaterThan(1.5)
  play.wait(600)
  expect(play.at('store', 'one-a').offeredPerSecond / warm).toBeLessThan(1.1)
})
