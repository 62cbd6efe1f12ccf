import type { DrillRecord, ToldEntry } from '../core/drill/index.ts'
import type { Grade } from '../core/grading/index.ts'
import type { PostmortemDocument } from '../core/postmortem/index.ts'

/** Spoken between a page and the analyst (a second worker): grading, decision analysis, debrief and post-mortem of an ended drill. */
export type ToAnalyst = {
  readonly kind: 'analyse'
  readonly record: DrillRecord
  /** The scenario, where it did not come with the page. */
  readonly scenario?: unknown
}

export type FromAnalyst =
  /** First results: profile and outcome, the full log (hidden lines included: the drill is over), the Chief's debrief. */
  | {
      readonly kind: 'grade'
      readonly grade: Omit<Grade, 'decisions'>
      readonly log: readonly ToldEntry[]
      readonly debrief: readonly DebriefParagraph[]
      readonly twist: Twist | null
    }
  /** One at a time, as they are computed; `done` closes. */
  | { readonly kind: 'decision'; readonly decision: Grade['decisions']['decisions'][number] }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'postmortem'
      readonly document: PostmortemDocument
      readonly markdown: string
      readonly html: string
      readonly json: string
      readonly csv: string
    }
  | { readonly kind: 'replay'; readonly frames: readonly ReplayFrame[] }
  | { readonly kind: 'problem'; readonly message: string; readonly mend: string }

/** Which of its variants a scenario was played as: told now that the drill is over. */
export interface Twist {
  /** null = the scenario as it is. */
  readonly variant: string | null
  /** In the author's words; empty for the scenario as it is. */
  readonly difference: string
}

export interface DebriefParagraph {
  readonly skill: string
  readonly text: string
  readonly cites: readonly string[]
}

/** One simulated minute of the ended drill, for the replay scrubber. */
export interface ReplayFrame {
  readonly at: number
  readonly failedShare: number
  readonly p99Ms: number
  readonly customerMinutes: number
}
