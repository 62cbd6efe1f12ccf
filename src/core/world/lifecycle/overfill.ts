import { exp, log } from '../../determinism/index.ts'
import type { CompiledService, WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { Life } from './compile-lifecycle.ts'
import { servingIn } from './end-instances.ts'
import { threadsEach } from './serving.ts'

const SOON_SECONDS = 0.5
/** So long as this is never. */
const NEVER_SECONDS = 1e7
/** Numbers of requests so many deviations above the mean are not looked at while hardly anybody waits. */
const FAR = 9
const HARDLY_ANY = 0.01

/**
 * Mean seconds until more than `level` requests are in a queue at rest for the first time, from anywhere at or below it
 * (birth and death: sum over j of F_j² / (λ p_j), F the distribution function, given that it stays below). Up to `threads`
 * of them are served at once, `load` is offered work over threads, and `spread` stretches the queue as in `describe`.
 */
export function secondsUntilMore(
  level: number,
  rate: number,
  load: number,
  threads: number,
  spread: number,
): number {
  if (level < 0) return 0
  const offered = load * threads
  if (rate <= 0 || offered <= 0) return Infinity
  const waiting = load < 1 ? 1 + (1 - load) / (spread * load) : 1 / (1 + (load - 1) / spread)
  const most = NEVER_SECONDS * rate
  // F_j / p_j, and the sum up to j over p_j.
  let below = 1
  let sum = 1
  for (let j = 1; j <= level; j += 1) {
    const fall = j <= threads ? j / offered : waiting
    below = 1 + below * fall
    sum = below * below + sum * fall
    if (below > most) return Infinity
  }
  return sum / (rate * below)
}

/**
 * Requests inside one instance that the balancer counts in full, now or (`soon`) in the middle of this second: who does not
 * live through half of it has served nothing. Never more than it has threads and places for.
 */
export function heldByOne(model: WorldModel, state: WorldState, m: number, soon: boolean): number {
  const { cell } = state
  const i = (model.lifecycle.lives[m] as Life).cell
  const inService = servingIn(state, m, i)
  if (inService <= 0) return 0
  const service = model.services[model.cellService[i] as number] as CompiledService
  const each = threadsEach(model, state, i, service)
  const inside = cell.inside[i] as number
  // Where others have just gone, what they held stands in the cell until it is worked off.
  const most = Math.min(service.limit, each + service.queue)
  if (!soon) return Math.min(most, inside / inService)
  const rate = (cell.threads[i] as number) > 0 ? (cell.arriving[i] as number) : arrivingAnew(model, state, m)
  const then = filled(inside, rate, inService * each, cell.holdS[i] as number)
  return Math.min(most, Math.max(inside, then) / inService)
}

/** What comes to a cell that nobody was in until now: its part of all that its fleet is asked. */
function arrivingAnew(model: WorldModel, state: WorldState, m: number): number {
  const members = model.lifecycle.fleets[(model.lifecycle.lives[m] as Life).fleet] as readonly number[]
  let rate = 0
  let all = 0
  for (const other of members) {
    const { cell } = model.lifecycle.lives[other] as Life
    rate += state.cell.arriving[cell] as number
    all += servingIn(state, other, cell)
  }
  return (rate * servingIn(state, m, (model.lifecycle.lives[m] as Life).cell)) / all
}

/** So many more or fewer are inside after half a second: free threads are taken by all who come, the rest waits. */
function filled(inside: number, rate: number, threads: number, holdS: number): number {
  const rest = rate * holdS
  const leftS = SOON_SECONDS
  if (inside >= threads) return inside + leftS * (rate - threads / holdS)
  const after = rest + (inside - rest) * exp(-leftS / holdS)
  if (after <= threads) return after
  const fullAfterS = holdS * log((rest - inside) / (rest - threads))
  return threads + (leftS - fullAfterS) * (rate - threads / holdS)
}

/**
 * How many times a second the requests of a cell are more than one that has room for `roomForEach` of them, in the mean:
 * by chance, for their mean fits. The others have as many each.
 */
export function overfillsPerSecond(
  model: WorldModel,
  state: WorldState,
  m: number,
  roomForEach: number,
): number {
  const { cell } = state
  const i = (model.lifecycle.lives[m] as Life).cell
  const rate = cell.arriving[i] as number
  const load = cell.load[i] as number
  if (rate <= 0 || load <= 0) return 0
  const inService = servingIn(state, m, i)
  const service = model.services[model.cellService[i] as number] as CompiledService
  const most = inService * Math.min(service.limit, threadsEach(model, state, i, service) + service.queue)
  const level = Math.floor(inService * roomForEach + 1e-9)
  if (level + 1 > most) return 0
  const inside = cell.inside[i] as number
  const above = level - inside
  if ((cell.queued[i] as number) < HARDLY_ANY && above > 0 && above * above > FAR * FAR * (inside + 1))
    return 0
  const taken = 1 - (cell.refusedShare[i] as number)
  const hold = cell.holdS[i] as number
  // Where cores hold them up, fewer are served at once than there are threads.
  const threads = Math.max(1, ((cell.completing[i] as number) * hold) / Math.min(1, load * taken))
  const spread = 0.5 * (1 + (cell.holdVariance[i] as number) / (hold * hold))
  // Without a queue the number inside changes with what is left of the hold times.
  const pace = level <= threads ? Math.max(1, spread) : 1
  return 1 / Math.max(1, pace * secondsUntilMore(level, rate, load, threads, spread))
}
