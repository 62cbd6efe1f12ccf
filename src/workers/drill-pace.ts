import type { DrillMode } from '../core/drill/index.ts'
import type { Pace } from '../protocol/messages.ts'

/** Simulated seconds per real second. */
const rates: Readonly<Record<Pace, number>> = {
  paused: 0,
  x1: 1,
  x4: 4,
  x10: 10,
  untilSomethingHappens: 240,
}
/** A long quiet is run through faster and faster, so that nobody waits for it: the rate doubles with each second of it. */
const FASTEST_RATE = 4000

/** At most this much real time counts at once, so that a sleeping laptop does not wake up an hour later. */
const LONGEST_GAP_MS = 1000

export interface DrillPacer {
  readonly pace: Pace
  /** Whole simulated seconds that are due after `elapsedMs` more real milliseconds. */
  secondsDue(elapsedMs: number): number
  set(pace: Pace): void
}

export function createPacer(): DrillPacer {
  let pace: Pace = 'paused'
  let owed = 0
  let quietMs = 0
  return {
    get pace() {
      return pace
    },
    secondsDue(elapsedMs) {
      const counted = Math.min(elapsedMs, LONGEST_GAP_MS)
      const rate =
        pace === 'untilSomethingHappens'
          ? Math.min(FASTEST_RATE, rates[pace] * 2 ** Math.floor(quietMs / 1000))
          : rates[pace]
      quietMs += counted
      owed += (counted / 1000) * rate
      const whole = Math.floor(owed)
      owed -= whole
      return whole
    },
    set(next) {
      pace = next
      owed = 0
      quietMs = 0
    },
  }
}

/** An exam runs on like a real night: no stopping it, no jumping ahead. */
export function paceAllowed(pace: Pace, mode: DrillMode): boolean {
  return mode !== 'exam' || (pace !== 'paused' && pace !== 'untilSomethingHappens')
}
