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
const BREAKER_SECONDS = 5
const HALF_OPEN_SHARE = 0.1
const HALF_OPEN_SECONDS = 3

/** Warmth of cells and caches, and circuit breakers: what remembers the last seconds. */
export function warmAndBreak(model: WorldModel, state: WorldState): void {
  const { cell, port } = state
  const elapsed = Math.max(1, state.second - (state.total.warmedAt[0] as number))
  state.total.warmedAt[0] = state.second
  for (let i = 0; i < model.cells.length; i += 1) {
    const rate = cell.arriving[i] as number
    const peak = Math.max(rate, (cell.peakRate[i] as number) * (1 - elapsed / PEAK_SECONDS))
    cell.peakRate[i] = peak
    const warmth = cell.warmth[i] as number
    if ((cell.awayUntil[i] as number) > state.second) cell.warmth[i] = 0
    else if (rate > IDLE_BELOW * peak)
      cell.warmth[i] = warmth > 0.9999 ? 1 : warmth + (1 - warmth) * Math.min(1, elapsed / WARM_SECONDS)
    else if (peak > 0) cell.warmth[i] = warmth * (1 - elapsed / COOL_SECONDS)
  }
  for (let p = 0; p < model.portLink.length; p += 1) {
    const l = model.portLink[p] as number
    const link = model.links[l] as CompiledLink
    if (link.hitShare > 0) warmCache(model, state, p, link, elapsed)
    if ((state.link.breakerAbove[l] as number) <= 1) turnBreaker(state, p, link)
    else if (port.breaker[p] !== 0) {
      port.breaker[p] = 0
      port.breakerPass[p] = 1
    }
  }
}

/** Misses fill the cache only when the call behind them succeeds: a stampede on a broken store keeps it cold. */
function warmCache(
  model: WorldModel,
  state: WorldState,
  p: number,
  link: CompiledLink,
  elapsed: number,
): void {
  const { port, cell } = state
  const caller = model.portCell[p] as number
  const rate = (cell.starting[caller] as number) * (port.reach[p] as number)
  const peak = Math.max(rate, (port.peakRate[p] as number) * (1 - elapsed / PEAK_SECONDS))
  port.peakRate[p] = peak
  const warmth = port.warmth[p] as number
  const left = (state.link.warmUntil[link.index] as number) - state.second
  let next = warmth
  if (rate > IDLE_BELOW * peak) {
    const traffic = Math.min(1, (FILL_REACH * rate) / peak)
    const filled = 1 - (port.bad[p] as number)
    next += (1 - warmth) * Math.min(1, (elapsed * 3 * traffic * filled) / link.cacheWarmUpSeconds)
  } else if (peak > 0) next -= warmth * Math.min(1, elapsed / (IDLE_WARM_UPS * link.cacheWarmUpSeconds))
  if (left > 0) next = Math.max(next, warmth + (1 - warmth) * Math.min(1, elapsed / left))
  if ((cell.awayUntil[caller] as number) > state.second) next = 0
  port.warmth[p] = next > 0.99999 ? 1 : next
}

function turnBreaker(state: WorldState, p: number, link: CompiledLink): void {
  const { port } = state
  const above = state.link.breakerAbove[link.index] as number
  const bad = port.badShare[p] as number
  if ((port.attemptRate[p] as number) > 0 || (state.access.port.vainRate[p] as number) > 0) {
    port.breakerErrors[p] =
      (port.breakerErrors[p] as number) + (bad - (port.breakerErrors[p] as number)) / BREAKER_SECONDS
  }
  const errors = port.breakerErrors[p] as number
  const until = port.breakerUntil[p] as number
  if (port.breaker[p] === 0) {
    if (errors <= above) return
    leaveSteadyState(state)
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
