import type { LineKey, PhraseKey, ScenarioKey, SeatId } from '../command/index.ts'
import type { Personality } from '../scenario/index.ts'

export type OwnKey = Exclude<PhraseKey, ScenarioKey>
export type ColouredLines = Readonly<
  Partial<Record<Personality, Readonly<Partial<Record<LineKey, readonly string[]>>>>>
>

/**
 * The game's own words in one language: plain data. Places are written `{name}`, or `{name:form}` with a form of
 * `forms.ts`; a phrase may stand in a place.
 */
export interface Language {
  readonly id: string
  /** The ways to say each thing. */
  readonly phrases: Readonly<Record<OwnKey, readonly string[]>>
  readonly coloured: ColouredLines
  readonly topics: Readonly<Record<string, string>>
  readonly refusals: Readonly<Record<string, string>>
  readonly work: Readonly<Record<string, string>>
  /** Seats, and the roles of the same names, inside a sentence. */
  readonly seats: Readonly<Record<SeatId, string>>
  /** One and more than one; `#` stands for the number. */
  readonly counted: Readonly<Record<'minutes' | 'moreMinutes', readonly [string, string]>>
  readonly lessThanAMinute: string
  readonly aMinute: string
  readonly unknown: string
  readonly nearlyNone: string
  readonly notSet: string
  readonly noBrief: string
}
