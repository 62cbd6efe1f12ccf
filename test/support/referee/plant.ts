import type { Fault } from '../../../src/core/world/fault.ts'
import type { Contention } from '../../../src/core/world/overload.ts'
import type { Cache, Link, Market, Service, Topology, Zone } from '../../../src/core/world/topology.ts'

/** What holds at a moment: faults at their present strength, and what people and automation have set. */
export interface Conditions {
  readonly faults?: readonly Fault[]
  /** Load balancer weight by zone id, 1 where absent. */
  readonly zoneWeights?: Readonly<Record<string, number>>
  readonly admissionShare?: number
  /** The same by service, where it differs, and by region. */
  readonly weightOf?: (service: string, zone: string) => number
  readonly admissionIn?: (region: string) => number
  /** Share of customers whose resolver names the region. */
  readonly regionShare?: (region: string) => number
  /** Instances that exist in a zone, and those that get requests. */
  readonly instancesOf?: (service: Service, zone: string) => Presence
  /** The link as set by people: attempts, budget, timeout, what a failure does. */
  readonly linkNow?: (link: Link) => Link
  /** Region whose replica of the table callers of a region use. */
  readonly replicaOf?: (link: Link, callersIn: string) => string
  /** Machines of a service in a region, whatever they do: each is a peer of all others. */
  readonly fleetSize?: (service: Service, region: string) => number
  readonly dropsExpired?: (service: Service) => boolean
  readonly networkPerSecond?: (network: string) => number | undefined
  /** Seconds since processes last began: what has just started works slowly. */
  readonly upSeconds?: (service: string, zone: string) => number
  readonly utcSecond?: number
}

export interface Presence {
  readonly present: number
  readonly inService: number
  /** Those that have connections: the present ones when absent, and those that start. */
  readonly processes?: number
  /** Processes are being restarted: whoever comes is refused. */
  readonly away?: boolean
}

/** A restarted process works twice as slowly and warms up with this time constant. */
const coldSeconds = 30

/** A service in a zone: one pool of threads, one queue. */
export interface Cell {
  readonly service: number
  readonly zone: string
  readonly region: string
  /** Those that work, a slowly starting one as a part of itself. */
  readonly instances: number
  readonly threads: number
  /** Infinity where threads are the narrower of the two: then nobody ever waits for a core. */
  readonly cores: number
  readonly queueLimit: number
  readonly inFlightLimit: number
  readonly newestFirst: boolean
  readonly onDemand: boolean
  readonly ownSeconds: number
  readonly ownVariation: number
  /** Part of own time, at its end, that needs a core. */
  readonly coreShare: number
  readonly contention?: Contention
  readonly dropsExpired: boolean
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
  readonly cache?: Cache
  /** Share of the cache's entries that can be there at all: less while nodes are away. */
  readonly warmAtMost: number
  readonly degrades: boolean
  /** Word of the calls that are made at the same time, and whether this link is the first with it. */
  readonly parallel?: string
  readonly opensGroup: boolean
  /** Place in the plant's networks; -1: none. */
  readonly network: number
  readonly targets: readonly Target[]
  /** Of a service's call; undefined for customers and queues. */
  readonly link?: Link
  readonly callerCell: number
}

export interface Target {
  readonly cell: number
  /** Probability of this target or one before it; the last is 1. */
  readonly upTo: number
  readonly fixedSeconds: number
  readonly admissionShare: number
  readonly impairments: readonly { readonly meanSeconds: number; readonly lossShare: number }[]
}

/** Where requests come from: a market's customers, or (without one) a queue's messages. */
export interface Source {
  readonly perSecond: number
  readonly market?: Market
  /** One: what a customer does to the entry service. */
  readonly routes: readonly Route[]
}

/** A path that carries one call after another, with room for so many. */
export interface Network {
  readonly perSecond: number
  readonly places: number
}

export interface Plant {
  readonly networks: readonly Network[]
  readonly services: readonly Service[]
  readonly cells: readonly Cell[]
  readonly sources: readonly Source[]
  readonly routeCount: number
}

/**
 * Works out cells, routes and weights for conditions as they are. Cells, routes and sources keep their places whatever
 * the conditions, so a run can go on with the plant of the next moment.
 */
