import type { Fault } from '../../../src/core/world/fault.ts'
import type { Link, Market, Service, Topology } from '../../../src/core/world/topology.ts'

/** What holds for a whole run: faults at full strength, weights and admission as set by people. */
export interface Conditions {
  readonly faults?: readonly Fault[]
  /** Load balancer weight by zone id, 1 where absent. */
  readonly zoneWeights?: Readonly<Record<string, number>>
  readonly admissionShare?: number
}

/** A service in a zone: one pool of threads, one queue. */
export interface Cell {
  readonly service: number
  readonly zone: string
  readonly threads: number
  readonly queueLimit: number
  readonly inFlightLimit: number
  readonly newestFirst: boolean
  readonly ownSeconds: number
  readonly errorShare: number
  readonly routes: readonly Route[]
}

/** A link as one calling cell (or market) uses it. */
export interface Route {
  readonly index: number
  readonly calls: number
  readonly timeoutSeconds: number
  readonly attempts: number
  readonly backoffSeconds: number
  /** Infinity = no budget. */
  readonly budgetShare: number
  /** Infinity = no pool. */
  readonly connections: number
  readonly waitSeconds: number
  readonly hitShare: number
  readonly degrades: boolean
  readonly admissionShare: number
  readonly targets: readonly Target[]
}

export interface Target {
  readonly cell: number
  /** Probability of this target or one before it; the last is 1. */
  readonly upTo: number
  readonly fixedSeconds: number
  readonly impairments: readonly { readonly meanSeconds: number; readonly lossShare: number }[]
}

export interface Source {
  readonly perSecond: number
  readonly market: Market
  /** One: what a customer does to the entry service. */
  readonly routes: readonly Route[]
}

export interface Plant {
  readonly services: readonly Service[]
  readonly cells: readonly Cell[]
  readonly sources: readonly Source[]
  readonly routeCount: number
}

