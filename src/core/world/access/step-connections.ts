import { exp } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/**
 * Callers' resolvers: a name that is lost runs out of their caches within its TTL, and once it is back the empty answers
 * are forgotten over the negative TTL, both in equal parts. Before `lostSeen` was `lost`, the seconds passed under it.
 */
export function resolveEndpoints(model: WorldModel, state: WorldState, seconds: number): void {
  const endpoints = model.topology.platform?.endpoints ?? []
  const { resolves, lost, lostSeen } = state.access.endpoint
  for (let e = 0; e < endpoints.length; e += 1) {
    const { ttlSeconds = 1, negativeTtlSeconds = 1 } = endpoints[e] ?? {}
    const aim = 1 - (lostSeen[e] as number)
    const now = resolves[e] as number
    if (now > aim) resolves[e] = Math.max(aim, now - seconds / Math.max(1, ttlSeconds))
    else if (now < aim) resolves[e] = Math.min(aim, now + seconds / Math.max(1, negativeTtlSeconds))
    lostSeen[e] = lost[e] as number
  }
}

/**
 * The share of a port's connections that are open. Callers that can open one have all they want within seconds; the
 * others live on what they have, of which 1/lifetime ends every second.
 */
export function stepConnections(model: WorldModel, state: WorldState, p: number, seconds: number): void {
  const { port, endpoint, certificate } = state.access
  const lifetimeS = model.access.lifetimeS[p] as number
  if (lifetimeS === 0) return
  const cell = model.portCell[p] as number
  const e = port.endpoint[p] as number
  const c = model.access.certificate[p] as number
  const trusted = c < 0 || state.second < (certificate.expiresAt[c] as number)
  const lost = e < 0 ? 0 : (endpoint.lost[e] as number)
  const asked = Math.min(port.asked[p] as number, 1 - lost)
  port.asked[p] = asked
  const named = e < 0 ? 1 : Math.max(endpoint.resolves[e] as number, asked)
  const able = trusted ? named : 0
  const before = port.able[p] as number
  let held = port.held[p] as number
  const seen = port.instancesSeen[p] as number
  const present = state.cell.instances[cell] as number
  const moved = port.endpointSeen[p] !== e
  if (able === before && held === 0 && !moved) {
    port.instancesSeen[p] = present
    return
  }
  if (present > seen && held > 0) held *= seen / present
  port.instancesSeen[p] = present
  const kept = exp(-seconds / lifetimeS)
  held *= kept
  if (able > before) held *= before < 1 ? (1 - able) / (1 - before) : 0
  // Those that can no longer open any lost that ability evenly over the time that has passed.
  else if (able < before)
    held += ((before - able) * (seconds > 0 ? (1 - kept) * lifetimeS : 1)) / Math.max(1, seconds)
  const away = (state.cell.awayUntil[cell] as number) > state.second
  if (moved || away || held < 1e-6) held = 0
  port.endpointSeen[p] = e
  port.able[p] = able
  port.held[p] = held
  port.open[p] = Math.min(1, able + held)
}

/** New processes: no connection is left, and every name is asked for anew. */
export function dropConnections(state: WorldState, p: number): void {
  const { port } = state.access
  port.held[p] = 0
  port.asked[p] = 1
  port.open[p] = port.able[p] as number
}
