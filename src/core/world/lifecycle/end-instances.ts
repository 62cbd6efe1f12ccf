import { bookRepeated } from '../book-seconds.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { Kind, Life } from './compile-lifecycle.ts'
import { addGroup, PAUSED, takeFrom } from './groups.ts'
import { GROUPS } from './lifecycle-views.ts'
import { presentIn } from './present-in.ts'

/** Spread pauses are told apart in so many steps. */
const SPREAD_PARTS = 8

const GOLDEN_TURN = 0.6180339887498949

/** Deaths are forgotten after this long without another one. */
export const FORGOTTEN_SECONDS = 600
/** Of an instance that has not died yet. */
export const NEVER_DIED = -1e9

/** Ready instances of a cell without a group of their own: warm, counted in full, and none died lately. */
export function plainIn(model: WorldModel, state: WorldState, m: number): number {
  const { group } = state.lifecycle
  let plain = presentIn(state, (model.lifecycle.lives[m] as Life).cell)
  for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) plain -= group.count[g] as number
  return plain
}

/** What the balancer counts an instance of this group as, while it raises its share (slow start). */
export function weightOf(model: WorldModel, state: WorldState, m: number, g: number): number {
  const slow = state.lifecycle.kind.slowStart[(model.lifecycle.lives[m] as Life).kind] as number
  const age = state.second - (state.lifecycle.group.until[g] as number)
  return slow > 0 ? Math.min(1, (age + 0.5) / slow) : 1
}

/**
 * Ready instances end (of group g, -1: of those without one): their requests fail at once, then they pause. Who ends
 * `within` this second comes up a second later than who ends as it begins, for all that starts looks at whole ones.
 */
export function endInstances(
  model: WorldModel,
  state: WorldState,
  m: number,
  g: number,
  count: number,
  within = false,
): void {
  if (count <= 0) return
  // What they hold is what has flowed in until now.
  bookRepeated(model, state)
  const { life, group } = state.lifecycle
  const { cell } = state
  const i = (model.lifecycle.lives[m] as Life).cell
  const weight = g < 0 ? 1 : weightOf(model, state, m, g)
  const inService = servingIn(state, m, i)
  const share = inService > 0 ? Math.min(1, (count * weight) / inService) : 0
  const lost = share * (cell.inside[i] as number)
  cell.inside[i] = (cell.inside[i] as number) - lost
  cell.queued[i] = (1 - share) * (cell.queued[i] as number)
  life.lost[m] = (life.lost[m] as number) + lost
  life.serving[m] = Math.max(0, (life.serving[m] as number) - count * weight)
  const deaths = g < 0 ? 0 : (group.deaths[g] as number)
  const diedAt = g < 0 ? NEVER_DIED : (group.diedAt[g] as number)
  if (g >= 0) takeFrom(state, m, g, count)
  pauseAfter(model, state, m, count, deaths, diedAt, within ? 1 : 0)
}

/** Processes that have just died wait until they are started again, longer from death to death. */
export function pauseAfter(
  model: WorldModel,
  state: WorldState,
  m: number,
  count: number,
  deaths: number,
  diedAt: number,
  later = 0,
): void {
  const { second } = state
  const died = second - diedAt > FORGOTTEN_SECONDS ? 1 : deaths + 1
  const k = (model.lifecycle.lives[m] as Life).kind
  const pause = pauseBefore(model, state, k, died)
  const spread = state.lifecycle.kind.retrySpread[k] as number
  const parts = spread > 0 ? Math.min(count, SPREAD_PARTS) : 1
  let left = count
  for (let n = 0; n < parts; n += 1) {
    const here = Math.ceil(left / (parts - n))
    const place = parts > 1 ? (n + 0.5) / parts : nextPlace(state, m)
    const length = pause * (1 + spread * (2 * place - 1))
    addGroup(state, m, PAUSED, here, second + later + Math.round(length), died, second)
    left -= here
  }
}

/** Those that die one at a time spread evenly too, over all that have died (multiples of the golden ratio). */
function nextPlace({ lifecycle: { life } }: WorldState, m: number): number {
  const died =
    (life.outOfMemory[m] as number) + (life.crashed[m] as number) + (life.startsFailed[m] as number)
  const turns = (died + m + 1) * GOLDEN_TURN
  return turns - Math.floor(turns)
}

export function pauseBefore(model: WorldModel, state: WorldState, k: number, deaths: number): number {
  const { retrySeconds } = (model.lifecycle.kinds[k] as Kind).start
  const longest = state.lifecycle.kind.longestRetry[k] as number
  if (longest < 0) return retrySeconds
  let pause = retrySeconds
  for (let n = 1; n < deaths && pause < longest; n += 1) pause *= 2
  return Math.min(pause, Math.max(longest, retrySeconds))
}

/** Instances that hold requests: those that are up, as far as the balancer has them in service. */
export function servingIn(state: WorldState, m: number, i: number): number {
  const used = (state.cell.healthy[i] as number) * (state.cell.capacity[i] as number)
  return (state.lifecycle.life.serving[m] as number) * (used > 0 ? used : 1)
}
