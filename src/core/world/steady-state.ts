import { ATTEMPT_SLOTS } from './state-views.ts'
import type { Market } from './topology.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/**
 * When nothing moves, seconds may repeat the one before: rates stay, sums and contents grow by them. Every tenth second,
 * and whenever anything was changed, is calculated in full. Where things move a little, fewer seconds are repeated.
 */
export const FULL_EVERY_SECONDS = 10
/** Up to so many times the steady changes below, so many seconds may repeat the last full one. */
const NEARLY_STEADY = 3
const NEARLY_STEADY_REPEATS = 3
const SLOWLY_MOVING = 8
const SLOWLY_MOVING_REPEATS = 1
/** Changes from one full second to the next that count as steady: of arrivals, of hold times, of failures. */
const ARRIVALS_MOVE = 0.02
const HOLD_MOVES = 0.003
/** Of the gap to what a hold time follows, what it usually moves by in a second. */
const HOLD_GAP = 0.35
const ERRORS_MOVE = 0.0005
/** Of a cell that works off a queue: what ten seconds of chance, spread over the next ten, make of its arrivals. */
const BY_CHANCE = 1
/** Imbalance of a cell within a second, of its arrivals and of its content. */
const FLOW_OFF = 0.002
const CONTENT_OFF = 0.004
const POOL_OFF = 0.01
const POOL_SHARE = 0.001
/** Fewer visits under way than this share of those that begin in a second hardly count. */
const FEW_VISITS = 0.01
const VISITS_OFF = 0.005
/** Below this utilisation a cell finds its balance within a second; above, what is off piles up from second to second. */
const SATURATED = 0.9
/** Unless its queue is so short that chance fills and empties it in this time. */
const SHORT_SECONDS = 0.3

/** Before any second. */
const NEVER = -1e9

/** True when this second may repeat the last one. */
export function mayRepeat(state: WorldState): boolean {
  const left = state.total.repeatsLeft[0] as number
  if (left <= 0 || state.second % FULL_EVERY_SECONDS === 0) return false
  state.total.repeatsLeft[0] = left - 1
  return true
}

/** Something has changed: calculate in full until it has settled. */
export function leaveSteadyState(state: WorldState): void {
  state.total.repeatsLeft[0] = 0
}

/** A parameter of this cell was changed: it and its callers work their times out afresh in the step of this second. */
export function markCellChanged(model: WorldModel, state: WorldState, i: number): void {
  state.cell.evaluatedAt[i] = NEVER
  state.cell.movedAt[i] = state.second
  state.service.movedAt[model.cellService[i] as number] = state.second
}

/** Any parameter may have been changed: the step of this second works everything out afresh. */
export function markAllChanged(state: WorldState): void {
  leaveSteadyState(state)
  state.total.allChangedAt[0] = state.second
}

