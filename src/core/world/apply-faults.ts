import { applyAccessFault, clearAccessFaults } from './access/apply-access-fault.ts'
import { rebalance } from './balance-load.ts'
import { bookRepeated } from './book-seconds.ts'
import { pushConfiguration } from './configuration/push-configuration.ts'
import { applyConfigurations } from './configuration/step-configurations.ts'
import type { Fault } from './fault.ts'
import { applyManagedFault, clearManagedFaults } from './managed/apply-managed-fault.ts'
import { noteConnections } from './managed/connect-launches.ts'
import { catchUpManaged } from './managed/step-managed.ts'
import { stallFetch } from './stalled-fetches.ts'
import { leaveSteadyState, markCellChanged } from './steady-state.ts'
import type { WorldModel } from './world-model.ts'
import type { RunningFault, WorldState } from './world-state.ts'

/** Smaller moves of a ramp wait: seconds of added delay, shares lost or failed, factors. */
const ADDED_MOVES_S = 0.0001
const SHARE_MOVES = 0.00005
const FACTOR_MOVES = 0.001

/** A ramp climbs in sixty steps, or one every ten seconds. */
const RAMP_STEPS = 60
const LONGEST_RAMP_STEP_SECONDS = 10

/** Lets a fault act from this second on, ramped up over its `rampSeconds`. A running fault of the same id is replaced. */
export function startFault(model: WorldModel, state: WorldState, fault: Fault): void {
  const others = state.faults.filter((running) => running.fault.id !== fault.id)
  state.faults = [...others, { fault, sinceSecond: state.second }]
  state.total.unsettled[0] = 1
  if (fault.kind === 'configurationPush') pushConfiguration(model, state, fault)
}

/** Ends a fault at once; unknown ids are ignored. */
export function endFault(_model: WorldModel, state: WorldState, faultId: string): void {
  state.faults = state.faults.filter((running) => running.fault.id !== faultId)
  state.total.unsettled[0] = 1
}

/** Sets the physical parameters to what the running faults make of them in this second. */
export function applyFaults(model: WorldModel, state: WorldState): void {
  if (!needsUpdate(state)) return
  // What has passed until now passed without this change.
  bookRepeated(model, state)
  if (model.managed.any) catchUpManaged(model, state)
  const { cell, zone, market, region } = state
  cell.slowFactor.fill(1)
  cell.faultError.fill(0)
  cell.capacity.fill(1)
  zone.addedS.fill(0)
  zone.loss.fill(0)
  zone.blind.fill(0)
  state.network.kept.fill(1)
  market.demandFactor.fill(1)
  const heldBefore = sumOf(market.heldShare)
  market.heldShare.fill(0)
  region.launchFailure.fill(0)
  clearAccessFaults(state)
  clearManagedFaults(state)
  const listChanged = state.total.unsettled[0] === 1
  state.total.unsettled[0] = 0
  for (const running of state.faults) applyFault(model, state, running)
  if (model.configurations.length > 0) applyConfigurations(model, state)
  noteConnections(model, state)
  const stalls = sumOf(market.heldShare) !== heldBefore
  if (noteParameters(model, state) || listChanged || holdsColder(state) || stalls) leaveSteadyState(state)
  rebalance(state)
}

/**
 * Marks the cells whose network, errors or speed have moved noticeably since they were last looked at, so that a slow
 * ramp does not ask for everything in every second. True when anything moved, demand included.
 */
function noteParameters(model: WorldModel, state: WorldState): boolean {
  const { cell, zone, market } = state
  let moved = false
  for (let i = 0; i < model.cells.length; i += 1) {
    const z = model.cellZone[i] as number
    if (
      !hasMoved(zone.addedS[z] as number, zone.addedSeen[z] as number, ADDED_MOVES_S) &&
      !hasMoved(zone.loss[z] as number, zone.lossSeen[z] as number, SHARE_MOVES) &&
      !hasMoved(cell.faultError[i] as number, cell.faultErrorSeen[i] as number, SHARE_MOVES) &&
      !hasMoved((cell.slowFactor[i] as number) - 1, cell.slowSeen[i] as number, FACTOR_MOVES)
    )
      continue
    moved = true
    cell.faultErrorSeen[i] = cell.faultError[i] as number
    cell.slowSeen[i] = (cell.slowFactor[i] as number) - 1
    markCellChanged(model, state, i)
  }
  for (let z = 0; z < model.topology.zones.length; z += 1) {
    if (
      !hasMoved(zone.addedS[z] as number, zone.addedSeen[z] as number, ADDED_MOVES_S) &&
      !hasMoved(zone.loss[z] as number, zone.lossSeen[z] as number, SHARE_MOVES)
    )
      continue
    zone.addedSeen[z] = zone.addedS[z] as number
    zone.lossSeen[z] = zone.loss[z] as number
  }
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    const extra = (market.demandFactor[m] as number) - 1
    if (!hasMoved(extra, market.factorSeen[m] as number, FACTOR_MOVES)) continue
    moved = true
    market.factorSeen[m] = extra
  }
  return moved
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (let n = 0; n < values.length; n += 1) sum += values[n] as number
  return sum
}

/** By more than one per cent and the least that counts; or begun, or ended. */
function hasMoved(now: number, seen: number, least: number): boolean {
  return Math.abs(now - seen) > least + 0.01 * now || (now === 0) !== (seen === 0)
}

