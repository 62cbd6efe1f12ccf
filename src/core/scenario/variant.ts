/**
 * A scenario with a difference, as a patch of its data. `changes` is merged over the scenario: objects member by member,
 * lists of things with an `id` thing by thing (new ids are added at the end, `"$remove": true` takes one out),
 * everything else is replaced, and null takes an optional member away. An object of another `kind`, a condition of
 * another sort and an object that carries `"$replace": true` stand in place of the old one instead of being merged with
 * it. The result is a scenario of its own, `id@variant`, without `variants` and without the original's `calibration`,
 * and is checked as one.
 */
export interface Variant {
  /** Neutral, as players see it in records: "b", "c". */
  readonly id: string
  /** For authors and for after the drill: gives the difference away. */
  readonly difference: string
  readonly changes: Readonly<Record<string, unknown>>
}
