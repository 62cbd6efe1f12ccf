import type { Fault } from '../../../src/core/world/fault.ts'
import type { Intervention } from '../../../src/core/world/intervention.ts'
import type { Start } from '../../../src/core/world/overload.ts'
import type { Link, Service, Topology } from '../../../src/core/world/topology.ts'

/** What faults do and people have set, at one moment of an incident. */
export interface Settings {
  readonly topology: Topology
  readonly faults: Map<string, { readonly fault: Fault; readonly since: number }>
  /** Load balancer weights by `service/zone`. */
  readonly weights: Map<string, number>
  readonly links: Map<string, Link>
  readonly breakers: Map<string, number | null>
  readonly admission: Map<string, number>
  /** What the name server has answered, oldest first. */
  readonly answers: { readonly since: number; readonly weights: Readonly<Record<string, number>> }[]
  readonly scaleInSuspended: Set<string>
  probesSuspended: boolean
  /** Replica by `table/region of the callers`. */
  readonly replicas: Map<string, string>
  /** By service and by network, where people have changed them. */
  readonly dropsExpired: Map<string, boolean>
  readonly starts: Map<string, Start>
  readonly networks: Map<string, number>
}

/** An instance of a service that says nothing about its start is there at once. */
export const atOnce: Start = { seconds: 0, retrySeconds: 0 }

export const startOf = ({ starts }: Settings, { id, start }: Service): Start =>
  starts.get(id) ?? start ?? atOnce

export function createSettings(topology: Topology): Settings {
  return {
    topology,
    faults: new Map(),
    weights: new Map(),
    links: new Map(topology.links.map((link) => [link.id, link])),
    breakers: new Map(topology.links.map((link) => [link.id, link.breaker?.openAboveErrorShare ?? null])),
    admission: new Map(),
    answers: [{ since: Number.NEGATIVE_INFINITY, weights: topology.entry.regionWeights }],
    scaleInSuspended: new Set(),
    probesSuspended: false,
    replicas: new Map(),
    dropsExpired: new Map(),
    starts: new Map(),
    networks: new Map(),
  }
}

/** Applies an intervention that only sets something. False: it is another part's. */
export function setBy(settings: Settings, intervention: Intervention, now: number): boolean {
  const { topology } = settings
  const change = (id: string | undefined, alter: (link: Link) => Link): true => {
    for (const [name, link] of settings.links)
      if (id === undefined || id === name) settings.links.set(name, alter(link))
    return true
  }
  const changeStart = (id: string, alter: (start: Start) => Start): true => {
    for (const service of topology.services)
      if (service.id === id) settings.starts.set(id, alter(startOf(settings, service)))
    return true
  }
  switch (intervention.kind) {
    case 'setDeadlines':
      settings.dropsExpired.set(intervention.service, intervention.dropsExpired)
      return true
    case 'setStartLimit':
      return changeStart(intervention.service, ({ atOnce: _, ...start }) =>
        intervention.atOnce === null ? start : { ...start, atOnce: intervention.atOnce },
      )
    case 'setStartBackoff':
      return changeStart(intervention.service, ({ longestRetrySeconds: _, ...start }) => ({
        ...start,
        ...(intervention.longestRetrySeconds === null
          ? {}
          : { longestRetrySeconds: intervention.longestRetrySeconds }),
        ...(intervention.retrySpread === undefined ? {} : { retrySpread: intervention.retrySpread }),
      }))
    case 'setSlowStart':
      return changeStart(intervention.service, (start) => ({
        ...start,
        slowStartSeconds: intervention.seconds,
      }))
    case 'setNetworkCapacity':
      settings.networks.set(intervention.network, intervention.callsPerSecond)
      return true
    case 'setZoneWeight':
      for (const { id } of topology.services)
        if (intervention.service === undefined || intervention.service === id)
          settings.weights.set(`${id}/${intervention.zone}`, intervention.weight)
      return true
    case 'setRegionWeight': {
      const last = settings.answers.at(-1)
      settings.answers.push({
        since: now,
        weights: { ...last?.weights, [intervention.region]: intervention.weight },
      })
      return true
    }
    case 'suspendScaleIn':
      for (const { id } of topology.services) {
        if (intervention.service !== undefined && intervention.service !== id) continue
        if (intervention.suspended) settings.scaleInSuspended.add(id)
        else settings.scaleInSuspended.delete(id)
      }
      return true
    case 'setRetryPolicy': {
      const budget = intervention.budgetShare
      return change(intervention.link, (link) => ({
        ...link,
        attempts: intervention.attempts,
        ...(budget === undefined ? {} : { retryBudgetShare: budget }),
      }))
    }
    case 'setTimeout':
      return change(intervention.link, (link) => ({ ...link, timeoutMs: intervention.timeoutMs }))
    case 'setFallback':
      return change(intervention.link, (link) => ({ ...link, onFailure: intervention.onFailure }))
    case 'setBreaker':
      settings.breakers.set(intervention.link, intervention.openAboveErrorShare)
      return true
    case 'setAdmission':
      settings.admission.set(intervention.region, intervention.share)
      return true
    case 'suspendHealthChecks':
      settings.probesSuspended = intervention.suspended
      return true
    case 'setTableReplica':
      settings.replicas.set(`${intervention.table}/${intervention.callersIn}`, intervention.region)
      return true
    default:
      return false
  }
}

