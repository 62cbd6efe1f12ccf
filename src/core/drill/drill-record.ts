import type { CommandEntry, SeatId, Seats } from '../command/index.ts'
import type { Policy } from '../scenario/index.ts'

/** How much help: the Chief commands, hands over, watches, or is silent. */
export type DrillMode = 'shadow' | 'assist' | 'command' | 'exam'

/** A played run, whole: with the scenario it names, everything else is derived from it. */
export interface DrillRecord {
  readonly format: 2
  readonly scenarioId: string
  /** Of the scenario without its prose: rewording one does not make it another. */
  readonly scenarioHash: string
  /** Build of src/core it was played on; another build may replay differently and says so. */
  readonly coreBuild: string
  readonly policy: Policy
  readonly seed: number
  readonly mode: DrillMode
  readonly seat: SeatId
  /** Who sat where at the start. */
  readonly seats: Seats
  /** In the order in which they arrived at the table. */
  readonly commands: readonly CommandEntry[]
  /** Last simulated second that was played. */
  readonly playedTo: number
  readonly ended: boolean
  readonly checkpoints: readonly Checkpoint[]
  readonly otherWords?: OtherWords
}

/** Taken every simulated minute. */
export interface Checkpoint {
  readonly at: number
  readonly hash: string
}

/**
 * Words that stand beside the keys of log lines, outside of ids and hashes: what was said stays said, though the game or
 * a scenario words it otherwise today. By line and member: `e12.text`.
 */
export type OtherWords = Readonly<Record<string, string>>
