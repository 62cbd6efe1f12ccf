import { leaveSteadyState } from './steady-state.ts'
import type { CompiledLink, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Cells become warm within minutes under load and cold over ten minutes without. */
const WARM_SECONDS = 30
const COOL_SECONDS = 600
/** Below this share of its highest rate a cell or cache counts as idle. */
const IDLE_BELOW = 0.02
/** The remembered highest rate fades with this time constant. */
const PEAK_SECONDS = 7200
/** A quarter of the usual traffic finds the popular keys as fast as all of it. */
const FILL_REACH = 4
/** An idle cache loses its entries over this many warm-up times. */
const IDLE_WARM_UPS = 5
/** Share of the error average that is older than a second: a window of five seconds. */
const BREAKER_KEEPS = 0.8
const HALF_OPEN_SHARE = 0.1
const HALF_OPEN_SECONDS = 3

/** Repeated seconds have passed at the rates as they are: before these change, so that nothing is credited with new ones. */
export function warmSince(model: WorldModel, state: WorldState): void {
  const from = state.total.warmedAt[0] as number
  if (from < state.second) warmAndBreak(model, state, from, state.second - from)
}

/**
 * Warmth of cells and caches, and circuit breakers: what remembers the last seconds. So many from second `from` on passed
 * at the rates as they are now; in one go or one by one, the result is the same.
 */
export function warmAndBreak(model: WorldModel, state: WorldState, from: number, seconds: number): void {
  state.total.warmedAt[0] = from + seconds
  warmCells(model, state, from, seconds)
  for (let p = 0; p < model.portLink.length; p += 1) {
    const l = model.portLink[p] as number
    const link = model.links[l] as CompiledLink
    if (link.hitShare > 0) warmCache(model, state, p, link, from, seconds)
    if ((state.link.breakerAbove[l] as number) <= 1) turnBreaker(state, p, link, seconds)
    else if (state.port.breaker[p] !== 0) {
      state.port.breaker[p] = 0
      state.port.breakerPass[p] = 1
    }
  }
}

function warmCells(model: WorldModel, state: WorldState, from: number, seconds: number): void {
  const { cell } = state
  const count = model.cells.length
  const stillCold = kept(1 / WARM_SECONDS, seconds)
  const stillWarm = kept(1 / COOL_SECONDS, seconds)
  const fades = 1 - seconds / PEAK_SECONDS
  for (let i = 0; i < count; i += 1) {
    const rate = cell.arriving[i] as number
    const peak = Math.max(rate, (cell.peakRate[i] as number) * fades)
    cell.peakRate[i] = peak
    const warmth = cell.warmth[i] as number
    if ((cell.awayUntil[i] as number) > from) cell.warmth[i] = 0
    else if (rate > IDLE_BELOW * peak) cell.warmth[i] = warmth > 0.9999 ? 1 : 1 - (1 - warmth) * stillCold
    else if (peak > 0) cell.warmth[i] = warmth * stillWarm
  }
}

/** What is left after so many seconds that each take this share. */
function kept(share: number, seconds: number): number {
  const each = Math.max(0, 1 - share)
  let left = 1
  for (let n = 0; n < seconds; n += 1) left *= each
  return left
}

/** Misses fill the cache only when the call behind them succeeds: a stampede on a broken store keeps it cold. */
function warmCache(
  model: WorldModel,
  state: WorldState,
  p: number,
  link: CompiledLink,
  from: number,
  seconds: number,
): void {
  const { port, cell } = state
  const caller = model.portCell[p] as number
  const rate = port.wanted[p] as number
  const peak = Math.max(rate, (port.peakRate[p] as number) * (1 - seconds / PEAK_SECONDS))
  port.peakRate[p] = peak
  const warmth = port.warmth[p] as number
  let next = warmth
  if (rate > IDLE_BELOW * peak) {
    // Full, and nothing expires: it stays so.
    if (warmth < 1 || link.cacheTtlSeconds !== Infinity) next = refilled(state, p, link, rate / peak, seconds)
  } else if (peak > 0) next = warmth * kept(1 / (IDLE_WARM_UPS * link.cacheWarmUpSeconds), seconds)
  const left = (state.link.warmUntil[link.index] as number) - from
  if (left > 0) next = Math.max(next, warmth + (1 - warmth) * Math.min(1, seconds / left))
  if ((cell.awayUntil[caller] as number) > from) next = 0
  port.warmth[p] = next > 0.99999 ? 1 : next
}

/** Warmth after so many seconds with this part of the most traffic there was. */
function refilled(
  { port }: WorldState,
  p: number,
  link: CompiledLink,
  part: number,
  seconds: number,
): number {
  const warmth = port.warmth[p] as number
  const traffic = Math.min(1, FILL_REACH * part)
  const filled =
    (1 - (port.bad[p] as number)) *
    (port.breakerPass[p] as number) *
    (link.poolPerInstance > 0 ? (port.pass[p] as number) : 1)
  const gained = Math.min(1, (3 * traffic * filled) / link.cacheWarmUpSeconds)
  // What has expired and could not be fetched is gone.
  const lost = Math.min(1 - gained, (1 - filled) / link.cacheTtlSeconds)
  if (warmth >= 1 && lost <= 0) return warmth
  const rest = gained + lost > 0 ? gained / (gained + lost) : warmth
  return rest + (warmth - rest) * kept(gained + lost, seconds)
}

function turnBreaker(state: WorldState, p: number, link: CompiledLink, seconds: number): void {
  const { port } = state
  const above = state.link.breakerAbove[link.index] as number
  const bad = port.badShare[p] as number
  if ((port.attemptRate[p] as number) > 0 || (state.access.port.vainRate[p] as number) > 0) {
    port.breakerErrors[p] = bad + ((port.breakerErrors[p] as number) - bad) * kept(1 - BREAKER_KEEPS, seconds)
  }
  const errors = port.breakerErrors[p] as number
  const until = port.breakerUntil[p] as number
  if (port.breaker[p] === 0) {
    // On its way above the limit: which second it is there must not depend on which are calculated in full.
    if (bad > above) leaveSteadyState(state)
    if (errors <= above) return
    port.breaker[p] = 1
    port.breakerPass[p] = 0
    port.breakerUntil[p] = state.second + Math.max(1, link.breakerOpenSeconds)
  } else {
    // No steady state while a breaker waits for its time.
    leaveSteadyState(state)
    if (state.second < until) return
    if (port.breaker[p] === 1) {
      port.breaker[p] = 0.5
      port.breakerPass[p] = HALF_OPEN_SHARE
      port.breakerErrors[p] = 0
      port.breakerUntil[p] = state.second + HALF_OPEN_SECONDS
    } else if (bad <= above) {
      port.breaker[p] = 0
      port.breakerPass[p] = 1
      port.breakerErrors[p] = 0
    } else {
      port.breaker[p] = 1
      port.breakerPass[p] = 0
      port.breakerUntil[p] = state.second + Math.max(1, link.breakerOpenSeconds)
    }
  }
}
