import { type Pace, rateOf } from '../../core/table/index.ts'

/** At most this much real time counts at once, so that a sleeping laptop does not wake up an hour later. */
const LONGEST_GAP_MS = 1000

/** Turns real time into simulated seconds at the table's pace. */
export interface DrillPacer {
  /** Whole simulated seconds that are due after `elapsedMs` more real milliseconds. */
  secondsDue(elapsedMs: number, pace: Pace): number
  /** The pace was chosen anew: what was owed is forgotten. */
  restart(): void
}

export function createPacer(): DrillPacer {
  let owed = 0
  let lastedMs = 0
  return {
    secondsDue(elapsedMs, pace) {
      const counted = Math.min(elapsedMs, LONGEST_GAP_MS)
      owed += (counted / 1000) * rateOf(pace, lastedMs)
      lastedMs += counted
      const whole = Math.floor(owed)
      owed -= whole
      return whole
    },
    restart() {
      owed = 0
      lastedMs = 0
    },
  }
}
