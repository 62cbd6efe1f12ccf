import type { Policy, Scenario } from '../scenario/index.ts'
import type { Language } from './language.ts'

/** What is needed to find words: whose texts, which luck, which language, and what telemetry showed when. */
export interface Teller {
  readonly scenario: Scenario
  readonly policy: Policy
  readonly seed: number
  readonly language: Language
  /** A telemetry series as it read at a second of the drill; NaN without a reading. */
  readonly reading: (series: string, second: number) => number
}
