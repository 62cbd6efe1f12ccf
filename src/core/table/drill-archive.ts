import type { ScenarioCard } from '../scenario/index.ts'
import type { DrillFile, KeptOutcome } from './drill-file.ts'

/**
 * Where drills are kept between visits. Every answer is a value: a full or blocked store is an expected failure. What is
 * loaded may come from any earlier version: `openDrillFile` says what can be done with it.
 */
export interface DrillArchive {
  save(id: string, file: DrillFile): Promise<ArchiveAnswer<null>>
  /** Adds what came of an ended drill to its file; nothing happens where the file is gone. */
  keepOutcome(id: string, outcome: KeptOutcome): Promise<ArchiveAnswer<null>>
  /** Newest first. */
  list(): Promise<ArchiveAnswer<readonly ArchivedDrill[]>>
  load(id: string): Promise<ArchiveAnswer<unknown>>
  remove(id: string): Promise<ArchiveAnswer<null>>
}

export type ArchiveAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly mend: string }

/** What a list of saved drills shows of a file. */
export interface ArchivedDrill {
  readonly id: string
  readonly scenarioId: string
  readonly scenarioHash: string
  readonly coreBuild: string
  readonly seed: number
  readonly mode: string
  readonly seat: string
  readonly playedTo: number
  readonly ended: boolean
  /** Milliseconds since 1970, by the clock of the machine that saved it. */
  readonly savedAtEpochMs: number
  readonly commandCount: number
}

/** Where the scenarios are kept that a player brought; drills of them need them for as long as they are kept. */
export interface ScenarioShelf {
  put(kept: KeptScenario, scenario: unknown): Promise<ArchiveAnswer<null>>
  /** Oldest first. */
  list(): Promise<ArchiveAnswer<readonly KeptScenario[]>>
  load(hash: string): Promise<ArchiveAnswer<unknown>>
  /** Takes it out of the player's list, and keeps it for the drills that were played of it. */
  hide(hash: string): Promise<ArchiveAnswer<null>>
  remove(hash: string): Promise<ArchiveAnswer<null>>
}

export interface KeptScenario {
  readonly hash: string
  /** Its own and those of its variants, as records name them. */
  readonly hashes: readonly string[]
  readonly card: ScenarioCard
  /** In the player's list? Otherwise it is only kept for its drills. */
  readonly listed: boolean
  /** Milliseconds since 1970, by the clock of the machine that saved it. */
  readonly savedAtEpochMs: number
}
