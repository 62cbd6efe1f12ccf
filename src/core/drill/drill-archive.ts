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
export interface ArchivedDrill
  extends Omit<DrillRecord, 'commands' | 'checkpoints' | 'policy' | 'format' | 'scenarioHash'> {
  readonly id: string
  /** Milliseconds since 1970, by the clock of the machine that saved it. */
  readonly savedAtEpochMs: number
  readonly commandCount: number
}
