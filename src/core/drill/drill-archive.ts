import type { ScenarioCard } from '../scenario/index.ts'
import type { DrillRecord } from './drill-record.ts'

/** Where drills are kept between visits. Every answer is a value: a full or blocked store is an expected failure. */
export interface DrillArchive {
  save(id: string, record: DrillRecord): Promise<ArchiveAnswer<null>>
  /** Newest first. */
  list(): Promise<ArchiveAnswer<readonly ArchivedDrill[]>>
  load(id: string): Promise<ArchiveAnswer<DrillRecord>>
  remove(id: string): Promise<ArchiveAnswer<null>>
}

export type ArchiveAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly mend: string }

/** What a list of saved drills shows: the record without its commands. */
export interface ArchivedDrill extends Omit<DrillRecord, 'commands' | 'checkpoints' | 'policy' | 'format'> {
  readonly id: string
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
