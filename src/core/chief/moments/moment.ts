import { type Phrase, type PhraseKey, phrase } from '../../command/index.ts'
import type { ToldEntry } from '../../drill/index.ts'
import type { Policy } from '../../scenario/index.ts'
import type { SeatSenses } from '../../view/index.ts'

/** What a moment is judged from: what the trainee's seat can see, and the policy that everybody knows. */
export interface Watch {
  readonly senses: SeatSenses
  readonly policy: Policy
  /** Visible log so far. */
  readonly log: readonly ToldEntry[]
}

type OfChief<Key> = Key extends `chief.${infer Id}` ? Id : never
export type MomentId = OfChief<PhraseKey>

/** A moment at which a good commander asks. `sees` returns what it saw: facts for the words, and log ids. */
export interface Moment {
  /** The rest of its key: `chief.<id>`. */
  readonly id: MomentId
  /** Marker of the rubric that the question is about. */
  readonly marker: string
  /** Asked again at the earliest after this many seconds; at most twice in a drill. */
  readonly restSeconds: number
  readonly sees: (
    watch: Watch,
  ) => { readonly facts: Phrase['params']; readonly cites: readonly string[] } | null
}

export function lastEntry(log: readonly ToldEntry[], kind: ToldEntry['event']['kind']): ToldEntry | null {
  return log.findLast((entry) => entry.event.kind === kind) ?? null
}

export const cite = (...entries: readonly (ToldEntry | null | undefined)[]): readonly string[] =>
  entries.flatMap((entry) => (entry === null || entry === undefined ? [] : [entry.id]))

/** Somebody by their short role; who has none is called as the log has them. */
export const roleOf = (personId: string): Phrase => phrase('scenario.shortRole', { personId })
