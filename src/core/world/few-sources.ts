import { crowd } from './occupancy.ts'
import type { CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** As good as without end. */
export const MANY = 1e12
const FEW = 1e8
/** Callers of which fewer than this share of requests finds all threads taken are as good as unbounded. */
const OFTEN_SATURATED = 0.5

/** Whoever comes from outside is one of many. */
export function openSources({ cell }: WorldState): void {
  const { arriving, sources } = cell
  for (let i = 0; i < arriving.length; i += 1) sources[i] = (arriving[i] as number) > 0 ? MANY : 0
}

/** Threads of a caller that are always at work, as so many sources of calls; far more while it is not saturated. */
export function callersBound({ cell }: WorldState, i: number): number {
  const waits = cell.waitShare[i] as number
  if (waits <= OFTEN_SATURATED) return MANY
  const saturated = (waits - OFTEN_SATURATED) / (1 - OFTEN_SATURATED)
  return ((cell.busy[i] as number) * (cell.threads[i] as number)) / saturated
}

/**
 * Where only the threads of saturated callers call, each of them once at a time, the queue is as long as they are many,
 * less those that do something else just then: it varies no more than their number does (finite sources; the machine
 * repair model), instead of between empty and full as one of the same mean with callers without end.
 */
export function ofFewSources({ cell }: WorldState, i: number, variation: number, spread: number): number {
  const sources = cell.sources[i] as number
  if (sources >= FEW) return variation
  const elsewhere = Math.max(0, sources - (cell.inside[i] as number))
  return Math.min(variation, (crowd[6] as number) * spread + elsewhere)
}

/**
 * A thread waits for one call at a time: of the calls that requests beginning now will make, no more can go out in this
 * second than there are threads that wait for nothing, and answers to those that do; refusals answer at once and hold no
 * thread. The others are made later (`owed`). Gives back the share of `rate` attempts that goes out. Where callers could fill the queue refusals answer at once, and
 * nothing is held back.
 */
export function sendable(
  model: WorldModel,
  state: WorldState,
  p: number,
  rate: number,
  threads: number,
): number {
  const { cell, port, edge } = state
  const timeoutS = state.link.timeoutS[model.portLink[p] as number] as number
  const before = port.attemptRate[p] as number
  let most = threads
  let refused = 0
  const end = model.portFirstEdge[p + 1] as number
  for (let e = model.portFirstEdge[p] as number; e < end; e += 1) {
    const share = edge.share[e] as number
    if (share <= 0) continue
    const i = model.edgeCell[e] as number
    const present = cell.threads[i] as number
    const all = cell.arrivedBefore[i] as number
    const own = all > 0 ? Math.min(1, (before * share) / all) : 1
    const { room } = model.services[model.cellService[i] as number] as CompiledService
    if (present <= 0 || threads * share >= own * present * room) return 1
    const drain = present / ((cell.holdS[i] as number) + (cell.coreWaitS[i] as number))
    const inside = cell.inside[i] as number
    const waiting = Math.min(threads * share, inside * own)
    refused += share * (cell.refusedShare[i] as number)
    most += (inside > drain * timeoutS ? waiting / timeoutS : drain * own) - waiting
  }
  const held = rate * Math.max(0, 1 - refused)
  return most < held ? Math.max(0, most) / held : 1
}
