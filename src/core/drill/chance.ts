import { drawAt, streamKey } from '../determinism/index.ts'
import type { Drill } from './drill-state.ts'

/**
 * Luck by cause: the same question in two forks of a drill has the same answer, whatever else was decided in between.
 * `nth` tells apart repeated questions of one cause.
 */
export function chance(drill: Drill, cause: string, nth = 0): number {
  return drawAt(streamKey(drill.setup.seed, cause), nth)
}

export function between(drill: Drill, cause: string, range: readonly [number, number], nth = 0): number {
  return range[0] + (range[1] - range[0]) * chance(drill, cause, nth)
}
