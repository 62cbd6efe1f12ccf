import { chanceDecides, FULL_LUCK_BELOW, NO_LUCK_ABOVE } from './luck.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** A step closes this share of the gap between the number of attempts callers make and what failures now ask for. */
const ATTEMPTS_FOLLOW = 0.5
/**
 * A step closes this share of the gap to a new hold time: requests under way still have the old one, and without it
 * saturated callers and callees would swing against each other from second to second.
 */
const HOLD_FOLLOWS = 0.35
/** The least share of its usual pace that is left, and how soon it is usual again. */
const SLOWEST = 0.05
const RECOVERS = 1.5
/** Relative moves too small to tell a gain from, and gaps that are closed. */
const NO_MOVE = 1e-5
const CLOSED = 1e-7

/**
 * What callers do follows what they meet, and what they meet follows what they do: more calls, longer queue, fewer calls.
 * In life that happens within a fraction of a second; in steps of one second such a loop overshoots, the more the steeper
 * it is. The last two steps tell its gain g, and a loop of gain g < 0 comes to rest where it is followed by 1 / (1 − g)
 * of the gap (Aitken, Steffensen: regula falsi). Never faster than usual: a loop that feeds itself is left alone.
 */
export function paceOf(
  pace: number,
  used: number,
  usedBefore: number,
  aim: number,
  aimBefore: number,
): number {
  const moved = used - usedBefore
  const recovered = Math.min(1, pace * RECOVERS)
  if (Math.abs(moved) <= NO_MOVE * Math.abs(used)) return recovered
  // Still on the same side of what is asked for: nothing has overshot, and what looks like a gain may be chance.
  if ((aim - used) * (aimBefore - usedBefore) >= 0) return recovered
  const gain = (aim - aimBefore) / moved
  if (gain >= 0) return recovered
  return Math.max(SLOWEST, Math.min(recovered, 1 / (1 - gain)))
}

/** Calls a request makes over this port, and attempts each of them takes, as from the next second on. */
export function followOutcomes(model: WorldModel, state: WorldState, p: number): void {
  const { port } = state
  const reach = port.reach[p] as number
  const attempts = port.attempts[p] as number
  const reachAim = port.reachAim[p] as number
  const attemptsAim = port.attemptsAim[p] as number
  if (reach === reachAim && attempts === attemptsAim) {
    port.pace[p] = 1
    port.usedBefore[p] = reach * attempts
    port.aimBefore[p] = reach * attempts
    return
  }
  const used = reach * attempts
  const aim = reachAim * attemptsAim
  const found = paceOf(
    port.pace[p] as number,
    used,
    port.usedBefore[p] as number,
    aim,
    port.aimBefore[p] as number,
  )
  // Where chance moves flows, the last two steps tell of chance and not of a gain.
  const sure =
    model.luck === null || !chanceDecides(state)
      ? 1
      : ((port.attemptRate[p] as number) - FULL_LUCK_BELOW) / (NO_LUCK_ABOVE - FULL_LUCK_BELOW)
  const pace = 1 - (1 - found) * Math.min(1, Math.max(0, sure))
  port.pace[p] = pace
  port.usedBefore[p] = used
  port.aimBefore[p] = aim
  port.reach[p] = closer(reach, reachAim, pace)
  port.attempts[p] = closer(attempts, attemptsAim, ATTEMPTS_FOLLOW * pace)
}

/** Hold time of a cell and its variance. */
export function followHold(state: WorldState, i: number): void {
  const { cell } = state
  const held = cell.holdS[i] as number
  const aim = cell.holdAim[i] as number
  const variance = cell.holdVariance[i] as number
  const pace = paceOf(
    cell.holdPace[i] as number,
    held,
    cell.heldBefore[i] as number,
    aim,
    cell.holdAimBefore[i] as number,
  )
  cell.holdPace[i] = pace
  cell.heldBefore[i] = held
  cell.holdAimBefore[i] = aim
  const follows = Math.min(HOLD_FOLLOWS, pace)
  cell.holdS[i] = held + follows * (aim - held)
  cell.holdVariance[i] = variance + follows * ((cell.holdVarianceAim[i] as number) - variance)
}

function closer(now: number, aim: number, share: number): number {
  return Math.abs(aim - now) <= CLOSED * aim ? aim : now + share * (aim - now)
}
