import type { Drill } from '../drill/index.ts'
import { reading, seriesExists, seriesPoints } from '../drill/index.ts'
import { rounded } from '../view/index.ts'

/** A figure as a console has it: through telemetry; null without a reading. */
export function figure(drill: Drill, series: string, agoSeconds = 0): number | null {
  if (!seriesExists(drill, series)) return null
  const value = reading(drill, series, agoSeconds)
  return Number.isNaN(value) ? null : rounded(value)
}

/** Last drill second within an hour at which the series was above zero; null if it was not. */
export function lastAbove(drill: Drill, series: string, least: number): number | null {
  if (!seriesExists(drill, series)) return null
  const { at, values } = seriesPoints(drill, series, 3600)
  for (let index = at.length - 1; index >= 0; index -= 1)
    if ((values[index] ?? 0) > least) return at[index] ?? null
  return null
}

/** Sum of figures; null when none of them has a reading. */
export function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : rounded(known.reduce((sum, value) => sum + value, 0))
}
