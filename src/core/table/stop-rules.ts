import { type DrillMode, seatsPresent, somethingHappened } from '../drill/index.ts'
import { timersView } from '../view/index.ts'
import type { Table } from './table.ts'

/**
 * Why time stops at the table, for every host the same: the drill has ended, a facilitator has stopped it, the Chief asks
 * in Shadow, something a commander would look up for, an own deadline, or a quiet that is not slept through by accident.
 */
export type StopReason = 'ended' | 'paused' | 'question' | 'happened' | 'deadline' | 'longQuiet'

/** Where the Chief commands, something is said every other second: a stop for each would be a drill of full stops. */
const STRIDE_SECONDS: Readonly<Record<DrillMode, number>> = { shadow: 15, assist: 8, command: 0, exam: 0 }

/** With an incident open, one press never skips more. */
const LONGEST_QUIET_SECONDS = 900

/** Should time stop after this second? `said`: length of the log before it. */
export function whyStop(table: Table, said: number): StopReason | null {
  const { drill, state } = table
  const { setup } = drill
  const { second, ended, log, incident } = drill.state
  if (ended !== null) return 'ended'
  if (questionSince(table, said) !== null) return 'question'
  if (state.pace !== 'untilSomethingHappens') return null
  const watched = second - state.watchedSince
  if (incident.declaredAt !== null && watched >= LONGEST_QUIET_SECONDS) return 'longQuiet'
  if (watched < STRIDE_SECONDS[setup.mode]) return null
  if (somethingHappened(log, state.watchedFrom)) return 'happened'
  return deadlineSince(table, state.watchedSince) ? 'deadline' : null
}

/** The question that the clock waits for: the last that the Chief has asked in Shadow from an index of the log on. */
export function questionSince({ drill }: Table, fromIndex: number): string | null {
  const { log } = drill.state
  if (drill.setup.mode !== 'shadow') return null
  for (let index = log.length - 1; index >= fromIndex; index -= 1) {
    const event = log[index]?.event
    if (event?.kind === 'chiefSpoke' && event.questionId !== null) return event.questionId
  }
  return null
}

/** Has something of a person's fallen due after `since`? A promise may fall due between two seconds. */
function deadlineSince({ drill }: Table, since: number): boolean {
  const { seats, second } = drill.state
  return seatsPresent(seats).some(
    (seat) =>
      seats[seat].kind === 'person' &&
      timersView(drill, seat).some(({ dueAt }) => dueAt > since && dueAt <= second),
  )
}