export function replicaFor(settings: Settings, link: Link, callersIn: string): string {
  const set = settings.replicas.get(`${link.table?.id}/${callersIn}`)
  return set ?? link.table?.replicas?.[callersIn] ?? callersIn
}

/**
 * Share of customers whose resolver names the region: answers are held for the TTL, so ages are even from 0 to it; the
 * stale tail's are exponential.
 */
export function regionShare({ topology, answers }: Settings, region: string, now: number): number {
  const { ttlSeconds, staleShare, staleSeconds } = topology.entry.dns
  let share = 0
  answers.forEach((answer, index) => {
    const total = Object.values(answer.weights).reduce((sum, weight) => sum + weight, 0)
    const part = total > 0 ? (answer.weights[region] ?? 0) / total : 0
    const youngest = Math.max(0, now - (answers[index + 1]?.since ?? now))
    const oldest = now - answer.since
    const fresh = Math.max(0, Math.min(oldest, ttlSeconds) - Math.min(youngest, ttlSeconds)) / ttlSeconds
    const stale = staleShare > 0 ? Math.exp(-youngest / staleSeconds) - Math.exp(-oldest / staleSeconds) : 0
    share += part * ((1 - staleShare) * fresh + staleShare * stale)
  })
  return share
}

/** Faults as strong as they are by now; `moving` while a ramp runs. */
export function faultsNow({ faults }: Settings, now: number): { faults: Fault[]; moving: boolean } {
  let moving = false
  const list = [...faults.values()].map(({ fault, since }) => {
    const ramp = fault.rampSeconds ?? 0
    const strength = ramp > 0 ? Math.min(1, (now - since) / ramp) : 1
    if (strength < 1) moving = true
    return atStrength(fault, strength)
  })
  return { faults: list, moving }
}

function atStrength(fault: Fault, strength: number): Fault {
  const factor = (full: number): number => 1 + strength * (full - 1)
  switch (fault.kind) {
    case 'zoneNetwork':
      return { ...fault, addedMs: strength * fault.addedMs, lossShare: strength * fault.lossShare }
    case 'zoneCapacity':
    case 'networkCapacity':
      return { ...fault, lostShare: strength * fault.lostShare }
    case 'serviceSlow':
    case 'demand':
      return { ...fault, factor: factor(fault.factor) }
    case 'serviceErrors':
    case 'endpointErrors':
      return { ...fault, errorShare: strength * fault.errorShare }
    case 'launchFailures':
    case 'probeErrors':
      return { ...fault, failShare: strength * fault.failShare }
    case 'cacheCold':
      return { ...fault, share: strength * (fault.share ?? 1) }
    case 'fetchStalled':
      return { ...fault, share: strength * fault.share }
    case 'functionScaling':
      return { ...fault, growthShare: factor(fault.growthShare) }
    case 'replicationSlow':
    case 'pollersStopped':
      return { ...fault, keptShare: factor(fault.keptShare) }
    default:
      return fault
  }
}
