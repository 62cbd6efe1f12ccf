import type { Topology } from '../../../src/core/world/topology.ts'
import { type Breaker, createBreaker, noteEnd, passes } from './breakers.ts'
import { createRollout, type Rollout } from './configurations.ts'
import { type Credentials, createCredentials, holdCredential, isAccepted } from './credentials.ts'
import { createFleets, type Fleets, inService } from './fleets.ts'
import { growEnvironment } from './functions.ts'
import { runOutOfMemory } from './memory.ts'
import { createNames, hasConnection, type Names } from './names.ts'
import type { Route } from './plant.ts'
import type { Crew } from './plant-now.ts'
import { refresh } from './plant-now.ts'
import { createMessages, finishOne, type Messages, takeOne } from './queues.ts'
import { createRandomSource, type RandomSource } from './random-source.ts'
import { type GlobalTable, writeItem } from './replication.ts'
import type { CellState, Run, Surroundings } from './run-state.ts'
import { createSettings, replicaFor, type Settings } from './settings.ts'
import { startCallOver } from './start-ups.ts'
import { createTables, type Tables, takeUnits } from './tables.ts'

/** Everything about an incident that requests do not carry themselves. */
export interface Incident {
  readonly topology: Topology
  readonly settings: Settings
  readonly fleets: Fleets
  readonly names: Names
  readonly credentials: Credentials
  readonly tables: Tables
  readonly queues: readonly Messages[]
  readonly breakers: Map<number, Breaker>
  readonly random: RandomSource
  globals: readonly GlobalTable[]
  /** Numbers of the instances that take requests, by cell. */
  takers: readonly (readonly number[])[]
  /** Environments that functions may have, by `service/region`; and those that may be added at once. */
  readonly concurrency: Map<string, number>
  readonly growth: Map<string, number>
  /** Of calls by link: asked, without a connection, denied, throttled. */
  readonly asked: Map<string, Asked>
  readonly rollouts: readonly Rollout[]
  /** Deaths for want of memory in the present second, by cell. */
  readonly diedIn: Map<number, { readonly second: number; count: number }>
  /** By cell, where instances differ. */
  crews: readonly (Crew | null)[]
  /** Customers held in front of us, by source, and the share of those who come that is held. */
  readonly held: { count: number; share: number }[]
  run: Run | null
}

export interface Asked {
  all: number
  unconnected: number
  denied: number
  throttled: number
  written: number
}

export function createIncident(topology: Topology, seed: number, now: number): Incident {
  const random = createRandomSource(seed + 1_000_003)
  const names = createNames(topology, random)
  const fleets = createFleets(topology, random, now)
  return {
    topology,
    settings: createSettings(topology),
    fleets,
    names,
    credentials: createCredentials(topology, names, random),
    tables: createTables(topology, random, now),
    queues: (topology.platform?.queues ?? []).map(createMessages),
    breakers: new Map(),
    random,
    globals: [],
    takers: fleets.groups.map((group) => inService(fleets, group).map(({ number }) => number)),
    concurrency: new Map(),
    growth: new Map(),
    asked: new Map(
      topology.links.map(({ id }) => [id, { all: 0, unconnected: 0, denied: 0, throttled: 0, written: 0 }]),
    ),
    rollouts: (topology.configurations ?? []).map(createRollout),
    diedIn: new Map(),
    crews: fleets.groups.map(() => null),
    held: topology.markets.map(() => ({ count: 0, share: 0 })),
    run: null,
  }
}

