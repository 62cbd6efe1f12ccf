import type { Command, SeatView, SeverityNumber } from '../../core/drill/index.ts'

/** One verb of the text game. `read` turns the rest of the line into a command, or says what is missing. */
export interface Verb {
  readonly form: string
  readonly help: string
  readonly read: (rest: string, view: SeatView) => Command | string
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

/** A verb whose whole rest is one text. */
export function withText(what: string, make: (text: string) => Command): Verb['read'] {
  return (rest) => (rest === '' ? needsText(what) : make(rest))
}
