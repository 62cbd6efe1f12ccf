import type { Fault } from '../../../src/core/world/fault.ts'
import type { Endpoint } from '../../../src/core/world/platform.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import type { Route } from './plant.ts'
import type { RandomSource } from './random-source.ts'

/** Names of the provider, what each instance's resolver remembers of them, and the connections opened by them. */
export interface Names {
  readonly endpoints: ReadonlyMap<string, Endpoint>
  readonly certificates: Map<string, { served: number; stored: number }>
  readonly random: RandomSource
  /** By `instance endpoint`: until when a good, or an empty, answer is remembered. */
  readonly remembered: Map<string, { goodUntil: number; emptyUntil: number }>
  /** By route and instance: when each connection ends. */
  readonly connections: Map<string, { endpoint: string; readonly endsAt: Float64Array }>
  lost: ReadonlySet<string>
  errorShare: ReadonlyMap<string, number>
}

export function createNames({ platform }: Topology, random: RandomSource): Names {
  return {
    endpoints: new Map((platform?.endpoints ?? []).map((endpoint) => [endpoint.id, endpoint])),
    certificates: new Map(
      (platform?.certificates ?? []).map(({ id, expiresAtSecond, storedExpiresAtSecond }) => [
        id,
        { served: expiresAtSecond, stored: storedExpiresAtSecond ?? expiresAtSecond },
      ]),
    ),
    random,
    remembered: new Map(),
    connections: new Map(),
    lost: new Set(),
    errorShare: new Map(),
  }
}

export function applyNameFaults(names: Names, faults: readonly Fault[]): void {
  names.lost = new Set(faults.flatMap((fault) => (fault.kind === 'endpointLost' ? [fault.endpoint] : [])))
  names.errorShare = new Map(
    faults.flatMap((fault) =>
      fault.kind === 'endpointErrors' ? [[fault.endpoint, fault.errorShare] as const] : [],
    ),
  )
}

/** Asks what the instance remembers, then the name server; either answer is remembered for its time. */
export function resolves(names: Names, instance: number, id: string, now: number): boolean {
  const endpoint = names.endpoints.get(id)
  if (endpoint === undefined) return true
  const key = `${instance} ${id}`
  let memory = names.remembered.get(key)
  if (memory === undefined) {
    memory = { goodUntil: -1e9, emptyUntil: Number.NEGATIVE_INFINITY }
    names.remembered.set(key, memory)
  }
  if (memory.goodUntil > now) return true
  if (memory.emptyUntil > now) return false
  if (names.lost.has(id)) {
    // Resolvers are shared: the first empty answer may be near its end already, later ones live their whole time.
    const first = memory.emptyUntil < memory.goodUntil
    memory.emptyUntil = now + endpoint.negativeTtlSeconds * (first ? names.random.next() : 1)
    return false
  }
  memory.goodUntil = now + endpoint.ttlSeconds
  return true
}

/**
 * A call has one of the instance's connections, and keeps to it when it tries again. One that has ended is opened anew
 * when a call needs it: that takes the name and a valid certificate.
 */
export function hasConnection(
  names: Names,
  route: Route,
  connections: number,
  { instance, connection }: { readonly instance: number; readonly connection: number },
  endpoint: string,
  now: number,
): boolean {
  const wanted = route.link?.connections
  if (wanted === undefined) return true
  const key = `${route.index} ${instance}`
  let held = names.connections.get(key)
  if (held === undefined) {
    held = { endpoint, endsAt: new Float64Array(connections).fill(Number.NEGATIVE_INFINITY) }
    names.connections.set(key, held)
  } else if (held.endpoint !== endpoint) {
    held.endpoint = endpoint
    held.endsAt.fill(Number.NEGATIVE_INFINITY)
  }
  const slot = Math.min(held.endsAt.length - 1, Math.floor(connection * held.endsAt.length))
  if ((held.endsAt[slot] as number) > now) return true
  const shown = wanted.certificate === undefined ? undefined : names.certificates.get(wanted.certificate)
  if (shown && shown.served <= now) return false
  if (!resolves(names, instance, endpoint, now)) return false
  held.endsAt[slot] = now + names.random.exponential(wanted.lifetimeSeconds)
  return true
}
