import { beginAccess } from './access/begin-access.ts'
import { beginConfigurations } from './configuration/push-configuration.ts'
import { demandAt } from './demand.ts'
import { beginLifecycle } from './lifecycle/begin-lifecycle.ts'
import { beginManaged } from './managed/begin-managed.ts'
import { retryCeiling } from './retry-budget.ts'
import { settleWorld } from './step-world.ts'
import { FAST, PARTS } from './time-parts.ts'
import type { WorldModel } from './world-model.ts'
import { cloneWorldState, emptyWorldState, type WorldState } from './world-state.ts'

/** Seconds of healthy running before second 0: enough for queues and caches to settle and for charts to show a past. */
const WARM_UP_SECONDS = 600

const settled = new WeakMap<WorldModel, WorldState>()

/** A world in its healthy steady state at second 0, with ten minutes of telemetry behind it. */
export function createWorldState(model: WorldModel): WorldState {
  let start = settled.get(model)
  if (start === undefined) {
    start = settleWorld(model, initialState(model, WARM_UP_SECONDS), WARM_UP_SECONDS)
    settled.set(model, start)
  }
  return cloneWorldState(model, start)
}

/**
 * A world that nobody has called until so many seconds before second 0, and in which chance acts from then on. What takes
 * longer to show (a state that does not last, customers who come back after minutes) is then as it is after that time.
 */
export function beginWorld(model: WorldModel, warmUpSeconds: number): WorldState {
  const state = initialState(model, warmUpSeconds)
  state.total.luckFrom[0] = -warmUpSeconds
  return settleWorld(model, state, warmUpSeconds)
}

function initialState(model: WorldModel, warmUpSeconds: number): WorldState {
  const { topology } = model
  const state = emptyWorldState(model)
  const { cell, port, link, region, market } = state
  state.second = -warmUpSeconds
  state.total.warmedAt[0] = -warmUpSeconds
  model.cells.forEach((place, i) => {
    const service = model.services[place.service]
    if (service === undefined) return
    cell.instances[i] = place.instances
    cell.capacity[i] = 1
    cell.weight[i] = 1
    cell.slowFactor[i] = 1
    cell.healthy[i] = 1
    cell.warmth[i] = 1
    cell.pace[i] = 1
    cell.holdS[i] = service.ownS
    cell.ownS[i] = service.ownS
    cell.holdVariance[i] = service.ownVariation * service.ownS * service.ownVariation * service.ownS
    cell.fastMean[i] = service.ownS
    cell.fastVariance[i] = cell.holdVariance[i] as number
    cell.awayUntil[i] = -1e9
    cell.evaluatedAt[i] = -1e9
    cell.movedAt[i] = -1e9
    state.service.movedAt[place.service] = -1e9
    state.probe.share[model.probeOffset[i] as number] = 1
  })
  state.total.spreadKnown[0] = -1
  state.total.awayUntil[0] = -1e9
  port.attempts.fill(1)
  port.attemptsAim.fill(1)
  state.door.evaluatedAt.fill(-1e9)
  state.total.allChangedAt[0] = -warmUpSeconds
  port.pass.fill(1)
  port.reach.fill(1)
  port.reachAim.fill(1)
  port.pace.fill(1)
  port.missCalls.fill(1)
  topology.networks?.forEach(({ callsPerSecond }, n) => {
    state.network.capacity[n] = callsPerSecond
    state.network.kept[n] = 1
  })
  cell.holdPace.fill(1)
  port.warmth.fill(1)
  for (let p = 0; p < model.portLink.length; p += 1) port.answer[p * PARTS + FAST] = 1
  port.breakerPass.fill(1)
  topology.links.forEach((from, l) => {
    link.attempts[l] = from.attempts
    link.budget[l] = retryCeiling(from.attempts, from.retryBudgetShare)
    link.timeoutS[l] = from.timeoutMs / 1000
    link.breakerAbove[l] = from.breaker?.openAboveErrorShare ?? 2
    link.degrade[l] = from.onFailure === 'degrade' ? 1 : 0
    link.warmUntil[l] = -1e9
  })
  model.services.forEach((_, s) => {
    state.service.dropsExpired[s] = topology.services[s]?.dropsExpired === true ? 1 : 0
    state.service.deep[s] = topology.services[s]?.healthCheck?.depth === 'deep' ? 1 : 0
  })
  state.fleet.cpuAverage.fill(-1)
  state.fleet.quietUntil.fill(-1e9)
  state.alert.pendingSince.fill(1e9)
  state.alert.endedAt.fill(-1e9)
  const ttl = topology.entry.dns.ttlSeconds
  model.regions.forEach((id, r) => {
    const share = topology.entry.regionWeights[id] ?? 0
    region.weight[r] = share
    region.admission[r] = 1
    region.answer[r] = share
    region.fresh[r] = share
    region.stale[r] = share
    region.share[r] = share
    state.answerHistory.share.fill(share, r * ttl, (r + 1) * ttl)
  })
  market.demandFactor.fill(1)
  market.counted.fill(1)
  state.total.chanceUntil[0] = -1e9
  market.successShare.fill(1)
  market.fast.fill(1)
  topology.markets.forEach((from, m) => {
    market.requestsMade[m] = from.requestsPerVisit
    market.demand[m] = demandAt(from, topology.startsAtUtcSecond)
  })
  beginAccess(model, state)
  beginManaged(model, state)
  beginLifecycle(model, state)
  beginConfigurations(model, state)
  return state
}
