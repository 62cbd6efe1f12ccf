import type { Condition } from './condition.ts'

/** Courses of the incident that are played without a trainee, and landmarks of the public report to hold against them. */
export interface Calibration {
  readonly report: { readonly title: string; readonly url: string }
  readonly courses: readonly Course[]
  readonly landmarks: readonly Landmark[]
}

/** What was done and when; a course without commands is doing nothing. */
export interface Course {
  readonly id: string
  readonly label: string
  /** Nobody took it and no report tells it: what the model says of it stands apart. */
  readonly modelsOwn?: boolean
  readonly steps: readonly {
    readonly at: number
    /** A drill command of the commander, checked when played. */
    readonly command: { readonly kind: string; readonly [field: string]: unknown }
  }[]
}

export interface Landmark {
  readonly id: string
  readonly says: string
  /** Where the figure comes from. */
  readonly url: string
  readonly course: string
  readonly reported: number | 'never'
  /** Where reports give a range: from `reported` up to this, or later, if at all. */
  readonly reportedUpTo?: number | 'never'
  readonly unit: 'minutes' | 'seconds' | 'share' | 'factor' | 'perSecond'
  /** Minutes are counted from `sinceSecond` (0 when absent) of the drill. */
  readonly measure:
    | { readonly kind: 'firstTime'; readonly when: Condition; readonly sinceSecond?: number }
    /** First time that it holds after it has held not: recoveries. */
    | {
        readonly kind: 'firstTimeAfter'
        readonly when: Condition
        readonly afterSecond: number
        readonly sinceSecond?: number
      }
    | {
        readonly kind: 'peak' | 'lowest' | 'mean'
        readonly series: string
        readonly from: number
        readonly to: number
      }
    | { readonly kind: 'value'; readonly series: string; readonly at: number }
  /** Was it used to choose parameters? Others are held out and reported apart. */
  readonly tuned: boolean
  /** Where the model misses: why. */
  readonly remark?: string
}
