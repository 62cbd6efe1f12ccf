import { viewAccess } from './access/access-views.ts'
import { viewBunches } from './bunch-views.ts'
import { viewConfigurations } from './configuration/configuration-views.ts'
import { viewHerds } from './herd-views.ts'
import { viewLifecycle } from './lifecycle/lifecycle-views.ts'
import { viewManaged } from './managed/managed-views.ts'
import { viewNetworks } from './network-views.ts'
import { FAILURES, PARTS } from './time-parts.ts'
import type { WorldModel } from './world-model.ts'

/** Orders of instances that may be under way per fleet, device attempts that may be pending per market. */
export const ORDER_SLOTS = 6
export const ATTEMPT_SLOTS = 8

export type StateViews = ReturnType<typeof viewState>

/**
 * Named views on the block of numbers: `take` hands out the next so many, `show` the next of those at the front that
 * telemetry samples, in the order that `telemetry/frame-layout.ts` lists them. Times in seconds, rates per second, shares
 * 0 to 1. Written out as literals, because engines keep objects that were built key by key in slow dictionaries.
 */
export function viewState(
  model: WorldModel,
  take: (length: number) => Float64Array,
  show: (length: number) => Float64Array,
) {
  const { topology } = model
  const cellCount = model.cells.length
  const portCount = model.portCell.length
  const edgeCount = model.edgeCell.length
  const doorCount = model.doors.length
  const linkCount = model.links.length
  const serviceCount = model.services.length
  const fleetCount = model.fleets.length
  const orderCount = model.fleets.length * ORDER_SLOTS
  const zoneCount = topology.zones.length
  const regionCount = model.regions.length
  const answerHistoryCount = model.regions.length * Math.max(1, topology.entry.dns.ttlSeconds)
  const probeCount = model.probeSlots
  const marketCount = topology.markets.length
  const retryCount = topology.markets.length * ATTEMPT_SLOTS
  const alertCount = model.alerts.length
  const totalCount = 1
  return {
    cell: {
      // What people and the control plane set.
      instances: show(cellCount),
      weight: take(cellCount),
      awayUntil: take(cellCount),
      // Parameters under the faults that act now.
      slowFactor: take(cellCount),
      faultError: take(cellCount),
      faultErrorSeen: take(cellCount),
      slowSeen: take(cellCount),
      capacity: take(cellCount),
      // Load balancing: share of instances in service, weight in the balancer, threads that take calls.
      healthy: show(cellCount),
      lbWeight: take(cellCount),
      threads: show(cellCount),
      // Occupancy.
      inside: take(cellCount),
      busy: show(cellCount),
      warmth: take(cellCount),
      arriving: take(cellCount),
      retrying: take(cellCount),
      completing: take(cellCount),
      starting: take(cellCount),
      refusedShare: take(cellCount),
      // Arrivals that come to the place they have just left (`calls-in-a-row.ts`).
      freed: take(cellCount),
      freedShare: take(cellCount),
      starvedShare: take(cellCount),
      lateRate: take(cellCount),
      queued: show(cellCount),
      waitShare: take(cellCount),
      // Offered work over threads.
      load: take(cellCount),
      // How fast the requests at work happen to be done in this second, 1 on the mean.
      pace: take(cellCount),
      waitVariance: take(cellCount),
      // What requests take longer because cores are shared.
      coreWaitS: take(cellCount),
      coreWaitVariance: take(cellCount),
      // Threads of saturated callers, which are all that may call; a huge number where others come too.
      sources: take(cellCount),
      // Deadlines: callers' patience, dropped requests a second, and the served who begin just before it.
      deadlineS: take(cellCount),
      expiring: take(cellCount),
      hurriedShare: take(cellCount),
      hurriedS: take(cellCount),
      hurriedLastS: take(cellCount),
      overdueShare: take(cellCount),
      expiredAtWork: take(cellCount),
      // Newest first, while more come than can be served: one service, the scale of all waits; else 0.
      serviceS: take(cellCount),
      refusing: take(cellCount),
      shedding: take(cellCount),
      arrivedBefore: take(cellCount),
      holdBefore: take(cellCount),
      errorBefore: take(cellCount),
      // The finished request without its wait for a thread, and what callers have reckoned with.
      evaluatedAt: take(cellCount),
      movedAt: take(cellCount),
      ownS: take(cellCount),
      holdAim: take(cellCount),
      holdVarianceAim: take(cellCount),
      workFast: take(cellCount),
      workFastMean: take(cellCount),
      workFastVariance: take(cellCount),
      workSlow: take(cellCount),
      workSlowMean: take(cellCount),
      workSlowVariance: take(cellCount),
      workFastThird: take(cellCount),
      workSlowThird: take(cellCount),
      workFailures: take(cellCount * FAILURES),
      waitSeen: take(cellCount),
      seenMean: take(cellCount),
      seenSquare: take(cellCount),
      seenSlow: take(cellCount),
      seenError: take(cellCount),
      seenGone: take(cellCount),
      // Time a thread is held, and the wait for one.
      holdS: take(cellCount),
      holdVariance: take(cellCount),
      holdPace: take(cellCount),
      heldBefore: take(cellCount),
      holdAimBefore: take(cellCount),
      waitS: take(cellCount),
      // Response time as fast and slow successes: share, mean, variance, third central moment; failures the same in groups
      // (cell by cell for each number).
      slowShare: show(cellCount),
      fastMean: show(cellCount),
      fastVariance: show(cellCount),
      slowMean: show(cellCount),
      slowVariance: show(cellCount),
      errorShare: show(cellCount),
      fastThird: show(cellCount),
      slowThird: show(cellCount),
      peakRate: take(cellCount),
      // Sums since the start.
      arrived: show(cellCount),
      completed: show(cellCount),
      refused: show(cellCount),
      shed: show(cellCount),
      failed: show(cellCount),
      late: show(cellCount),
      retried: show(cellCount),
      // Instances that were started without a network; probes of healthy ones that fail; answers that are rubbish.
      unconnected: show(cellCount),
      probeFailure: take(cellCount),
      spoilt: take(cellCount),
    },
    port: {
      attempts: take(portCount),
      attemptRate: take(portCount),
      reach: take(portCount),
      callRate: take(portCount),
      pass: take(portCount),
      poolWaitS: show(portCount),
      poolWaitVariance: take(portCount),
      poolBusyS: take(portCount),
      poolSpread: take(portCount),
      badShare: take(portCount),
      timeoutShare: take(portCount),
      refusedShare: take(portCount),
      goodShare: take(portCount),
      wanted: take(portCount),
      hitRate: take(portCount),
      connected: take(portCount),
      // A call with its attempts, as an answer (`time-parts.ts`), and its share of failures.
      answer: take(portCount * PARTS),
      // The same for a call that follows one before it, where that makes a difference; share of the calls that do.
      nextAnswer: take(portCount * PARTS),
      differs: take(portCount),
      follows: take(portCount),
      bad: take(portCount),
      warmth: take(portCount),
      peakRate: take(portCount),
      // Of a cache's misses: calls each makes, share that waits for another's fetch, time of a fetch.
      missCalls: take(portCount),
      joined: take(portCount),
      seenJoined: take(portCount),
      fetchS: take(portCount),
      breaker: show(portCount),
      breakerUntil: take(portCount),
      breakerErrors: take(portCount),
      breakerPass: take(portCount),
      attemptsAim: take(portCount),
      // What `reach` and attempts follow, how fast, and the last step of both together.
      reachAim: take(portCount),
      // Calls that requests under way have yet to make.
      owed: take(portCount),
      pace: take(portCount),
      usedBefore: take(portCount),
      aimBefore: take(portCount),
      seenPass: take(portCount),
      seenWarmth: take(portCount),
      seenConnected: take(portCount),
      seenWaitS: take(portCount),
      poolLoad: take(portCount),
      poolSettled: take(portCount),
      // Shares of calls that are never let in (no connection, no credential) and of attempts that are throttled.
      closed: take(portCount),
      throttled: take(portCount),
      calls: show(portCount),
      tries: show(portCount),
      answered: show(portCount),
      timedOut: show(portCount),
      refused: show(portCount),
      hits: show(portCount),
      lookups: show(portCount),
      unconnected: show(portCount),
      denied: show(portCount),
      throttles: show(portCount),
    },
    edge: {
      share: take(edgeCount),
      timedOut: show(edgeCount),
      timeoutRate: take(edgeCount),
      late: take(edgeCount),
      hanging: take(edgeCount),
    },
    door: {
      rate: take(doorCount),
      fast: take(doorCount),
      fastMean: take(doorCount),
      fastVariance: take(doorCount),
      fastThird: take(doorCount),
      slow: take(doorCount),
      slowMean: take(doorCount),
      slowVariance: take(doorCount),
      slowThird: take(doorCount),
      bad: take(doorCount),
      badMean: take(doorCount),
      badVariance: take(doorCount),
      timeoutShare: take(doorCount),
      evaluatedAt: take(doorCount),
    },
    link: {
      attempts: take(linkCount),
      budget: take(linkCount),
      timeoutS: take(linkCount),
      breakerAbove: take(linkCount),
      degrade: take(linkCount),
      warmUntil: take(linkCount),
    },
    service: {
      deep: take(serviceCount),
      movedAt: take(serviceCount),
      scaleInSuspended: take(serviceCount),
      dropsExpired: take(serviceCount),
    },
    fleet: {
      cpu: take(fleetCount),
      cpuAverage: take(fleetCount),
      quietUntil: take(fleetCount),
    },
    order: {
      at: take(orderCount),
      count: take(orderCount),
    },
    zone: {
      addedS: take(zoneCount),
      loss: take(zoneCount),
      addedSeen: take(zoneCount),
      lossSeen: take(zoneCount),
      blind: show(zoneCount),
    },
    region: {
      weight: take(regionCount),
      admission: take(regionCount),
      answer: take(regionCount),
      fresh: take(regionCount),
      stale: take(regionCount),
      share: take(regionCount),
      launchFailure: take(regionCount),
      badProbes: take(regionCount),
      failing: take(regionCount),
    },
    answerHistory: {
      share: take(answerHistoryCount),
    },
    probe: {
      share: take(probeCount),
    },
    market: {
      demand: show(marketCount),
      demandFactor: take(marketCount),
      factorSeen: take(marketCount),
      curve: take(marketCount),
      waiting: show(marketCount),
      away1: show(marketCount),
      away2: show(marketCount),
      away3: show(marketCount),
      visiting: take(marketCount),
      // Held by a stalled fetch: share of those who come, how many there are, and how many more in this second.
      heldShare: take(marketCount),
      held: take(marketCount),
      holding: take(marketCount),
      successShare: take(marketCount),
      // Seconds' worth of customers that this second has, where chance only counts.
      counted: take(marketCount),
      // What pools could not give of them yet: counted later.
      uncounted: take(marketCount),
      starting: take(marketCount),
      retrying: take(marketCount),
      requestsMade: take(marketCount),
      failBefore: take(marketCount),
      ending: take(marketCount),
      serving: take(marketCount),
      badRate: take(marketCount),
      again: take(marketCount),
      leaving1: take(marketCount),
      leaving2: take(marketCount),
      back: take(marketCount),
      badMean: take(marketCount),
      wished: show(marketCount),
      served: show(marketCount),
      lost: show(marketCount),
      fast: show(marketCount),
      fastMean: show(marketCount),
      fastVariance: show(marketCount),
      fastThird: show(marketCount),
      slow: show(marketCount),
      slowMean: show(marketCount),
      slowVariance: show(marketCount),
      slowThird: show(marketCount),
      // Visits in which requests had to be repeated, by how often.
      once: show(marketCount),
      onceMean: show(marketCount),
      onceVariance: show(marketCount),
      onceThird: show(marketCount),
      twice: show(marketCount),
      twiceMean: show(marketCount),
      twiceVariance: show(marketCount),
      twiceThird: show(marketCount),
      oftener: show(marketCount),
      oftenerMean: show(marketCount),
      oftenerVariance: show(marketCount),
      oftenerThird: show(marketCount),
      requests: show(marketCount),
      failedRequests: show(marketCount),
    },
    retry: {
      requests: take(retryCount),
      due: take(retryCount),
      joining: take(retryCount),
    },
    alert: {
      pendingSince: take(alertCount),
      firingSince: take(alertCount),
      endedAt: take(alertCount),
      fired: take(alertCount),
    },
    total: {
      impactMinutes: take(totalCount),
      lostRevenueUsd: take(totalCount),
      costUsd: take(totalCount),
      extraCostUsd: take(totalCount),
      // Per second, until a fleet changes: then `costKnown` is 0.
      costRate: take(totalCount),
      extraCostRate: take(totalCount),
      costKnown: take(totalCount),
      visits: show(totalCount),
      badVisits: show(totalCount),
      probesSuspended: take(totalCount),
      unsettled: take(totalCount),
      // Seconds that may still repeat the last full one, and those that have and are not in the sums yet.
      repeatsLeft: take(totalCount),
      unbooked: take(totalCount),
      unbookedFlow: take(totalCount),
      uncountedFlow: take(totalCount),
      // Until this second chance in small numbers decides, and every second is calculated in full.
      chanceUntil: take(totalCount),
      // Before this second it decides nothing: worlds begin in health.
      luckFrom: take(totalCount),
      // What must be looked at afresh.
      allChangedAt: take(totalCount),
      // Caches, warmth and breakers are those at the beginning of this second.
      warmedAt: take(totalCount),
      // 1: known; 0: to be looked at; -1: never known. And the end of the last restart.
      spreadKnown: take(totalCount),
      awayUntil: take(totalCount),
      ordered: take(totalCount),
    },
    access: viewAccess(model, take, show),
    managed: viewManaged(model, take, show),
    lifecycle: viewLifecycle(model, take, show),
    configuration: viewConfigurations(model, take, show),
    network: viewNetworks(model, take, show),
    herd: viewHerds(model, take),
    bunch: viewBunches(model, take),
    // Last of what is shown: a sample leaves out at its end the groups that no cell has.
    failures: {
      parts: show(cellCount * FAILURES),
    },
  }
}
