import type { Service, Topology } from '../../world/index.ts'

const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const

/** Two zones out of three carry the load of an ordinary day, with room for retries. */
const service = (
  id: string,
  label: string,
  more: Partial<Service> & Pick<Service, 'threadsPerInstance' | 'ownMs' | 'cpuMs'>,
): Service => ({
  id,
  label,
  team: id,
  instances: Object.fromEntries(ZONES.map((zone) => [zone, 4])),
  queuePerInstance: 20,
  queueDiscipline: 'fifo',
  vcpusPerInstance: 4,
  costPerInstanceHourUsd: 0.2,
  healthCheck: { intervalSeconds: 10, timeoutMs: 2000, unhealthyAfter: 2, healthyAfter: 5, depth: 'shallow' },
  ...more,
})

/** A front, an application and a store in three zones: small enough to change by hand, large enough to fail. */
export function smallCloud(startsAtUtcSecond: number): Topology {
  return {
    startsAtUtcSecond,
    zones: ZONES.map((id) => ({ id, region: 'home' })),
    services: [
      service('web', 'Web front', { threadsPerInstance: 60, ownMs: 15, cpuMs: 6 }),
      service('app', 'Application', { threadsPerInstance: 40, ownMs: 30, cpuMs: 10 }),
      service('store', 'Store', { threadsPerInstance: 24, ownMs: 12, cpuMs: 5 }),
    ],
    links: [
      {
        id: 'web-app',
        from: 'web',
        to: 'app',
        callsPerRequest: 1,
        timeoutMs: 3000,
        attempts: 1,
        backoffMs: 100,
        onFailure: 'fail',
        routing: 'any-zone',
      },
      {
        id: 'app-store',
        from: 'app',
        to: 'store',
        callsPerRequest: 2,
        timeoutMs: 1500,
        attempts: 2,
        backoffMs: 50,
        onFailure: 'fail',
        routing: 'any-zone',
      },
    ],
    entry: {
      service: 'web',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { home: 1 },
    },
    markets: [
      {
        id: 'customers',
        label: 'Customers',
        troughPerSecond: 120,
        peakPerSecond: 240,
        peakUtcHour: Math.round(startsAtUtcSecond / 3600 + 1) % 24,
        requestsPerVisit: 2,
        patienceMs: 8000,
        timeoutMs: 6000,
        attempts: 2,
        backoffMs: 500,
        tryAgainShare: 0.4,
        tryAgainSeconds: 30,
        returnShare: 0.3,
        returnSeconds: 600,
        revenuePerVisitUsd: 0.4,
      },
    ],
    slo: { id: 'visits', label: 'Visits served', objective: 0.999, windowDays: 30, latencyMs: 4000 },
    observability: { resolutionSeconds: 10, lagSeconds: 30, noise: 0.01, pagingDelaySeconds: 15 },
  }
}
