import type { Landmark } from '../scenario/index.ts'
import { median } from './pace.ts'

/** A landmark of the public report beside what the model does. */
export interface LandmarkRow {
  readonly landmark: Landmark
  /** Its course is one that nobody took: the row says what the model says, and holds it against no report. */
  readonly modelsOwn: boolean
  /** Median over the seeds, in the landmark's unit; null when the model never comes to it. */
  readonly measured: number | null
  /** |measured − reported| over the reported value; null when one of both is never. */
  readonly relativeError: number | null
  readonly within: boolean
}

export interface CalibrationReport {
  readonly scenario: string
  readonly report: { readonly title: string; readonly url: string }
  /** What its world is made of, where a bare world stands for it: published, with an address, or guessed. */
  readonly parameters: readonly { readonly says: string; readonly url?: string }[]
  readonly rows: readonly LandmarkRow[]
  /** Steps of a course that the drill refused, with the reason. */
  readonly refusals: readonly string[]
}

/** How far off a landmark may be: those that parameters were chosen by, and those that were held out. */
export const TUNED_WITHIN = 0.15
export const HELD_OUT_WITHIN = 0.3

/** Nothing can be relative to a report of zero: then half a minute, or one per cent, counts as the whole. */
const SCALE_AT_ZERO = { minutes: 0.5, seconds: 30, share: 0.01, factor: 0.1, perSecond: 1 } as const

/** The row of a landmark that was measured so on each seed; null where the model never came to it. */
export function rowOf(
  landmark: Landmark,
  modelsOwn: boolean,
  perSeed: readonly (number | null)[],
): LandmarkRow {
  // Seeds on which it never comes stand behind all others.
  const middle = median(perSeed.map((value) => value ?? Number.POSITIVE_INFINITY))
  const measured = middle === Number.POSITIVE_INFINITY ? null : middle
  const limit = landmark.tuned ? TUNED_WITHIN : HELD_OUT_WITHIN
  const { reported, reportedUpTo = reported } = landmark
  if (measured === null || reported === 'never')
    return {
      landmark,
      modelsOwn,
      measured,
      relativeError: null,
      within: measured === null && reportedUpTo === 'never',
    }
  const most = reportedUpTo === 'never' ? Number.POSITIVE_INFINITY : reportedUpTo
  const nearest = Math.min(Math.max(measured, reported), most)
  const scale = Math.abs(nearest) > 0 ? Math.abs(nearest) : SCALE_AT_ZERO[landmark.unit]
  const relativeError = Math.abs(measured - nearest) / scale
  return { landmark, modelsOwn, measured, relativeError, within: relativeError <= limit }
}
