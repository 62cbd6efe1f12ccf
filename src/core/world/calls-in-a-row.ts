import { exp } from '../determinism/index.ts'
import type { CompiledLink, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/*
 * A request that calls a service several times in a row makes the next call in the moment in which the last one was
 * answered: at a full service it takes the place that it has just left, before anybody else can. So refusals fall on the
 * first calls, of which correspondingly more are refused, and what is served goes to requests that come to their end.
 */

/** More of a cell's arrivals than this never find places of their own: the rest decides who is refused. */
const MOST_FREED = 0.98

/** The more who follow, the more of the first are refused, the fewer follow: in steps of a second that loop overshoots unless damped. */
const FOLLOWS = 0.15
const NONE = 1e-6

/** All of this second's calls have come: the share of those that come to places of their own follows. */
export function followFreed({ cell }: WorldState, i: number): void {
  const arriving = cell.arriving[i] as number
  const now = arriving > 0 ? (cell.freed[i] as number) / arriving : 0
  const share = cell.freedShare[i] as number
  if (now === share) return
  const next = share + FOLLOWS * (now - share)
  cell.freedShare[i] = Math.abs(next - now) < NONE ? now : next
}

export function clearFreed({ cell }: WorldState): void {
  cell.freed.fill(0)
}

/** Books at the called cells how many of this port's attempts (`rate` a second) come to the place they have just left. */
export function bookFreed(
  model: WorldModel,
  state: WorldState,
  p: number,
  rate: number,
  follows: number,
): void {
  if (follows <= 0) return
  const { edge, cell } = state
  const end = model.portFirstEdge[p + 1] as number
  for (let e = model.portFirstEdge[p] as number; e < end; e += 1) {
    const share = edge.share[e] as number
    if (share <= 0) continue
    const target = model.edgeCell[e] as number
    const stays = stillFree(state, target, edgeDelayS(model, state, p, e))
    cell.freed[target] = (cell.freed[target] as number) + rate * share * share * follows * stays
  }
}

/** Time from an answer to the next request's arrival over this edge, s, both ways. */
function edgeDelayS(model: WorldModel, state: WorldState, p: number, e: number): number {
  const link = model.links[model.portLink[p] as number] as CompiledLink
  const path = link.network < 0 ? 0 : (state.network.waitS[link.network] as number)
  return (model.edgeMs[e] as number) * 0.001 + path
}

/** The chance that nobody from outside has taken a place at this cell within so many seconds. */
export function stillFree({ cell }: WorldState, i: number, seconds: number): number {
  if (seconds <= 0) return 1
  return exp(-seconds * Math.max(0, (cell.arriving[i] as number) - (cell.freed[i] as number)))
}

/** Of those who come to this cell without a place of their own the share that is refused. */
export function refusedOutside({ cell }: WorldState, i: number): number {
  const refused = cell.refusedShare[i] as number
  const freed = cell.freedShare[i] as number
  if (freed === 0 || refused === 0) return refused
  return Math.min(1, refused / (1 - Math.min(MOST_FREED, freed)))
}