/** Works out cells, routes and weights once. Throws on mechanisms whose steady state the referee does not play. */
export function buildPlant(topology: Topology, conditions: Conditions = {}): Plant {
  const faults = conditions.faults ?? []
  refuseUnplayable(topology, faults)
  const places = topology.services.flatMap((service, index) =>
    topology.zones
      .filter((zone) => (service.instances[zone.id] ?? 0) > 0)
      .map((zone) => ({ service, index, zone, instances: liveInstances(service, zone.id, faults) })),
  )
  let routeCount = 0
  const weightIn = (zone: string): number => conditions.zoneWeights?.[zone] ?? 1

  const targetsOf = (service: string, from: string | null, weigh: (region: string) => number): Target[] => {
    const reachable = places
      .map((place, cell) => ({
        ...place,
        cell,
        weight:
          place.service.id === service
            ? weigh(place.zone.region) * place.instances * weightIn(place.zone.id)
            : 0,
      }))
      .filter((place) => place.weight > 0)
    const total = reachable.reduce((sum, place) => sum + place.weight, 0)
    let sum = 0
    return reachable.map((place) => {
      sum += place.weight
      const crosses = from !== null && from !== place.zone.id
      return {
        cell: place.cell,
        upTo: sum / total,
        fixedSeconds: crosses ? (place.zone.crossZoneMs ?? 0) / 1000 : 0,
        impairments: faults.flatMap((fault) =>
          fault.kind === 'zoneNetwork' && (fault.zone === from || fault.zone === place.zone.id)
            ? [{ meanSeconds: fault.addedMs / 1000, lossShare: fault.lossShare }]
            : [],
        ),
      }
    })
  }

  const routeOf = (link: Link, place: (typeof places)[number]): Route => {
    const anyZone = targetsOf(link.to, place.zone.id, (region) => (region === place.zone.region ? 1 : 0))
    const local = anyZone.filter((target) => places[target.cell]?.zone.id === place.zone.id)
    const cold = faults.some((fault) => fault.kind === 'cacheCold' && fault.link === link.id)
    return {
      index: routeCount++,
      calls: link.callsPerRequest,
      timeoutSeconds: link.timeoutMs / 1000,
      attempts: link.attempts,
      backoffSeconds: link.backoffMs / 1000,
      budgetShare: link.retryBudgetShare ?? Number.POSITIVE_INFINITY,
      connections: link.pool ? link.pool.connectionsPerInstance * place.instances : Number.POSITIVE_INFINITY,
      waitSeconds: (link.pool?.waitMs ?? 0) / 1000,
      hitShare: cold ? 0 : (link.cache?.hitShare ?? 0),
      degrades: link.onFailure === 'degrade',
      admissionShare: 1,
      targets:
        link.routing === 'same-zone' && local.length > 0
          ? local.map((target) => ({ ...target, upTo: 1 }))
          : anyZone,
    }
  }

  const cells = places.map((place): Cell => {
    const touching = <K extends 'serviceSlow' | 'serviceErrors'>(kind: K) =>
      faults.filter(
        (fault): fault is Extract<Fault, { kind: K }> =>
          fault.kind === kind &&
          (fault as { service: string }).service === place.service.id &&
          ((fault as { zone?: string }).zone ?? place.zone.id) === place.zone.id,
      )
    return {
      service: place.index,
      zone: place.zone.id,
      threads: Math.round(place.instances * place.service.threadsPerInstance),
      queueLimit: Math.round(place.instances * place.service.queuePerInstance),
      inFlightLimit:
        place.instances * (place.service.concurrencyLimitPerInstance ?? Number.POSITIVE_INFINITY),
      newestFirst: place.service.queueDiscipline === 'lifo',
      ownSeconds:
        touching('serviceSlow').reduce((ms, fault) => ms * fault.factor, place.service.ownMs) / 1000,
      errorShare:
        1 -
        touching('serviceErrors').reduce(
          (good, fault) => good * (1 - fault.errorShare),
          1 - (place.service.baseErrorShare ?? 0),
        ),
      routes: topology.links
        .filter((link) => link.from === place.service.id)
        .map((link) => routeOf(link, place)),
    }
  })

  const sources = topology.markets.map((market): Source => {
    const demand = faults.reduce(
      (factor, fault) =>
        fault.kind === 'demand' && (fault.market ?? market.id) === market.id ? factor * fault.factor : factor,
      1,
    )
    return {
      perSecond: demand * visitsPerSecond(market, topology.startsAtUtcSecond),
      market,
      routes: [
        {
          index: routeCount++,
          calls: market.requestsPerVisit,
          timeoutSeconds: market.timeoutMs / 1000,
          attempts: market.attempts,
          backoffSeconds: market.backoffMs / 1000,
          budgetShare: Number.POSITIVE_INFINITY,
          connections: Number.POSITIVE_INFINITY,
          waitSeconds: 0,
          hitShare: 0,
          degrades: false,
          admissionShare: conditions.admissionShare ?? 1,
          targets: targetsOf(
            topology.entry.service,
            null,
            (region) => topology.entry.regionWeights[region] ?? 0,
          ),
        },
      ],
    }
  })

  return { services: topology.services, cells, sources, routeCount }
}

function liveInstances(service: Service, zone: string, faults: readonly Fault[]): number {
  return faults.reduce(
    (live, fault) =>
      fault.kind === 'zoneCapacity' && fault.zone === zone ? live * (1 - fault.lostShare) : live,
    service.instances[zone] ?? 0,
  )
}

function visitsPerSecond(market: Market, utcSecond: number): number {
  const phase = (2 * Math.PI * (utcSecond / 3600 - market.peakUtcHour)) / 24
  const half = (market.peakPerSecond - market.troughPerSecond) / 2
  return market.troughPerSecond + half * (1 + Math.cos(phase))
}

function refuseUnplayable(topology: Topology, faults: readonly Fault[]): void {
  if (topology.links.some((link) => link.breaker)) throw new Error('the referee has no circuit breakers')
  if (topology.services.some((service) => service.autoscaler)) throw new Error('the referee does not scale')
  if (topology.services.some((service) => service.healthCheck)) throw new Error('the referee does not probe')
  if (faults.some((fault) => fault.kind === 'launchFailures'))
    throw new Error('the referee launches no instances')
}
