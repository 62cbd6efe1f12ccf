import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/**
 * When nothing moves, a second may repeat the one before: rates stay, sums and contents grow by them. Every tenth
 * second, and whenever anything was touched, is calculated in full.
 */
export const FULL_EVERY_SECONDS = 10
const CALM_AFTER_SECONDS = 3
/** Changes from one full second to the next that still count as calm: of arrivals, of hold times, of failures. */
const ARRIVALS_MOVE = 0.02
const HOLD_MOVES = 0.003
const ERRORS_MOVE = 0.0005
/** Imbalance of a cell within a second, of its arrivals and of its content. */
const FLOW_OFF = 0.002
const CONTENT_OFF = 0.004
const POOL_OFF = 0.01

/** Before any second. */
const NEVER = -1e9

/** True when this second may repeat the last one. */
export function mayRepeat(state: WorldState): boolean {
  return (
    (state.total.calmSeconds[0] as number) >= CALM_AFTER_SECONDS && state.second % FULL_EVERY_SECONDS !== 0
  )
}

/** Something was touched: calculate in full until it has settled. */
export function disturb(state: WorldState): void {
  state.total.calmSeconds[0] = 0
}

/** A parameter of this cell was changed: it and its callers work their times out afresh in the step of this second. */
export function touchCell(model: WorldModel, state: WorldState, i: number): void {
  state.cell.evaluatedAt[i] = NEVER
  state.cell.movedAt[i] = state.second
  state.service.movedAt[model.cellService[i] as number] = state.second
}

/** Any parameter may have been changed: the step of this second works everything out afresh. */
export function touch(state: WorldState): void {
  disturb(state)
  state.total.touchedAt[0] = state.second
}

/** Compares this full second with the last one. */
export function judgeCalm(model: WorldModel, state: WorldState): void {
  const { cell } = state
  let calm = customersCalm(model, state)
  for (let i = 0; i < model.cells.length; i += 1) {
    const arriving = cell.arriving[i] as number
    const hold = cell.holdS[i] as number
    const error = cell.errorShare[i] as number
    if (calm) {
      const inside = cell.inside[i] as number
      const off = Math.abs(
        arriving -
          (cell.completing[i] as number) -
          (cell.refusing[i] as number) -
          (cell.shedding[i] as number),
      )
      calm =
        Math.abs(arriving - (cell.arrivedBefore[i] as number)) <= ARRIVALS_MOVE * arriving &&
        Math.abs(hold - (cell.holdBefore[i] as number)) <= HOLD_MOVES * hold &&
        Math.abs(error - (cell.errorBefore[i] as number)) <= ERRORS_MOVE &&
        off <= FLOW_OFF * arriving &&
        off <= CONTENT_OFF * inside
    }
    cell.arrivedBefore[i] = arriving
    cell.holdBefore[i] = hold
    cell.errorBefore[i] = error
  }
  state.total.calmSeconds[0] = calm ? (state.total.calmSeconds[0] as number) + 1 : 0
}

function customersCalm(model: WorldModel, state: WorldState): boolean {
  const { market, region } = state
  for (let r = 0; r < model.regions.length; r += 1) {
    if (Math.abs((region.answer[r] as number) - (region.fresh[r] as number)) > 1e-6) return false
  }
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    const waiting = market.waiting[m] as number
    const visiting = market.visiting[m] as number
    const off =
      Math.abs((market.waitingBefore[m] as number) - waiting) +
      Math.abs((market.visitingBefore[m] as number) - visiting)
    market.waitingBefore[m] = waiting
    market.visitingBefore[m] = visiting
    if (off > POOL_OFF * (waiting + visiting) + 0.001 * (market.starting[m] as number)) return false
  }
  return true
}

/** What flowed in and did not flow out, over a repeated second. */
export function driftContents(model: WorldModel, state: WorldState): void {
  const { cell } = state
  for (let i = 0; i < model.cells.length; i += 1) {
    const off =
      (cell.arriving[i] as number) -
      (cell.completing[i] as number) -
      (cell.refusing[i] as number) -
      (cell.shedding[i] as number)
    if (off !== 0) cell.inside[i] = (cell.inside[i] as number) + off
  }
}
