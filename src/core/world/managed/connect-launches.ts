import { rebalance } from '../balance-load.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** From the end of the trouble until an instance that was started without a network has one. */
const CONNECTS_SECONDS = 60

/** After faults were applied: a region in which launches get a network again connects the stranded ones a little later. */
export function noteConnections(model: WorldModel, state: WorldState): void {
  const { unconnected, unconnectedSeen, connectsAt } = state.managed.region
  for (let r = 0; r < model.regions.length; r += 1) {
    if (unconnectedSeen[r] === 1 && unconnected[r] === 0) connectsAt[r] = state.second + CONNECTS_SECONDS
    unconnectedSeen[r] = unconnected[r] as number
  }
}

/** An instance has arrived; while its region gives no network it costs and does not serve. */
export function strandLaunch(state: WorldState, i: number, r: number): void {
  const { region, total } = state.managed
  if (region.unconnected[r] === 0 && (region.connectsAt[r] as number) <= state.second) return
  state.cell.unconnected[i] = (state.cell.unconnected[i] as number) + 1
  total.unconnected[0] = 1
}

/** Stranded instances whose time has come begin to serve. */
export function connectLaunches(model: WorldModel, state: WorldState): void {
  const { region, total } = state.managed
  if (total.unconnected[0] === 0) return
  const { unconnected } = state.cell
  let left = 0
  for (let i = 0; i < model.cells.length; i += 1) {
    if (unconnected[i] === 0) continue
    const r = model.zoneRegion[model.cellZone[i] as number] as number
    if (region.unconnected[r] === 0 && (region.connectsAt[r] as number) <= state.second) {
      unconnected[i] = 0
      rebalance(state)
    } else left = 1
  }
  total.unconnected[0] = left
}
