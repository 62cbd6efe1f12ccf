import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Requests that ended with their instance fail in this second: they are booked as refused, and callers are told at once. */
export function failLost(model: WorldModel, state: WorldState, i: number): void {
  const m = model.lifecycle.place[i] as number
  if (m < 0) return
  const { life } = state.lifecycle
  const lost = life.lost[m] as number
  if (lost <= 0) return
  life.lost[m] = 0
  const { cell } = state
  const arriving = cell.arriving[i] as number
  cell.refusing[i] = (cell.refusing[i] as number) + lost
  if (arriving > 0) cell.refusedShare[i] = Math.min(1, (cell.refusedShare[i] as number) + lost / arriving)
}
