import { FAILURES, STEP } from './time-parts.ts'

/** Adds the failures of cell `i` to weighted parts of a mixture: number n of a group at `base + n * cells + i`. */
export function pushFailures(
  parts: number[],
  weight: number,
  numbers: Float64Array,
  base: number,
  cells: number,
  i: number,
): void {
  for (let n = 0; n < FAILURES; n += STEP) {
    const share = numbers[base + n * cells + i] as number
    // A sample ends before groups that nobody has.
    if (!(share > 0)) continue
    parts.push(weight * share)
    for (let k = 1; k < STEP; k += 1) parts.push(numbers[base + (n + k) * cells + i] as number)
  }
}