/** Compares this full second with the last one: for how many seconds may it stand? */
export function judgeSteadyState(model: WorldModel, state: WorldState): void {
  const { cell } = state
  const { arriving, completing, refusing, shedding, inside, holdS, holdAim, errorShare } = cell
  const { arrivedBefore, holdBefore, errorBefore } = cell
  const count = model.cells.length
  const worksOff = model.luck === null ? null : model.luck.workOffQueues
  let movement = customersMovement(model, state)
  for (let i = 0; i < count; i += 1) {
    const inRate = arriving[i] as number
    const hold = holdS[i] as number
    const error = errorShare[i] as number
    if (inRate <= 0) {
      if ((arrivedBefore[i] as number) > 0 || (completing[i] as number) > 0) movement = Infinity
    } else if (movement <= SLOWLY_MOVING) {
      const off = Math.abs(
        inRate - (completing[i] as number) - (refusing[i] as number) - (shedding[i] as number),
      )
      const byChance = worksOff !== null && worksOff[i] === 1 ? BY_CHANCE * Math.sqrt(inRate) : 0
      // Divided only where it decides.
      const came = Math.abs(inRate - (arrivedBefore[i] as number))
      const cameSteady = ARRIVALS_MOVE * inRate + byChance
      if (came > movement * cameSteady) movement = came / cameSteady
      const moved = Math.abs(hold - (holdBefore[i] as number))
      const gap = HOLD_GAP * Math.abs(hold - (holdAim[i] as number))
      const holds = Math.max(moved, gap)
      if (holds > movement * HOLD_MOVES * hold) movement = holds / (HOLD_MOVES * hold)
      const errors = Math.abs(error - (errorBefore[i] as number))
      if (errors > movement * ERRORS_MOVE) movement = errors / ERRORS_MOVE
      if (off > movement * FLOW_OFF * inRate) movement = off / (FLOW_OFF * inRate)
      const contentSteady = CONTENT_OFF * (inside[i] as number)
      if (off > movement * contentSteady && !balancesAtOnce(state, i)) movement = off / contentSteady
    }
    arrivedBefore[i] = inRate
    holdBefore[i] = hold
    errorBefore[i] = error
  }
  state.total.repeatsLeft[0] = repeatsAt(
    movement <= SLOWLY_MOVING ? Math.max(movement, callersMovement(state)) : movement,
  )
}

/** How far calls and attempts are from what callers now meet: they may be followed so slowly that flows seem at rest. */
function callersMovement({ port }: WorldState): number {
  const { reach, reachAim, attempts, attemptsAim } = port
  let movement = 0
  for (let p = 0; p < reach.length; p += 1) {
    if (reach[p] === reachAim[p] && attempts[p] === attemptsAim[p]) continue
    const used = (reach[p] as number) * (attempts[p] as number)
    const gap = Math.abs(used - (reachAim[p] as number) * (attemptsAim[p] as number))
    if (used > 0) movement = Math.max(movement, gap / (ARRIVALS_MOVE * used))
  }
  return movement
}

function repeatsAt(movement: number): number {
  if (movement <= 1) return FULL_EVERY_SECONDS
  if (movement <= NEARLY_STEADY) return NEARLY_STEADY_REPEATS
  return movement <= SLOWLY_MOVING ? SLOWLY_MOVING_REPEATS : 0
}

/** Does what is off in a cell settle within a second? A queue drifts through its own spread in variance × rate. */
function balancesAtOnce({ cell }: WorldState, i: number): boolean {
  if ((cell.busy[i] as number) < SATURATED) return true
  const spread = (cell.waitVariance[i] as number) + (cell.coreWaitVariance[i] as number)
  return (cell.holdS[i] as number) + spread * (cell.completing[i] as number) < SHORT_SECONDS
}

/**
 * Is what is inside held at its end by what is turned away? Under overload the free places of a queue come and go within
 * 1 / (rate × (load − 1)²).
 */
function staysFull({ cell }: WorldState, i: number): boolean {
  const over = (cell.load[i] as number) - 1
  return over > 0 && (cell.completing[i] as number) * over * over * SHORT_SECONDS > 1
}

/** Before seconds are repeated: what is a little off in a cell that finds its balance at once is off only once. */
export function balanceFlows(model: WorldModel, state: WorldState): void {
  if (state.total.repeatsLeft[0] === 0) return
  const { arriving, completing, refusing, shedding } = state.cell
  const count = model.cells.length
  for (let i = 0; i < count; i += 1) {
    const came = arriving[i] as number
    const turnedAway = (refusing[i] as number) + (shedding[i] as number)
    if (turnedAway > 0 && staysFull(state, i)) {
      // What was off has filled the last places, or made room there: only what is turned away knows of it.
      const over = Math.max(0, came - (completing[i] as number)) / turnedAway
      refusing[i] = (refusing[i] as number) * over
      shedding[i] = (shedding[i] as number) * over
      continue
    }
    if (!balancesAtOnce(state, i)) continue
    completing[i] = Math.max(0, came - turnedAway)
    if (turnedAway <= came) continue
    // It turned away some who were inside: that happens only once.
    refusing[i] = ((refusing[i] as number) * came) / turnedAway
    shedding[i] = ((shedding[i] as number) * came) / turnedAway
  }
  for (let m = 0; m < model.topology.markets.length; m += 1) balanceVisits(state, m)
}

