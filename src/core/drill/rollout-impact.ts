import type { CommandEntry } from '../command/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { advanceDrill } from './advance-drill.ts'
import { createDrill } from './create-drill.ts'
import type { DrillRecord } from './drill-record.ts'
import type { Drill } from './drill-state.ts'
import { type ImpactReading, impactOf } from './impact.ts'
import { setupOf } from './replay-record.ts'
import { submitCommand } from './submit-command.ts'

/** What would have happened: impact at the end, and customer-minutes so far at each full minute. */
export interface ImpactCurve {
  readonly final: ImpactReading
  readonly customerMinutes: readonly number[]
  readonly ended: Drill['state']['ended']
}

/**
 * Plays other commands on the record's scenario and seed, to `toSecond` at the latest (by default where the record
 * ends). Commands that are no longer possible are passed over, as they would have been refused. Words change nothing in
 * the world, so the Chief's are left out.
 */
export function rolloutImpact(
  record: DrillRecord,
  scenario: Scenario,
  commands: readonly CommandEntry[],
  toSecond: number = record.playedTo,
): ImpactCurve {
  const drill = createDrill(setupOf(record, scenario))
  const customerMinutes: number[] = []
  const advance = (to: number): void => {
    while (drill.state.second < to && drill.state.ended === null) {
      const nextMinute = (customerMinutes.length + 1) * 60
      advanceDrill(drill, Math.min(to, nextMinute), false)
      if (drill.state.second === nextMinute) customerMinutes.push(impactOf(drill).customerMinutes)
    }
  }
  for (const { at, seat, command, began } of commands) {
    if (at > toSecond) break
    advance(at)
    if (command.kind !== 'chiefSays') submitCommand(drill, seat, command, began)
  }
  advance(toSecond)
  return { final: impactOf(drill), customerMinutes, ended: drill.state.ended }
}
