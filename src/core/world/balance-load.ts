import { countedIn, countPeers } from './lifecycle/serving.ts'
import { markCellChanged } from './steady-state.ts'
import type { CompiledLink, Door, Fleet, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Fewer healthy instances than this of a service in a region, and the load balancer uses all of them (fails open). */
const FAIL_OPEN_BELOW = 0.5

/**
 * Threads that take calls per cell and, when they changed (then true), how callers spread their calls. Looks only after
 * `rebalance`, and while a restart lasts.
 */
export function balanceLoad(model: WorldModel, state: WorldState): boolean {
  const { cell, total } = state
  if (total.spreadKnown[0] === 1 && state.second > (total.awayUntil[0] as number)) return false
  const first = total.spreadKnown[0] === -1
  let changed = first
  for (let f = 0; f < model.fleets.length; f += 1) {
    const fleet = model.fleets[f] as Fleet
    const cells = fleet.cells
    const threadsEach = countPeers(model, state, f)
    let inService = 0
    for (let n = 0; n < cells.length; n += 1) {
      const i = cells[n] as number
      const present = countedIn(model, state, i)
      inService += present * (cell.capacity[i] as number) * (cell.healthy[i] as number)
    }
    const open = inService < FAIL_OPEN_BELOW
    let moved = first
    for (let n = 0; n < cells.length; n += 1) {
      const i = cells[n] as number
      const present = countedIn(model, state, i) * (cell.capacity[i] as number)
      const used = open ? present : present * (cell.healthy[i] as number)
      const away = (cell.awayUntil[i] as number) > state.second
      const threads = away ? 0 : used * threadsEach
      if (threads !== cell.threads[i]) {
        cell.threads[i] = threads
        moved = true
      }
      const weight = used * (cell.weight[i] as number)
      if (weight !== cell.lbWeight[i]) {
        cell.lbWeight[i] = weight
        moved = true
      }
    }
    if (!moved) continue
    changed = true
    for (let n = 0; n < cells.length; n += 1) markCellChanged(model, state, cells[n] as number)
  }
  total.spreadKnown[0] = 1
  if (!changed) return false
  for (let p = 0; p < model.portLink.length; p += 1) {
    const link = model.links[model.portLink[p] as number] as CompiledLink
    const home = link.sameZone ? (model.cellZone[model.portCell[p] as number] as number) : -1
    const first = model.portFirstEdge[p] as number
    spread(model, state, first, model.portFirstEdge[p + 1] as number, home, tableRegion(model, state, p))
  }
  for (let d = 0; d < model.doors.length; d += 1) {
    const door = model.doors[d] as Door
    spread(model, state, door.firstEdge, door.endEdge, -1, -1)
  }
  return true
}

/** Instances, their health, their place or their weight were changed: the balancer must look. */
export function rebalance(state: WorldState): void {
  if (state.total.spreadKnown[0] === 1) state.total.spreadKnown[0] = 0
}

/** Region of the replica that the callers of a port use, -1 when the port leads to no table. */
function tableRegion(model: WorldModel, state: WorldState, p: number): number {
  const place = model.managed.portPlace[p] as number
  if (place < 0) return -1
  return model.managed.replicas[state.managed.tablePort.replica[place] as number]?.region ?? -1
}

/** Shares by balancer weight, in one region if it is given; with a home zone, its weight stays at home and the rest spills over. */
function spread(
  model: WorldModel,
  state: WorldState,
  firstEdge: number,
  endEdge: number,
  home: number,
  region: number,
): void {
  const { share } = state.edge
  const { lbWeight, weight } = state.cell
  let total = 0
  let kept = 0
  let near = 0
  for (let e = firstEdge; e < endEdge; e += 1) {
    const target = model.edgeCell[e] as number
    if (region >= 0 && !isIn(model, target, region)) continue
    near += 1
    const load = lbWeight[target] as number
    if (model.cellZone[target] === home && load > 0) kept = Math.min(1, weight[target] as number)
    else total += load
  }
  // Nobody stands for the table there: better far than nowhere.
  if (near === 0 && region >= 0) {
    spread(model, state, firstEdge, endEdge, home, -1)
    return
  }
  for (let e = firstEdge; e < endEdge; e += 1) {
    const target = model.edgeCell[e] as number
    if (region >= 0 && !isIn(model, target, region)) {
      share[e] = 0
      continue
    }
    const load = lbWeight[target] as number
    if (model.cellZone[target] === home && load > 0) share[e] = total > 0 ? kept : 1
    else if (total > 0) share[e] = ((1 - kept) * load) / total
    else share[e] = kept > 0 ? 0 : 1 / near
  }
}

function isIn(model: WorldModel, cell: number, region: number): boolean {
  return model.zoneRegion[model.cellZone[cell] as number] === region
}
