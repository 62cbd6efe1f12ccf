import type { Command, SeatId } from './command.ts'
import { handleCommand } from './commands/handle-command.ts'
import type { Drill } from './drill-state.ts'
import { runMachine } from './machine-host.ts'
import { seatActor } from './seat.ts'

/** What came of a command: the log entry it became, or the reason why it cannot be done, for the person who asked. */
export type CommandResult =
  | { readonly ok: true; readonly entryId: string }
  | { readonly ok: false; readonly problem: string }

/** Carries out a command in the present second and keeps it in the record. Refused commands change nothing. */
export function submitCommand(drill: Drill, seat: SeatId, command: Command): CommandResult {
  const { state } = drill
  if (state.ended !== null && command.kind !== 'rateSelf')
    return { ok: false, problem: 'The drill has ended.' }
  const at = state.second
  const handled = handleCommand({ drill, seat, by: seatActor(seat) }, command)
  if (!handled.ok) return handled
  state.commands.push({ at, seat, command })
  runMachine(drill, `command.${command.kind}`)
  return { ok: true, entryId: handled.entry.id }
}
