import type { Command, CommandKind, SeatId } from '../command.ts'
import type { Drill } from '../drill-state.ts'
import type { Actor, LogEntry } from '../event.ts'

/** What the handler of a command is told: the drill to change and who asks. */
export interface Asking {
  readonly drill: Drill
  readonly seat: SeatId
  readonly by: Actor
}

/** The log entry a command became, or why it cannot be done, in words for the person who asked. */
export type Handled =
  | { readonly ok: true; readonly entry: LogEntry }
  | { readonly ok: false; readonly problem: string }

export type CommandOf<K extends CommandKind> = Extract<Command, { readonly kind: K }>
export type Handlers<K extends CommandKind> = {
  readonly [Each in K]: (asking: Asking, command: CommandOf<Each>) => Handled
}

export const done = (entry: LogEntry): Handled => ({ ok: true, entry })
export const refused = (problem: string): Handled => ({ ok: false, problem })
