import type { DrillMode } from '../drill/index.ts'

/** How fast time passes at the table. */
export const PACES = ['paused', 'x1', 'x4', 'x10', 'untilSomethingHappens'] as const
export type Pace = (typeof PACES)[number]

/** Simulated seconds per real second. */
const RATES: Readonly<Record<Pace, number>> = {
  paused: 0,
  x1: 1,
  x4: 4,
  x10: 10,
  untilSomethingHappens: 240,
}
/** A long quiet is run through faster and faster, so that nobody waits for it: the rate doubles with each second of it. */
const FASTEST_RATE = 4000

/** Simulated seconds per real second at a pace that has lasted for so many real milliseconds. */
export function rateOf(pace: Pace, lastedMs: number): number {
  if (pace !== 'untilSomethingHappens') return RATES[pace]
  let rate = RATES[pace]
  for (let doubled = 1000; doubled <= lastedMs && rate < FASTEST_RATE; doubled += 1000) rate *= 2
  return Math.min(FASTEST_RATE, rate)
}

/** An exam runs on like a real night: no stopping it, no jumping ahead. */
export function paceAllowed(pace: Pace, mode: DrillMode): boolean {
  return mode !== 'exam' || (pace !== 'paused' && pace !== 'untilSomethingHappens')
}
