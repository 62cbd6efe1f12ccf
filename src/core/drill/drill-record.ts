import type { Policy } from '../scenario/index.ts'
import type { CommandEntry, SeatId } from './command.ts'

/** How much help: the Chief commands, hands over, watches, or is silent. */
export type DrillMode = 'shadow' | 'assist' | 'command' | 'exam'

/** A played run, whole: with the scenario it names, everything else is derived from it. This is the save file. */
export interface DrillRecord {
  readonly format: 1
  readonly scenarioId: string
  readonly scenarioHash: string
  /** Build of src/core it was played on; another build may replay differently and says so. */
  readonly coreBuild: string
  readonly policy: Policy
  readonly seed: number
  readonly mode: DrillMode
  readonly seat: SeatId
  readonly commands: readonly CommandEntry[]
  /** Last simulated second that was played. */
  readonly playedTo: number
  readonly ended: boolean
  readonly checkpoints: readonly Checkpoint[]
}

/** Taken every simulated minute. */
export interface Checkpoint {
  readonly at: number
  readonly hash: string
}
