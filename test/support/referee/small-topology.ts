import type { Link, Market, Service, Topology } from '../../../src/core/world/topology.ts'

/** What a test has to say about a service or link; the rest is plain. */
export type ServiceSketch = Pick<Service, 'id' | 'ownMs' | 'threadsPerInstance'> & Partial<Service>
export type LinkSketch = Pick<Link, 'from' | 'to' | 'timeoutMs'> & Partial<Link>

export interface TopologySketch {
  readonly zones?: readonly string[]
  readonly crossZoneMs?: number
  readonly services: readonly ServiceSketch[]
  readonly links?: readonly LinkSketch[]
  readonly perSecond: number
  readonly customers?: Partial<Market>
  /** Chance in small numbers; without it when absent, for most tests compare means. */
  readonly luck?: boolean
}

/** One region, constant demand, nothing that scales or probes: the kind of cloud whose steady state can be measured. */
export function smallTopology(sketch: TopologySketch): Topology {
  const zones = sketch.zones ?? ['a']
  return {
    zones: zones.map((id) => ({ id, region: 'here', crossZoneMs: sketch.crossZoneMs ?? 0 })),
    services: sketch.services.map((service) => ({
      label: service.id,
      team: 'team',
      instances: Object.fromEntries(zones.map((zone) => [zone, 1])),
      queuePerInstance: 1000,
      queueDiscipline: 'fifo',
      cpuMs: service.ownMs,
      vcpusPerInstance: service.threadsPerInstance,
      costPerInstanceHourUsd: 1,
      ...service,
    })),
    links: (sketch.links ?? []).map((link) => ({
      id: `${link.from}-${link.to}`,
      callsPerRequest: 1,
      attempts: 1,
      backoffMs: 0,
      onFailure: 'fail',
      routing: 'any-zone',
      ...link,
    })),
    entry: {
      service: sketch.services[0]?.id ?? '',
      dns: {
        ttlSeconds: 60,
        staleShare: 0,
        staleSeconds: 0,
        healthCheckIntervalSeconds: 30,
        healthCheckFailures: 3,
      },
      regionWeights: { here: 1 },
    },
    markets: [
      {
        id: 'all',
        label: 'All customers',
        troughPerSecond: sketch.perSecond,
        peakPerSecond: sketch.perSecond,
        peakUtcHour: 12,
        requestsPerVisit: 1,
        patienceMs: 1e6,
        timeoutMs: 1e6,
        attempts: 1,
        backoffMs: 0,
        tryAgainShare: 0,
        tryAgainSeconds: 10,
        returnShare: 0,
        returnSeconds: 100,
        revenuePerVisitUsd: 1,
        ...sketch.customers,
      },
    ],
    slo: { id: 'slo', label: 'Visits', objective: 0.999, windowDays: 30, latencyMs: 1000 },
    observability: { resolutionSeconds: 1, lagSeconds: 0, noise: 0, pagingDelaySeconds: 0 },
    luck: sketch.luck ?? false,
    startsAtUtcSecond: 0,
  }
}
