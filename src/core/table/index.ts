/**
 * The one authority: seats and their holders, what they may ask for, how time passes and when it stops, the Chief's
 * turns and memory, feeds for each seat, and the file of a drill. Promises that every host which calls it with the same
 * commands at the same seconds gets the same log, the same stops and the same bytes.
 */
export { halt, second, setPace, submit } from './at-the-table.ts'
export type {
  ArchiveAnswer,
  ArchivedDrill,
  DrillArchive,
  KeptScenario,
  ScenarioShelf,
} from './drill-archive.ts'
export { type DrillFile, fileOf, type KeptOutcome } from './drill-file.ts'
export { type Fed, type FeedCursor, feed } from './feed/feed.ts'
export { applyUpdate, type SeatUpdate } from './feed/seat-update.ts'
export { PACES, type Pace, rateOf } from './pace.ts'
export { replayTable, type TableReplay } from './replay-table.ts'
export { reword } from './reword.ts'
export type { StopReason } from './stop-rules.ts'
export { openTable, type Table, type TableState } from './table.ts'
export { trainedSeats, whyNotTrained } from './trained-seats.ts'