/** A cache is on its way to being cold. */
function holdsColder({ faults, second }: WorldState): boolean {
  return faults.some(
    ({ fault, sinceSecond }) =>
      fault.kind === 'cacheCold' && second <= sinceSecond + (fault.rampSeconds ?? 0),
  )
}

/** Parameters move only when the list has changed, and while a ramp runs. */
function needsUpdate(state: WorldState): boolean {
  if (state.total.unsettled[0] === 1 || state.configuration.total.moved[0] === 1) return true
  for (let i = 0; i < state.faults.length; i += 1) {
    const { fault, sinceSecond } = state.faults[i] as RunningFault
    const ramp = fault.rampSeconds ?? 0
    if (state.second > sinceSecond + ramp + LONGEST_RAMP_STEP_SECONDS) continue
    if (state.second % rampStep(ramp) === 0) return true
  }
  return false
}

/** Caches that are held cold refill as others do: before a full second asks them, they are as cold as they should be. */
export function holdCachesCold(model: WorldModel, state: WorldState): void {
  for (let n = 0; n < state.faults.length; n += 1) {
    const running = state.faults[n] as RunningFault
    if (running.fault.kind === 'cacheCold') applyFault(model, state, running)
  }
}

function rampStep(ramp: number): number {
  return Math.max(1, Math.min(LONGEST_RAMP_STEP_SECONDS, Math.floor(ramp / RAMP_STEPS)))
}

function applyFault(model: WorldModel, state: WorldState, { fault, sinceSecond }: RunningFault): void {
  const ramp = fault.rampSeconds ?? 0
  // In the middle of its step, so that on the whole it is neither late nor early.
  const climbed = state.second - sinceSecond + 0.5 * (rampStep(ramp) - 1)
  const strength = ramp > 0 ? Math.min(1, climbed / ramp) : 1
  const { cell, zone, market, region } = state
  const eachCell = (
    service: string | undefined,
    zoneId: string | undefined,
    act: (i: number) => void,
  ): void => {
    for (let i = 0; i < model.cells.length; i += 1) {
      const ofService =
        service === undefined || model.services[model.cellService[i] as number]?.id === service
      const inZone = zoneId === undefined || model.topology.zones[model.cellZone[i] as number]?.id === zoneId
      if (ofService && inZone) act(i)
    }
  }
  switch (fault.kind) {
    case 'zoneNetwork': {
      const z = model.topology.zones.findIndex(({ id }) => id === fault.zone)
      if (z < 0) return
      zone.addedS[z] = (zone.addedS[z] as number) + (strength * fault.addedMs) / 1000
      zone.loss[z] = 1 - (1 - (zone.loss[z] as number)) * (1 - strength * fault.lossShare)
      return
    }
    case 'zoneCapacity':
      eachCell(undefined, fault.zone, (i) => {
        cell.capacity[i] = (cell.capacity[i] as number) * (1 - strength * fault.lostShare)
      })
      return
    case 'serviceSlow':
      eachCell(fault.service, fault.zone, (i) => {
        cell.slowFactor[i] = (cell.slowFactor[i] as number) * (1 + strength * (fault.factor - 1))
      })
      return
    case 'serviceErrors':
      eachCell(fault.service, fault.zone, (i) => {
        cell.faultError[i] = 1 - (1 - (cell.faultError[i] as number)) * (1 - strength * fault.errorShare)
      })
      return
    case 'cacheCold':
      for (let p = 0; p < model.portLink.length; p += 1) {
        if (model.links[model.portLink[p] as number]?.id !== fault.link) continue
        state.port.warmth[p] = Math.min(state.port.warmth[p] as number, 1 - strength * (fault.share ?? 1))
      }
      return
    case 'demand':
      model.topology.markets.forEach(({ id }, m) => {
        if (fault.market !== undefined && fault.market !== id) return
        market.demandFactor[m] = (market.demandFactor[m] as number) * (1 + strength * (fault.factor - 1))
      })
      return
    case 'launchFailures': {
      const r = model.regions.indexOf(fault.region)
      if (r >= 0)
        region.launchFailure[r] =
          1 - (1 - (region.launchFailure[r] as number)) * (1 - strength * fault.failShare)
      return
    }
    case 'telemetryOutage':
      for (let z = 0; z < zone.blind.length; z += 1) {
        if (fault.zone === undefined || model.topology.zones[z]?.id === fault.zone) zone.blind[z] = 1
      }
      return
    case 'endpointLost':
    case 'endpointErrors':
      applyAccessFault(model, state, fault, strength)
      return
    case 'launchesUnconnected':
    case 'functionScaling':
    case 'controlPlane':
    case 'replicationSlow':
    case 'tableDamage':
    case 'pollersStopped':
    case 'probeErrors':
      applyManagedFault(model, state, fault, strength)
      return
    // What it pushes goes its own way from the second in which it started (`configuration/`).
    case 'configurationPush':
      return
    case 'networkCapacity': {
      const n = model.topology.networks?.findIndex(({ id }) => id === fault.network) ?? -1
      if (n >= 0) state.network.kept[n] = (state.network.kept[n] as number) * (1 - strength * fault.lostShare)
      return
    }
    case 'fetchStalled':
      stallFetch(model, state, fault, strength)
      return
    default:
      fault satisfies never
  }
}
