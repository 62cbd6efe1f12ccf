import type { CommandKind, CommandOf, EventNameOf, SeatId } from '../../command/index.ts'
import type { Drill } from '../drill-state.ts'
import type { Actor, DrillEvent, DrillEventKind, EventOf, LogEntry } from '../event.ts'

/** What the handler of a command is told: the drill to change and who asks. */
export interface Asking {
  readonly drill: Drill
  readonly seat: SeatId
  readonly by: Actor
  /** Id for what the command begins, where it is played again. */
  readonly began: string | undefined
}

/** The log entry a command became, or why it cannot be done, in words for the person who asked. */
export type Handled<Event = DrillEvent> =
  | { readonly ok: true; readonly entry: LogEntry<Event>; readonly began?: string }
  | { readonly ok: false; readonly problem: string }

/** A handler records one of the events that its command is said to become; where one of them is no event, no handler fits. */
export type Handlers<K extends CommandKind> = {
  readonly [Each in K]: [EventNameOf<Each>] extends [DrillEventKind]
    ? (asking: Asking, command: CommandOf<Each>) => Handled<EventOf<EventNameOf<Each>>>
    : never
}

export const done = <Event>(entry: LogEntry<Event>): Handled<Event> => ({ ok: true, entry })
export const begun = <Event>(entry: LogEntry<Event>, began: string): Handled<Event> => ({
  ok: true,
  entry,
  began,
})
export const refused = (problem: string): Handled<never> => ({ ok: false, problem })

/** The id that was had before, or the next free one: `x3` after `x2`, whatever else a what-if has left out. */
export function idFor(drill: Drill, letter: string, began: string | undefined): string {
  const taken = drill.state.commands.flatMap((entry) => numberOf(letter, entry.began) ?? [])
  const had = numberOf(letter, began)
  return `${letter}${had !== null && !taken.includes(had) ? had : Math.max(0, ...taken) + 1}`
}

/** No drill begins so many things that its numbers grow longer. */
const NUMBER = /^[1-9]\d{0,5}$/

function numberOf(letter: string, id: string | undefined): number | null {
  const number = id?.startsWith(letter) === true ? id.slice(letter.length) : ''
  return NUMBER.test(number) ? Number(number) : null
}
