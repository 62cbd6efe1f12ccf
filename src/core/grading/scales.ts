import type { ImpactCurve } from '../drill/index.ts'
import type { CaseFile, Entry } from './case-file.ts'
import type { TracedCommand } from './command-edits.ts'

/** What is weighed: changes, taking them back, and calling people in. */
export type DecisionEntry = Entry<'actionApproved' | 'actionUndone' | 'personPaged'>

/** Everything that weighing one decision needs. */
export interface Scales {
  readonly file: CaseFile
  readonly commands: readonly TracedCommand[]
  readonly base: ImpactCurve
  /** Runs other commands on; they must be the same as the drill's own before `second`. */
  readonly roll: (second: number, commands: readonly TracedCommand[]) => ImpactCurve
}
