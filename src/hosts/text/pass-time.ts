import type { SeatView } from '../../core/consoles/index.ts'
import { type StopReason, second, setPace, type Table } from '../../core/table/index.ts'
import { stopWords } from './stop-words.ts'

const LONGEST_WAIT_SECONDS = 600
const USUAL_WAIT_SECONDS = 30

/** The clock of a text game: "wait <seconds>" and "next". */
export interface Run {
  readonly pace: 'x1' | 'untilSomethingHappens'
  /** Infinity: until the table has a reason to stop, at the latest the end of the drill. */
  readonly seconds: number
}

/** How far a line lets time run; null when it is not about time; a text when it does not say how far. */
export function readRun(word: string, rest: string): Run | string | null {
  if (word === 'next') return { pace: 'untilSomethingHappens', seconds: Infinity }
  if (word !== 'wait') return null
  const seconds = rest === '' ? USUAL_WAIT_SECONDS : Number(rest)
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_WAIT_SECONDS
    ? { pace: 'x1', seconds }
    : `Say how many seconds, 1 to ${LONGEST_WAIT_SECONDS}: wait 60`
}

/** What came of it: why time could not run, or how long it ran and why it stopped early (null: it did not). */
export type Ran =
  | { readonly refused: string }
  | { readonly passed: number; readonly reason: StopReason | null }

/** Lets time run at the table until the seconds are over or the table has a reason to stop. */
export function passTime(table: Table, { pace, seconds }: Run): Ran {
  const { state } = table.drill
  if (!setPace(table, pace).ok)
    return {
      refused:
        state.ended === null
          ? 'An exam runs on like a real night: no jumping ahead. Use "wait <seconds>".'
          : 'The drill has ended: time stands.',
    }
  const from = state.second
  let reason: StopReason | null = null
  while (reason === null && state.second - from < seconds) reason = second(table)
  setPace(table, 'paused')
  return { passed: state.second - from, reason }
}

/** What is said below the new lines; null: they say it all. */
export function ranWords(
  { reason, passed }: Exclude<Ran, { refused: string }>,
  view: SeatView,
): string | null {
  return reason === null ? null : stopWords(reason, passed, view)
}
