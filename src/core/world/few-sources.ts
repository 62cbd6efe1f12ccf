import { crowd } from './occupancy.ts'
import type { WorldState } from './world-state.ts'

/** As good as without end. */
const MANY = 1e12
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
  const saturated = ((cell.waitShare[i] as number) - OFTEN_SATURATED) / (1 - OFTEN_SATURATED)
  return saturated > 0 ? ((cell.busy[i] as number) * (cell.threads[i] as number)) / saturated : MANY
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
