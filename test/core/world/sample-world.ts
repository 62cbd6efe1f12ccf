import type { Link, Market, Service, Topology } from '../../../src/core/world/index.ts'

/** A service with room to spare, to be changed where a test says so. */
export function sampleService(id: string, change: Partial<Service> = {}): Service {
  return {
    id,
    label: id,
    team: 'team',
    instances: { 'one-a': 2 },
    threadsPerInstance: 20,
    queuePerInstance: 200,
    queueDiscipline: 'fifo',
    ownMs: 20,
    cpuMs: 10,
    vcpusPerInstance: 2,
    costPerInstanceHourUsd: 0.2,
    ...change,
  }
}

export function sampleLink(from: string, to: string, change: Partial<Link> = {}): Link {
  return {
    id: `${from}-${to}`,
    from,
    to,
    callsPerRequest: 1,
    timeoutMs: 1000,
    attempts: 1,
    backoffMs: 50,
    onFailure: 'fail',
    routing: 'any-zone',
    ...change,
  }
}

/** Customers at a constant rate who take what they get: no device retries, nobody returns. */
export function sampleMarket(perSecond: number, change: Partial<Market> = {}): Market {
  return {
    id: 'eu',
    label: 'Europe',
    troughPerSecond: perSecond,
    peakPerSecond: perSecond,
    peakUtcHour: 12,
    requestsPerVisit: 1,
    patienceMs: 60_000,
    timeoutMs: 30_000,
    attempts: 1,
    backoffMs: 1000,
    tryAgainShare: 0,
    tryAgainSeconds: 60,
    returnShare: 0,
    returnSeconds: 600,
    revenuePerVisitUsd: 1,
    trafficNoise: 0,
    ...change,
  }
}

export function sampleTopology(
  services: readonly Service[],
  links: readonly Link[],
  markets: readonly Market[],
  change: Partial<Topology> = {},
): Topology {
  return {
    zones: ['a', 'b', 'c']
      .map((letter) => ({ id: `one-${letter}`, region: 'one', crossZoneMs: 1, crossRegionMs: 60 }))
      .concat([{ id: 'two-a', region: 'two', crossZoneMs: 1, crossRegionMs: 60 }]),
    services,
    links,
    markets,
    entry: {
      service: services[0]?.id ?? '',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 1800,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { one: 1, two: 0 },
    },
    slo: { id: 'slo', label: 'Visits', objective: 0.999, windowDays: 30, latencyMs: 2000 },
    observability: { resolutionSeconds: 10, lagSeconds: 30, noise: 0.02, pagingDelaySeconds: 20 },
    startsAtUtcSecond: 43_200,
    luck: false,
    ...change,
  }
}

/** Six services over three zones and a standby region, four markets: the size of a full scenario. */
export function largeTopology(): Topology {
  const three = (n: number, standby: number): Record<string, number> => ({
    'one-a': n,
    'one-b': n,
    'one-c': n,
    'two-a': standby,
  })
  const check = {
    intervalSeconds: 10,
    timeoutMs: 2000,
    unhealthyAfter: 2,
    healthyAfter: 5,
    depth: 'shallow',
  } as const
  const scaler = {
    targetCpu: 0.5,
    minInstances: 6,
    maxInstances: 90,
    evaluationSeconds: 60,
    cooldownSeconds: 120,
    warmUpSeconds: 120,
    stepShare: 0.2,
  }
  const service = (id: string, ownMs: number, n: number, change: Partial<Service> = {}): Service =>
    sampleService(id, {
      ownMs,
      cpuMs: ownMs * 0.6,
      instances: three(n, 2),
      healthCheck: check,
      autoscaler: scaler,
      baseErrorShare: 0.0003,
      ...change,
    })
  const services = [
    service('edge', 4, 6, { threadsPerInstance: 120 }),
    service('shop', 12, 12, { threadsPerInstance: 40 }),
    service('search', 15, 8),
    service('cart', 8, 6),
    service('payments', 20, 6),
    service('inventory', 10, 6),
    service('store', 5, 9, { threadsPerInstance: 30 }),
  ]
  const far = { timeoutMs: 1000, attempts: 3, backoffMs: 50 }
  const links = [
    sampleLink('edge', 'shop', { timeoutMs: 3000, attempts: 2 }),
    sampleLink('shop', 'search', {
      ...far,
      callsPerRequest: 0.5,
      onFailure: 'degrade',
      routing: 'same-zone',
    }),
    sampleLink('shop', 'cart', { ...far, routing: 'same-zone' }),
    sampleLink('shop', 'payments', {
      ...far,
      callsPerRequest: 0.2,
      pool: { connectionsPerInstance: 20, waitMs: 500 },
    }),
    sampleLink('shop', 'inventory', {
      ...far,
      cache: { hitShare: 0.9, warmUpSeconds: 120 },
      routing: 'same-zone',
    }),
    sampleLink('cart', 'store', { ...far, callsPerRequest: 2 }),
    sampleLink('search', 'store', { ...far, cache: { hitShare: 0.8, warmUpSeconds: 120 } }),
    sampleLink('payments', 'store', { ...far, callsPerRequest: 3 }),
    sampleLink('inventory', 'store', far),
    sampleLink('search', 'inventory', { ...far, callsPerRequest: 0.3, onFailure: 'degrade' }),
  ]
  const markets = ['eu', 'us', 'latam', 'apac'].map((id, n) =>
    sampleMarket(0, {
      id,
      label: id,
      troughPerSecond: 60,
      peakPerSecond: 240 - 30 * n,
      peakUtcHour: 12 + 3 * n,
      requestsPerVisit: 3,
      patienceMs: 8000,
      timeoutMs: 10_000,
      attempts: 2,
      tryAgainShare: 0.6,
      returnShare: 0.3,
    }),
  )
  return sampleTopology(services, links, markets)
}
