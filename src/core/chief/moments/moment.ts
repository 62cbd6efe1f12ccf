import type { LogEntry, SeatSenses } from '../../drill/index.ts'
import type { Policy } from '../../scenario/index.ts'

/** What a moment is judged from: what the trainee's seat can see, and the policy that everybody knows. */
export interface Watch {
  readonly senses: SeatSenses
  readonly policy: Policy
  /** Visible log so far. */
  readonly log: readonly LogEntry[]
}

/** A moment at which a good commander asks. `sees` returns what it saw: facts for the words, and log ids. */
export interface Moment {
  readonly id: string
  /** Marker of the rubric that the question is about. */
  readonly marker: string
  /** Asked again at the earliest after this many seconds; at most twice in a drill. */
  readonly restSeconds: number
  readonly sees: (
    watch: Watch,
  ) => { readonly facts: Readonly<Record<string, string>>; readonly cites: readonly string[] } | null
}

export function minutesText(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return 'less than a minute'
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}

export function lastEntry(log: readonly LogEntry[], kind: LogEntry['event']['kind']): LogEntry | null {
  return log.findLast((entry) => entry.event.kind === kind) ?? null
}

export const cite = (...entries: readonly (LogEntry | null | undefined)[]): readonly string[] =>
  entries.flatMap((entry) => (entry === null || entry === undefined ? [] : [entry.id]))

export function roleOf(senses: SeatSenses, personId: string): string {
  return senses.people.find((person) => person.id === personId)?.shortRole ?? personId
}
