import type { Condition } from './condition.ts'

/**
 * The expert's playbook: what an experienced commander does when. The Fire Chief plays it in Shadow, `check` proves the
 * scenario winnable with it, par comes from it. Conditions may use only what the seat can know.
 */
export interface Play {
  readonly id: string
  readonly when: Condition
  /** Human reaction time between seeing and doing. */
  readonly reactionSeconds: number
  /**
   * A command (see core/command) that the seat of a commander may give; checked when played. Texts may hold {placeholders}:
   * {clock} {failedPercent} {p99} {burnRate} {severity} {nextUpdateClock} {minutesSinceStart} {signal:series-id}.
   */
  readonly command: { readonly kind: string; readonly [field: string]: unknown }
  /** How the Chief thinks aloud while doing it. Several ways; one is drawn. */
  readonly thinking: readonly string[]
  /** The marker of the rubric that this play is an example of. */
  readonly marker: string
  /** Repeated whenever `when` holds again after this many seconds; absent = once. */
  readonly repeatsAfterSeconds?: number
}
