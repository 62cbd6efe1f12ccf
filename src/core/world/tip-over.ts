import { drawAt, exp } from '../determinism/index.ts'
import { contentionFactor } from './contention.ts'
import { instancesWith } from './lifecycle/serving.ts'
import { leaveSteadyState } from './steady-state.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** So long as this is never. */
const NEVER_SECONDS = 1e6
/** From the point of no return, half go back. */
const GO_ON = 0.5

/** Load of a pool that is full, and a share of calls that is none. */
const FULL = 0.98
const HARDLY_ANY = 0.01

/** Left by `findTip`: how many at work are the point of no return, and the mean seconds until there are so many. */
const tip = new Float64Array(2)

/**
 * Contention has two states where so many at work are slower together than work arrives. Between them is a point of no
 * return, and chance gets there: birth and death, arrivals at their rate and ends at that of so many at work; the longer
 * the few that are long, the slower (how many are at work changes with what is left of their times). A cell
 * that is drawn to do so stands there, with the times that such a crowd has, and goes on by itself.
 */
export function tipOver(model: WorldModel, state: WorldState): void {
  if (model.luck === null || state.second < (state.total.luckFrom[0] as number)) return
  const { cell } = state
  for (let i = 0; i < model.cells.length; i += 1) {
    const service = model.services[model.cellService[i] as number] as CompiledService
    if (service.contention === undefined || (cell.arriving[i] as number) <= 0) continue
    if (heldByPools(model, state, i)) continue
    findTip(model, state, i, service)
    const seconds = tip[1] as number
    if (seconds >= NEVER_SECONDS) continue
    const share = 1 - exp(-GO_ON / Math.max(GO_ON, seconds))
    if (drawAt(model.luck.tips[i] as number, state.second) >= share) continue
    const crowd = Math.min(cell.threads[i] as number, (tip[0] as number) + Math.sqrt(tip[0] as number))
    const before = contentionFactor(state, i, service)
    // More have come than the mean says.
    const more = Math.max(0, crowd - (cell.inside[i] as number))
    cell.inside[i] = (cell.inside[i] as number) + more
    cell.arrived[i] = (cell.arrived[i] as number) + more
    cell.busy[i] = crowd / (cell.threads[i] as number)
    const longer = contentionFactor(state, i, service) / before
    cell.holdS[i] = (cell.holdS[i] as number) + (longer - 1) * (cell.ownS[i] as number)
    leaveSteadyState(state)
  }
}

/**
 * Where a full pool calls and hardly any call is given up, no more can be at work than it has connections, and a slow
 * crowd is sent less.
 */
function heldByPools(model: WorldModel, state: WorldState, i: number): boolean {
  const { port, edge } = state
  for (let p = 0; p < model.portLink.length; p += 1) {
    const { to, poolPerInstance } = model.links[model.portLink[p] as number] as CompiledLink
    if (to !== model.cellService[i] || poolPerInstance <= 0 || (port.poolLoad[p] as number) < FULL) continue
    if ((port.timeoutShare[p] as number) > HARDLY_ANY) continue
    const end = model.portFirstEdge[p + 1] as number
    for (let e = model.portFirstEdge[p] as number; e < end; e += 1)
      if (model.edgeCell[e] === i && (edge.share[e] as number) > 0) return true
  }
  return false
}

function findTip(model: WorldModel, state: WorldState, i: number, service: CompiledService): void {
  tip[1] = Infinity
  const { cell } = state
  const { serialShare, crosstalk } = service.contention as { serialShare: number; crosstalk: number }
  const threads = cell.threads[i] as number
  const rate = (cell.arriving[i] as number) * (1 - (cell.refusedShare[i] as number))
  if (threads < 1 || rate <= 0) return
  const hold = cell.holdS[i] as number
  const instances = instancesWith(model, state, i, service, threads)
  const aloneS = (cell.ownS[i] as number) / contentionFactor(state, i, service)
  const restS = Math.max(0, hold - (cell.ownS[i] as number))
  const cores = service.vcpus * instances
  // Ends a second with so many at work: no more than threads, or cores, make.
  const ends = (crowd: number): number => {
    const n = Math.max(1, crowd / instances)
    const ownS = aloneS * (1 + serialShare * (n - 1) + crosstalk * n * (n - 1))
    return Math.min(crowd / (restS + ownS), cores / (service.cpuShare * ownS))
  }
  if (ends(threads) >= rate) return
  const now = (cell.busy[i] as number) * threads
  if (ends(now) < 0.98 * rate) return
  // F_j / p_j, and the sum up to j over p_j, as in `secondsUntilMore`.
  let below = 1
  let sum = 1
  const most = NEVER_SECONDS * rate
  for (let j = 1; j <= threads; j += 1) {
    const fall = ends(j) / rate
    if (j > now && fall < 1) {
      tip[0] = j
      const spread = 0.5 * (1 + (cell.holdVariance[i] as number) / (hold * hold))
      tip[1] = (Math.max(1, spread) * sum) / (rate * below)
      return
    }
    below = 1 + below * fall
    sum = below * below + sum * fall
    if (below > most) return
  }
}
