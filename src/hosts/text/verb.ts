import type { Command, CommandKind, CommandOf, SeverityNumber } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'

/** One word of the text game. `read` turns the rest of the line into a command, or says what is missing. */
export interface Verb<Given = Command> {
  /** Begins with the word itself. */
  readonly form: string
  readonly help: string
  readonly read: (rest: string, view: SeatView) => Given | string
}

/** The verb of each kind of command; a few kinds have two. */
export type Verbs<Kind extends CommandKind> = {
  readonly [Each in Kind]: Verb<CommandOf<Each>> | readonly Verb<CommandOf<Each>>[]
}

/** First word and the rest. */
export function split(line: string): readonly [string, string] {
  const match = /^\s*(\S+)\s*([\s\S]*)$/.exec(line)
  return [match?.[1] ?? '', (match?.[2] ?? '').trim()]
}

/** The word of the list that is meant, whatever its capitals. */
export function oneOf<T extends string>(word: string, all: readonly T[]): T | null {
  return all.find((each) => each.toLowerCase() === word.toLowerCase()) ?? null
}

/** A severity, 1 to 5. */
export const level = (word: string): SeverityNumber | null =>
  /^[1-5]$/.test(word) ? (Number(word) as SeverityNumber) : null

export const needsText = (what: string): string => `Say ${what} as well.`

/** For a verb whose whole rest is one text. */
export function withText<Given>(what: string, make: (text: string) => Given): Verb<Given>['read'] {
  return (rest) => (rest === '' ? needsText(what) : make(rest))
}
