/**
 * How the Chief says something that was decided elsewhere. A voice may phrase; it may not add a fact, a number or a mark.
 * The embedded voice needs nothing; another may ask a model and falls back to this one.
 */
export interface Voice {
  say(intent: Intent): string
}

/** What is to be said: an occasion, the facts it may use, and which time it is, so that no two drills sound alike. */
export interface Intent {
  readonly occasion: string
  readonly facts: Readonly<Record<string, string>>
  readonly seed: number
  readonly nth: number
}

/** A claim and the log lines it rests on. */
export interface Claim {
  readonly text: string
  readonly cites: readonly string[]
  readonly quotes: readonly string[]
}
