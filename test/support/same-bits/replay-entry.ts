import { checkpointHash, type DrillRecord, replayRecord } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'

/** What every engine is asked: replay this record, and tell every checkpoint and the last state. Text in, text out. */
export function replayHashes(text: string): string {
  const { record, scenario } = JSON.parse(text) as { record: DrillRecord; scenario: Scenario }
  const replay = replayRecord(record, scenario)
  if (!replay.ok) return JSON.stringify({ problem: replay.problem })
  return JSON.stringify({ checkpoints: replay.drill.state.checkpoints, last: checkpointHash(replay.drill) })
}
