import {
  begin,
  end,
  FAILED,
  FAST,
  gather,
  makeAtoms,
  PARTS,
  put,
  SLOW,
  STEP,
  splitFailures,
  splitSuccesses,
} from './time-parts.ts'

/** Failures of more attempts than this are not told apart any more by how each came about. */
const MOST_KINDS = 12
const NEGLIGIBLE = 1e-10

const successes = makeAtoms()
const failures = makeAtoms()
/** One attempt, its failures as two kinds: quick and hanging. */
const attempt = new Float64Array(FAILED + 2 * STEP)
const QUICK = FAILED
const HANG = FAILED + STEP
/** Of rows of failures with 0, 1, … hanging ones among them: their shares. */
const rows = new Float64Array(MOST_KINDS + 1)

/** Attempts that the last call took in the mean. */
export const repeated = new Float64Array(1)

/**
 * From one attempt to a call of up to `most` attempts, in place: `parts` holds an answer. Of the failures `keep` is tried
 * again, after a pause that is uniform between half and one and a half times `backoffS`. How many failures hung and how
 * many were quick decides when a call ends, so each such row of failures is an atom of its own.
 */
export function repeatAttempts(parts: Float64Array, most: number, keep: number, backoffS: number): void {
  twoKinds(parts, most > MOST_KINDS)
  const quick = attempt[QUICK] as number
  const hang = attempt[HANG] as number
  const kinds = hang > 0
  const pauseVariance = (backoffS * backoffS) / 12
  rows.fill(0)
  rows[0] = 1
  let attempts = 0
  for (let k = 0; k < most; k += 1) {
    const hangs = kinds ? Math.min(k, MOST_KINDS) : 0
    let reached = 0
    for (let j = 0; j <= hangs; j += 1) {
      const weight = rows[j] as number
      if (weight <= NEGLIGIBLE) continue
      reached += weight
      const soon = k - j
      const mean = soon * (attempt[QUICK + 1] as number) + j * (attempt[HANG + 1] as number) + k * backoffS
      const variance =
        soon * (attempt[QUICK + 2] as number) + j * (attempt[HANG + 2] as number) + k * pauseVariance
      const third = soon * (attempt[QUICK + 3] as number) + j * (attempt[HANG + 3] as number)
      const stop = k + 1 < most ? weight * (1 - keep) : weight
      for (let at = FAST; at <= HANG; at += STEP) {
        const share = (attempt[at] as number) * (at < FAILED ? weight : stop)
        if (share > 0)
          put(
            at < FAILED ? successes : failures,
            share,
            mean + (attempt[at + 1] as number),
            variance + (attempt[at + 2] as number),
            third + (attempt[at + 3] as number),
          )
      }
    }
    attempts += reached
    if (reached <= NEGLIGIBLE) break
    for (let j = Math.min(hangs + 1, MOST_KINDS); j > 0; j -= 1)
      rows[j] = keep * ((rows[j] as number) * quick + (rows[j - 1] as number) * hang)
    rows[0] = (rows[0] as number) * keep * quick
  }
  repeated[0] = attempts
  splitSuccesses(successes, parts, FAST)
  splitFailures(failures, parts, FAILED)
}

/** Failures of an attempt as quick and hanging ones, parted where the gap between neighbours is widest; or all alike. */
function twoKinds(parts: Float64Array, alike: boolean): void {
  for (let n = FAST; n < SLOW + STEP; n += 1) attempt[n] = parts[n] as number
  let widest = 0
  let from = PARTS
  for (let at = FAILED + STEP; at < PARTS && (parts[at] as number) > 0; at += STEP) {
    const gap = (parts[at + 1] as number) - (parts[at - STEP + 1] as number)
    if (gap > widest && !alike) {
      widest = gap
      from = at
    }
  }
  begin()
  for (let at = FAILED; at < from; at += STEP) gather(parts, at)
  end(attempt, QUICK)
  begin()
  for (let at = from; at < PARTS; at += STEP) gather(parts, at)
  end(attempt, HANG)
}
