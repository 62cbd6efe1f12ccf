import { rebalance } from './balance-load.ts'
import { strandLaunch } from './managed/connect-launches.ts'
import { ORDER_SLOTS } from './state-views.ts'
import type { Fleet, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** From order to first request where no autoscaler says otherwise. */
export const DEFAULT_WARM_UP_SECONDS = 120

/** Of launches that fail, from which on the provider says it has no room rather than that one asks too often. */
export const NO_CAPACITY_SHARE = 0.9

/** Launches that are rationed are tried again after this. */
const RATIONED_SECONDS = 60

export function instancesOf(model: WorldModel, state: WorldState, f: number): number {
  let sum = 0
  for (const cell of (model.fleets[f] as Fleet).cells) sum += state.cell.instances[cell] as number
  return sum
}

export function orderedFor(state: WorldState, f: number): number {
  let sum = 0
  for (let slot = f * ORDER_SLOTS; slot < (f + 1) * ORDER_SLOTS; slot += 1)
    sum += state.order.count[slot] as number
  return sum
}

/**
 * Brings a fleet towards `desired`: more are ordered and arrive after their warm-up, fewer go at once. People may order
 * beyond the policy's maximum; only the autoscaler heeds it.
 */
export function resizeFleet(model: WorldModel, state: WorldState, f: number, desired: number): void {
  const present = instancesOf(model, state, f)
  state.total.costKnown[0] = 0
  rebalance(state)
  if (desired < present) {
    cancelOrders(state, f)
    remove(model, state, f, Math.round(present - desired))
    return
  }
  const missing = Math.round(desired - present - orderedFor(state, f))
  if (missing <= 0) return
  const warmUp = model.topology.services[(model.fleets[f] as Fleet).service]?.autoscaler?.warmUpSeconds
  const at = state.second + (warmUp ?? DEFAULT_WARM_UP_SECONDS)
  let slot = f * ORDER_SLOTS
  while (slot < (f + 1) * ORDER_SLOTS - 1 && (state.order.count[slot] as number) > 0) slot += 1
  state.order.count[slot] = (state.order.count[slot] as number) + missing
  state.order.at[slot] = at
  state.total.ordered[0] = 1
}

function cancelOrders(state: WorldState, f: number): void {
  state.order.count.fill(0, f * ORDER_SLOTS, (f + 1) * ORDER_SLOTS)
}

/**
 * Orders that are due arrive in the zones with the fewest instances. Those the cloud refuses because one asks too often are
 * asked for again; where it has no room the order is gone, and the autoscaler will order anew.
 */
export function receiveOrders(model: WorldModel, state: WorldState): void {
  const { order, region } = state
  const { launch } = state.managed
  if (state.total.ordered[0] === 0) return
  let left = 0
  for (let f = 0; f < model.fleets.length; f += 1) {
    for (let slot = f * ORDER_SLOTS; slot < (f + 1) * ORDER_SLOTS; slot += 1) {
      const count = order.count[slot] as number
      if (count <= 0) continue
      if ((order.at[slot] as number) > state.second) {
        left = 1
        continue
      }
      const fleet = model.fleets[f] as Fleet
      order.count[slot] = 0
      state.total.costKnown[0] = 0
      rebalance(state)
      const failing = region.launchFailure[fleet.region] as number
      const rationed = failing > 0 && failing < NO_CAPACITY_SHARE
      const launched = Math.max(rationed ? 1 : 0, Math.floor(count * (1 - failing) + 1e-9))
      const failures = rationed ? launch.limited : launch.insufficient
      failures[f] = (failures[f] as number) + count - launched
      if (rationed && launched < count) {
        order.count[slot] = count - launched
        order.at[slot] = state.second + RATIONED_SECONDS
        left = 1
      }
      add(state, fleet, launched)
    }
  }
  state.total.ordered[0] = left
}

function add(state: WorldState, fleet: Fleet, count: number): void {
  for (let n = 0; n < count; n += 1) {
    let least = fleet.cells[0] as number
    for (const cell of fleet.cells) {
      if ((state.cell.instances[cell] as number) < (state.cell.instances[least] as number)) least = cell
    }
    state.cell.instances[least] = (state.cell.instances[least] as number) + 1
    strandLaunch(state, least, fleet.region)
  }
}

/** Those without a network go first, then in the zones with the most. */
function remove(model: WorldModel, state: WorldState, f: number, count: number): void {
  const fleet = model.fleets[f] as Fleet
  for (let n = 0; n < count; n += 1) {
    const stranded = fleet.cells.find((cell) => (state.cell.unconnected[cell] as number) > 0)
    let most = stranded ?? (fleet.cells[0] as number)
    for (const cell of stranded === undefined ? fleet.cells : []) {
      if ((state.cell.instances[cell] as number) >= (state.cell.instances[most] as number)) most = cell
    }
    state.cell.instances[most] = Math.max(0, (state.cell.instances[most] as number) - 1)
    if (stranded !== undefined) state.cell.unconnected[most] = (state.cell.unconnected[most] as number) - 1
  }
}
