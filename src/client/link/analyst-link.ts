import type { DrillRecord } from '../../core/drill/index.ts'
import type { FromAnalyst } from '../../protocol/analysis.ts'

/** The line to whoever grades an ended drill. Results arrive one by one until `done`. */
export interface AnalystLink {
  /** Starts over when called again. `scenario`: undefined where it came with the page. Returns the way to stop. */
  analyse(record: DrillRecord, scenario: unknown, listener: (message: FromAnalyst) => void): () => void
}
