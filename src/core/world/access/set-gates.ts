import { leaveSteadyState, markCellChanged } from '../steady-state.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Smaller moves of a gate wait until they have added up: shares, and relative to the rarer side. */
const LEAST_MOVE = 0.0005
const RELATIVE_MOVE = 0.01

/** Share of this port's calls that are never let in. */
export function setClosed(model: WorldModel, state: WorldState, p: number, share: number): void {
  moveGate(model, state, p, state.port.closed, share)
}

/** Share of this port's attempts that the provider's front refuses. */
export function setThrottled(model: WorldModel, state: WorldState, p: number, share: number): void {
  moveGate(model, state, p, state.port.throttled, share)
}

function moveGate(model: WorldModel, state: WorldState, p: number, gate: Float64Array, share: number): void {
  const now = gate[p] as number
  if (share === now) return
  const least = LEAST_MOVE + RELATIVE_MOVE * Math.min(share, 1 - share)
  if (Math.abs(share - now) < least && share !== 0 && share !== 1) return
  gate[p] = share
  markCellChanged(model, state, model.portCell[p] as number)
  leaveSteadyState(state)
}