/** How requests feel the incident. */
export function surroundingsOf(incident: Incident): Surroundings {
  const { topology, names, credentials, random, queues, settings } = incident
  const nowOf = (): number => incident.run?.now ?? 0
  const regionOf = (route: Route): string => incident.fleets.groups[route.callerCell]?.zone.region ?? ''
  const breakerOf = (route: Route): Breaker => {
    const id = route.link?.id ?? ''
    let breaker = incident.breakers.get(route.index)
    if (breaker === undefined) {
      breaker = createBreaker(null)
      incident.breakers.set(route.index, breaker)
    }
    breaker.above = settings.breakers.get(id) ?? null
    return breaker
  }
  const openSeconds = (route: Route): number => route.link?.breaker?.openSeconds ?? 1
  const endpointOf = (route: Route, region: string): string | undefined => {
    const { link } = route
    const used = link?.table && replicaFor(settings, link, region)
    if (used === undefined || used === (link?.table?.replicas?.[region] ?? region))
      return link?.connections?.endpoints[region]
    const table = topology.platform?.tables?.find(({ id }) => id === link?.table?.id)
    return table?.replicas.find((replica) => replica.region === used)?.endpoint
  }

  return {
    instanceFor: (cell) => {
      const crew = incident.crews[cell]
      if (crew) return crew.numbers[pick(crew, random)] ?? -1
      const takers = incident.takers[cell] ?? []
      return takers[Math.floor(random.next() * takers.length)] ?? takers[0] ?? -1
    },
    anyConnection: () => random.next(),
    letsIn: (route, instance, connection) => {
      const { link } = route
      if (link === undefined) return true
      const now = nowOf()
      const breaker = breakerOf(route)
      if (breaker.above !== null && !passes(breaker, openSeconds(route), now, random.next())) return false
      if (link.connections === undefined && link.credential === undefined) return true
      const asked = incident.asked.get(link.id) as Asked
      asked.all++
      const region = regionOf(route)
      const service = incident.fleets.groups[route.callerCell]?.service
      const connections = link.pool?.connectionsPerInstance ?? service?.threadsPerInstance ?? 1
      const endpoint = endpointOf(route, region)
      if (
        endpoint !== undefined &&
        !hasConnection(names, route, Math.max(1, connections), { instance, connection }, endpoint, now)
      ) {
        asked.unconnected++
        noteEnd(breaker, openSeconds(route), false, now)
        return false
      }
      if (link.credential === undefined) return true
      const holding = holdCredential(credentials, link.credential, instance, region, now, false)
      if (holding === undefined || isAccepted(credentials, holding, now)) return true
      asked.denied++
      noteEnd(breaker, openSeconds(route), false, now)
      return false
    },
    takes: (route) => {
      const { link } = route
      if (link?.table === undefined) return true
      const region = replicaFor(settings, link, regionOf(route))
      const { id, operation, unitsPerCall } = link.table
      if (takeUnits(incident.tables, id, region, operation, unitsPerCall, nowOf())) return true
      ;(incident.asked.get(link.id) as Asked).throttled++
      noteEnd(breakerOf(route), openSeconds(route), false, nowOf())
      return false
    },
    tried: (route, good) => {
      const { link } = route
      if (link === undefined) return
      const now = nowOf()
      noteEnd(breakerOf(route), openSeconds(route), good, now)
      if (!good) return
      const region = regionOf(route)
      if (link.table?.operation === 'write') {
        ;(incident.asked.get(link.id) as Asked).written++
        const replica = replicaFor(settings, link, region)
        for (const global of incident.globals)
          if (global.table.id === link.table.id) writeItem(global, replica, now)
      }
      for (const messages of queues) {
        if (messages.queue.fedBy !== link.id || messages.queue.region !== region) continue
        messages.waiting.push(now)
        messages.arrived++
      }
    },
    holds: (source) => {
      const held = incident.held[source]
      if (held === undefined || held.share === 0 || random.next() > held.share) return false
      held.count++
      return true
    },
    workerOf: (cell) => {
      const crew = incident.crews[cell]
      if (!crew || crew.numbers.length === 0) return undefined
      const place = pick(crew, random)
      return {
        factor: crew.factors[place] ?? 1,
        errorShare: crew.errorShares[place] ?? 0,
        reached: crew.reached[place] ?? false,
      }
    },
    outOfMemory: (cell) => {
      if (runOutOfMemory(incident, cell, nowOf())) refresh(incident, nowOf())
    },
    startCallEnded: (call, instance, well) => startCallOver(incident, call, instance, well),
    grows: (cell) => growEnvironment(incident, cell),
    takeMessage: (queue) => takeOne(queues[queue] as Messages, nowOf()),
    messageDone: (source, well) =>
      finishOne(queues[source - topology.markets.length] as Messages, well, nowOf()),
  }
}

/** Whom a request falls to: slowly starting ones less often. */
function pick({ upTo }: Crew, random: RandomSource): number {
  const draw = random.next()
  let place = 0
  while (place < upTo.length - 1 && draw > (upTo[place] as number)) place++
  return place
}

export const stateOf = (incident: Incident, cell: number): CellState => incident.run?.cells[cell] as CellState
