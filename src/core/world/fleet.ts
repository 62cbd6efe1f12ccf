import { rebalance } from './balance-load.ts'
import { ORDER_SLOTS } from './state-views.ts'
import type { Fleet, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** From order to first request where no autoscaler says otherwise. */
export const DEFAULT_WARM_UP_SECONDS = 120

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

/** Orders that are due arrive, less what the cloud fails to launch, in the zones with the fewest instances. */
export function receiveOrders(model: WorldModel, state: WorldState): void {
  const { order, region } = state
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
      add(state, fleet, Math.floor(count * (1 - (region.launchFailure[fleet.region] as number)) + 1e-9))
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
  }
}

function remove(model: WorldModel, state: WorldState, f: number, count: number): void {
  const fleet = model.fleets[f] as Fleet
  for (let n = 0; n < count; n += 1) {
    let most = fleet.cells[0] as number
    for (const cell of fleet.cells) {
      if ((state.cell.instances[cell] as number) >= (state.cell.instances[most] as number)) most = cell
    }
    state.cell.instances[most] = Math.max(0, (state.cell.instances[most] as number) - 1)
  }
}
