import { checkpointHash, type DrillRecord } from '../../../src/core/drill/index.ts'
import type { Scenario } from '../../../src/core/scenario/index.ts'
import { replayTable } from '../../../src/core/table/index.ts'

/** What every engine is asked: sit down at this record again, and tell every checkpoint, the last state and what the Chief remembers. Text in, text out. */
export function replayHashes(text: string): string {
  const { record, scenario } = JSON.parse(text) as { record: DrillRecord; scenario: Scenario }
  const replay = replayTable(record, scenario)
  if (!replay.ok) return JSON.stringify({ problem: replay.problem })
  const { drill, state } = replay.table
  return JSON.stringify({
    checkpoints: drill.state.checkpoints,
    last: checkpointHash(drill),
    chief: state.chief,
  })
}
