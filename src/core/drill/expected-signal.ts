import type { ExpectedSignal } from '../command/index.ts'
import type { Drill } from './drill-state.ts'
import { reading } from './telemetry.ts'

/** Did telemetry, as of now, show what was expected? No reading counts as not met. */
export function judgeExpected(
  drill: Drill,
  expected: ExpectedSignal,
): { met: boolean; observed: number | null } {
  const value = reading(drill, expected.series, 0)
  if (Number.isNaN(value)) return { met: false, observed: null }
  return {
    met: expected.direction === 'above' ? value > expected.value : value < expected.value,
    observed: value,
  }
}
