import type { Command, CommandEntry, SeatId } from '../command/index.ts'
import { handleCommand } from './commands/handle-command.ts'
import type { Drill } from './drill-state.ts'
import { runMachine } from './machine-host.ts'
import { mayCommand, mayWord, situationOf } from './permission.ts'
import { seatActor } from './seat.ts'

/** What came of a command: the log entry it became, or the reason why it cannot be done, for the person who asked. */
export type CommandResult =
  | { readonly ok: true; readonly entryId: string }
  | { readonly ok: false; readonly problem: string }

/**
 * Asks who may, carries the command out in the present second and keeps it in the record, in the order of arrival.
 * Refused commands change nothing. `began`: the id that what it begins had when it was first played; a new one when absent.
 */
export function submitCommand(drill: Drill, seat: SeatId, command: Command, began?: string): CommandResult {
  const { state, setup } = drill
  const permission = mayCommand(seat, command.kind, situationOf(setup.mode, state))
  if (!permission.ok) return permission
  const wording = mayWord(seat, command, state.seats)
  if (!wording.ok) return wording
  const handled = handleCommand({ drill, seat, by: seatActor(seat), began }, command)
  if (!handled.ok) return handled
  const entry: CommandEntry = { at: state.second, seat, command }
  state.commands.push(handled.began === undefined ? entry : { ...entry, began: handled.began })
  runMachine(drill, `command.${command.kind}`)
  return { ok: true, entryId: handled.entry.id }
}