export function buildPlant(topology: Topology, conditions: Conditions = {}): Plant {
  const faults = conditions.faults ?? []
  const instancesOf = conditions.instancesOf ?? ((service, zone) => asAuthored(service, zone, faults))
  const weightOf = conditions.weightOf ?? ((_service, zone) => conditions.zoneWeights?.[zone] ?? 1)
  const admissionIn = conditions.admissionIn ?? (() => conditions.admissionShare ?? 1)
  const upSeconds = conditions.upSeconds ?? (() => Number.POSITIVE_INFINITY)
  const places = topology.services.flatMap((service, index) =>
    topology.zones
      .filter((zone) => (service.instances[zone.id] ?? 0) > 0)
      .map((zone) => {
        const presence: Presence = instancesOf(service, zone.id)
        return { service, index, zone, away: false, ...presence }
      }),
  )
  let routeCount = 0

  /** Cells of a service, each region by its share, within a region by instances in service and weight. */
  const targetsOf = (
    service: string,
    from: Zone | null,
    regionShare: (region: string) => number,
  ): Target[] => {
    const weighed = places.flatMap((place, cell) =>
      place.service.id === service
        ? [{ ...place, cell, weight: place.inService * weightOf(service, place.zone.id) }]
        : [],
    )
    const inRegion = (region: string): number =>
      weighed.reduce((sum, place) => (place.zone.region === region ? sum + place.weight : sum), 0)
    const reachable = weighed
      .map((place) => {
        const all = inRegion(place.zone.region)
        return { ...place, weight: all > 0 ? (regionShare(place.zone.region) * place.weight) / all : 0 }
      })
      .filter((place) => place.weight > 0)
    const total = reachable.reduce((sum, place) => sum + place.weight, 0)
    let sum = 0
    return reachable.map((place) => {
      sum += place.weight
      return {
        cell: place.cell,
        upTo: sum / total,
        fixedSeconds: from === null ? 0 : distanceSeconds(from, place.zone),
        admissionShare: from === null ? admissionIn(place.zone.region) : 1,
        impairments: faults.flatMap((fault) =>
          fault.kind === 'zoneNetwork' && (fault.zone === from?.id || fault.zone === place.zone.id)
            ? [{ meanSeconds: fault.addedMs / 1000, lossShare: fault.lossShare }]
            : [],
        ),
      }
    })
  }

  const callees = (link: Link, zone: Zone): Target[] => {
    const home = link.table === undefined ? zone.region : conditions.replicaOf?.(link, zone.region)
    const here = (home ?? zone.region) as string
    const runsHere = places.some(
      (place) => place.service.id === link.to && place.zone.region === here && place.present > 0,
    )
    const all = targetsOf(link.to, zone, (region) => (region === here || !runsHere ? 1 : 0))
    if (link.routing === 'any-zone') return all
    const near = all.filter((target) => places[target.cell]?.zone.id === zone.id)
    return near.length > 0 ? near.map((target) => ({ ...target, upTo: 1 })) : all
  }

  const routeOf = (authored: Link, place: (typeof places)[number], callerCell: number): Route => {
    const link = conditions.linkNow?.(authored) ?? authored
    const warmAtMost = faults.reduce(
      (least, fault) =>
        fault.kind === 'cacheCold' && fault.link === link.id
          ? Math.min(least, 1 - (fault.share ?? 1))
          : least,
      1,
    )
    const sameTime = link.parallel
    const group = topology.links.filter((other) => other.from === link.from && other.parallel === sameTime)
    return {
      index: routeCount++,
      callerCell,
      calls: link.callsPerRequest,
      timeoutSeconds: link.timeoutMs / 1000,
      attempts: link.attempts,
      backoffSeconds: link.backoffMs / 1000,
      budgetShare: link.retryBudgetShare ?? Number.POSITIVE_INFINITY,
      connections: link.pool
        ? Math.round(link.pool.connectionsPerInstance * (place.processes ?? place.present))
        : Number.POSITIVE_INFINITY,
      waitSeconds: (link.pool?.waitMs ?? 0) / 1000,
      ...(link.cache ? { cache: link.cache } : {}),
      warmAtMost,
      degrades: link.onFailure === 'degrade',
      ...(sameTime === undefined ? {} : { parallel: sameTime }),
      opensGroup: group[0]?.id === link.id,
      network: (topology.networks ?? []).findIndex(({ id }) => id === link.network),
      link,
      targets: callees(link, place.zone),
    }
  }

  const cells = places.map((place, cell): Cell => {
    const { service, zone, inService, present, away } = place
    const touching = <K extends 'serviceSlow' | 'serviceErrors'>(kind: K) =>
      faults.filter(
        (fault): fault is Extract<Fault, { kind: K }> =>
          fault.kind === kind &&
          (fault as { service: string }).service === service.id &&
          ((fault as { zone?: string }).zone ?? zone.id) === zone.id,
      )
    // Nobody sends to instances out of service, but what waits there is still worked off.
    const working = away ? 0 : inService > 0 ? inService : present
    const peers = conditions.fleetSize?.(service, zone.region) ?? fleetAsAuthored(topology, service, zone)
    const threadsEach = Math.max(0, service.threadsPerInstance - (service.threadsPerPeer ?? 0) * (peers - 1))
    const cores = working * service.vcpusPerInstance
    const threads = Math.round(working * threadsEach)
    const slow = touching('serviceSlow').reduce((factor, fault) => factor * fault.factor, 1)
    const good = touching('serviceErrors').reduce(
      (share, fault) => share * (1 - fault.errorShare),
      1 - (service.baseErrorShare ?? 0),
    )
    return {
      service: place.index,
      zone: zone.id,
      region: zone.region,
      instances: working,
      threads,
      cores: service.onDemand || cores >= threads ? Number.POSITIVE_INFINITY : cores,
      queueLimit: away ? 0 : Math.round(inService * service.queuePerInstance),
      inFlightLimit: inService * (service.concurrencyLimitPerInstance ?? Number.POSITIVE_INFINITY),
      newestFirst: service.queueDiscipline === 'lifo',
      onDemand: service.onDemand !== undefined,
      ownSeconds:
        (service.ownMs * slow * (1 + Math.exp(-upSeconds(service.id, zone.id) / coldSeconds))) / 1000,
      ownVariation: service.ownVariation ?? 1,
      coreShare: service.ownMs > 0 ? Math.min(1, service.cpuMs / service.ownMs) : 0,
      ...(service.contention ? { contention: service.contention } : {}),
      dropsExpired: conditions.dropsExpired?.(service) ?? service.dropsExpired ?? false,
      errorShare: 1 - good,
      routes: topology.links
        .filter((link) => link.from === service.id)
        .map((link) => routeOf(link, place, cell)),
    }
  })

  const sourceRoute = (calls: number, targets: readonly Target[], device?: Market): Route => ({
    index: routeCount++,
    callerCell: -1,
    calls,
    timeoutSeconds: device ? device.timeoutMs / 1000 : Number.POSITIVE_INFINITY,
    attempts: device?.attempts ?? 1,
    backoffSeconds: (device?.backoffMs ?? 0) / 1000,
    budgetShare: Number.POSITIVE_INFINITY,
    connections: Number.POSITIVE_INFINITY,
    waitSeconds: 0,
    warmAtMost: 1,
    degrades: false,
    opensGroup: false,
    network: -1,
    targets,
  })
  const regionShare =
    conditions.regionShare ?? ((region: string) => topology.entry.regionWeights[region] ?? 0)
  const markets = topology.markets.map((market): Source => {
    const demand = faults.reduce(
      (factor, fault) =>
        fault.kind === 'demand' && (fault.market ?? market.id) === market.id ? factor * fault.factor : factor,
      1,
    )
    const perSecond = visitsPerSecond(market, conditions.utcSecond ?? topology.startsAtUtcSecond)
    const targets = targetsOf(topology.entry.service, null, regionShare)
    return {
      perSecond: demand * perSecond,
      market,
      routes: [sourceRoute(market.requestsPerVisit, targets, market)],
    }
  })
  const queues = (topology.platform?.queues ?? []).map(
    (queue): Source => ({
      perSecond: 0,
      routes: [
        sourceRoute(
          1,
          targetsOf(queue.consumer, null, (region) => (region === queue.region ? 1 : 0)),
        ),
      ],
    }),
  )
  const networks = (topology.networks ?? []).map(({ id, callsPerSecond, bufferMs }): Network => {
    const bought = conditions.networkPerSecond?.(id) ?? callsPerSecond
    const perSecond = faults.reduce(
      (rate, fault) =>
        fault.kind === 'networkCapacity' && fault.network === id ? rate * (1 - fault.lostShare) : rate,
      bought,
    )
    // A fault makes the path narrower, not its buffer smaller.
    return { perSecond, places: Math.max(1, Math.round((bought * bufferMs) / 1000)) }
  })
  return { services: topology.services, cells, sources: [...markets, ...queues], routeCount, networks }
}

function fleetAsAuthored({ zones }: Topology, service: Service, { region }: Zone): number {
  return zones.reduce(
    (sum, zone) => (zone.region === region ? sum + (service.instances[zone.id] ?? 0) : sum),
    0,
  )
}

function asAuthored(service: Service, zone: string, faults: readonly Fault[]): Presence {
  const live = faults.reduce(
    (left, fault) =>
      fault.kind === 'zoneCapacity' && fault.zone === zone ? left * (1 - fault.lostShare) : left,
    service.instances[zone] ?? 0,
  )
  return { present: live, inService: live }
}

function distanceSeconds(from: Zone, to: Zone): number {
  if (from.id === to.id) return 0
  // One way pays for both: the contract states what a call that crosses the border takes longer.
  return ((from.region === to.region ? to.crossZoneMs : to.crossRegionMs) ?? 0) / 1000
}

function visitsPerSecond(market: Market, utcSecond: number): number {
  const phase = (2 * Math.PI * (utcSecond / 3600 - market.peakUtcHour)) / 24
  const half = (market.peakPerSecond - market.troughPerSecond) / 2
  return market.troughPerSecond + half * (1 + Math.cos(phase))
}
