import {
  beganOtherwise,
  compareWithRecord,
  type DrillRecord,
  setupOf,
  speakAsBefore,
  submitCommand,
  whyNotReplayable,
} from '../drill/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { chiefAnswers } from './act.ts'
import { pass } from './at-the-table.ts'
import { whyNotHanded, whyNotSeated } from './known-players.ts'
import { openTable, type Table, type TableReplaying } from './table.ts'

export type TableReplay =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: string; readonly at: number }

/**
 * Sits down at a record again: persons give what they gave, and the Chief and the players of the game decide anew, which
 * gives back what they remember. Fails at the first thing that is not as in the record: a command that its seat may not
 * give, something else that the game does, or another checkpoint.
 */
export function replayTable(
  record: DrillRecord,
  scenario: Scenario,
  toSecond: number = record.playedTo,
): TableReplay {
  const changed = whyNotReplayable(record, scenario) ?? whyNotSeated(record.seats)
  if (changed !== null) return { ok: false, at: 0, problem: changed }
  const table = openTable(setupOf(record, scenario))
  const { drill, state } = table
  const replay: TableReplaying = { script: [...record.commands], toSecond, strayed: null }
  state.replay = replay
  for (;;) {
    const problem = personsGive(table, replay) ?? replay.strayed
    if (problem !== null) return { ok: false, ...problem }
    if (drill.state.second >= toSecond || drill.state.ended !== null) break
    pass(table)
  }
  state.replay = null
  state.reworded.push(...speakAsBefore(record, drill))
  const compared = compareWithRecord(record, drill, toSecond)
  return compared.ok ? { ok: true, table } : { ok: false, at: compared.at, problem: compared.problem }
}

/** What the record has of persons for this second, in its order; the game's own commands have come before or in between. */
function personsGive(table: Table, { script, strayed }: TableReplaying): TableReplaying['strayed'] {
  const { drill, state } = table
  for (;;) {
    const entry = script[0]
    if (entry === undefined || entry.at > drill.state.second || strayed !== null) return null
    const { at, seat, command, began } = entry
    if (drill.state.seats[seat].kind !== 'person')
      return {
        at,
        problem: `The record has ${command.kind} of the ${seat} seat, which the game does not give.`,
      }
    script.shift()
    const unknown = whyNotHanded(command)
    if (unknown !== null) return { at, problem: unknown }
    const result = submitCommand(drill, seat, command, began)
    if (!result.ok) return { at, problem: `The command ${command.kind} was refused: ${result.problem}` }
    const otherwise = beganOtherwise(drill, entry)
    if (otherwise !== null) return otherwise
    state.revision += 1
    chiefAnswers(table, command.kind)
  }
}
