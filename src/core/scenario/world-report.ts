import type { Fault, Intervention, Topology } from '../world/index.ts'
import type { Landmark } from './calibration.ts'

/**
 * A public report beside a bare world that is built from it: no people, no drill. Its courses change nothing but what
 * people changed; what comes of it is the model's.
 */
export interface WorldReport {
  readonly id: string
  readonly report: { readonly title: string; readonly url: string }
  /** Second of the world at which the report begins to count. */
  readonly onsetSecond: number
  readonly seconds: number
  /** Where parameters of the world come from; one without an address is a guess. */
  readonly parameters: readonly { readonly says: string; readonly url?: string }[]
  readonly topology: Topology
  /** What went wrong by itself, in every course. */
  readonly faults: readonly { readonly at: number; readonly fault: Fault; readonly until?: number }[]
  readonly courses: readonly WorldCourse[]
  readonly landmarks: readonly Landmark[]
}

export interface WorldCourse {
  readonly id: string
  readonly label: string
  /** Nobody took it and no report tells it: what the model says of it stands apart. */
  readonly modelsOwn?: boolean
  readonly steps: readonly WorldStep[]
}

export interface WorldStep {
  readonly at: number
  readonly interventions: readonly Intervention[]
  readonly says: string
  /** Where its time is published; absent: that it was done is known, or supposed, and when is a guess. */
  readonly url?: string
}