/** The same for visits, while hardly any lasts longer than the second. */
function balanceVisits(state: WorldState, m: number): void {
  const { market, retry } = state
  const starting = market.starting[m] as number
  const ending = market.ending[m] as number
  if (underWay(state, m) >= FEW_VISITS * starting || ending <= 0) return
  const factor = starting / ending
  market.ending[m] = starting
  market.serving[m] = (market.serving[m] as number) * factor
  market.badRate[m] = (market.badRate[m] as number) * factor
  for (let a = m * ATTEMPT_SLOTS + 1; a < (m + 1) * ATTEMPT_SLOTS; a += 1)
    retry.due[a] = retry.joining[a] as number
}

/** Visits begun and requests to be repeated. */
function underWay({ market, retry }: WorldState, m: number): number {
  let pool = market.visiting[m] as number
  for (let a = m * ATTEMPT_SLOTS + 1; a < (m + 1) * ATTEMPT_SLOTS; a += 1) pool += retry.requests[a] as number
  return pool
}

/** How far the customers have moved, as a multiple of what counts as steady. */
function customersMovement(model: WorldModel, state: WorldState): number {
  const { market, region, retry } = state
  let movement = 0
  for (let r = 0; r < model.regions.length; r += 1) {
    if (Math.abs((region.answer[r] as number) - (region.fresh[r] as number)) > 1e-6) movement = Infinity
  }
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    if ((state.herd.about[m] as number) > 0) return Infinity
    const { tryAgainShare } = model.topology.markets[m] as Market
    const starting = market.starting[m] as number
    const ending = market.ending[m] as number
    const unserved = Math.max(0, ending - (market.serving[m] as number))
    const waiting = Math.abs(unserved * tryAgainShare - (market.again[m] as number))
    let visiting = Math.abs(starting - ending)
    for (let a = m * ATTEMPT_SLOTS + 1; a < (m + 1) * ATTEMPT_SLOTS; a += 1)
      visiting += Math.abs((retry.joining[a] as number) - (retry.due[a] as number))
    const pool = underWay(state, m)
    const waitingSteady = POOL_OFF * (market.waiting[m] as number) + POOL_SHARE * starting
    const visitingSteady =
      pool < FEW_VISITS * starting ? VISITS_OFF * starting : POOL_OFF * pool + POOL_SHARE * starting
    if (waiting > 0) movement = Math.max(movement, waiting / waitingSteady)
    if (visiting > 0) movement = Math.max(movement, visiting / visitingSteady)
  }
  return movement
}

/** What flowed in and did not flow out, over so many repeated seconds. */
export function driftContents(model: WorldModel, state: WorldState, seconds: number): void {
  const { inside } = state.cell
  const count = model.cells.length
  for (let i = 0; i < count; i += 1) {
    const off = flowOff(state, i)
    if (off !== 0) inside[i] = (inside[i] as number) + seconds * off
  }
}

/** So many seconds, or those that the contents of all cells last. */
export function contentsLast(model: WorldModel, state: WorldState, seconds: number): number {
  const { inside } = state.cell
  const count = model.cells.length
  let last = seconds
  for (let i = 0; i < count; i += 1) {
    const off = flowOff(state, i)
    if (off < 0 && (inside[i] as number) + last * off < 0) last = Math.max(0, (inside[i] as number) / -off)
  }
  return last
}

function flowOff({ cell }: WorldState, i: number): number {
  return (
    (cell.arriving[i] as number) -
    (cell.completing[i] as number) -
    (cell.refusing[i] as number) -
    (cell.shedding[i] as number)
  )
}
