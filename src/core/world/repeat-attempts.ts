import { FAST, HANG, makeAtoms, PARTS, put, QUICK, SLOW, split } from './time-parts.ts'

/** Failures of more attempts than this are not told apart any more by how each came about. */
const MOST_KINDS = 12
const NEGLIGIBLE = 1e-10

const successes = makeAtoms()
const failures = makeAtoms()
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
  if (most > MOST_KINDS) forgetKinds(parts)
  const kinds = (parts[HANG] as number) > 0
  const fast = parts[FAST] as number
  const slow = parts[SLOW] as number
  const quick = parts[QUICK] as number
  const hang = parts[HANG] as number
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
      const mean = soon * (parts[QUICK + 1] as number) + j * (parts[HANG + 1] as number) + k * backoffS
      const variance =
        soon * (parts[QUICK + 2] as number) + j * (parts[HANG + 2] as number) + k * pauseVariance
      const stop = k + 1 < most ? weight * (1 - keep) : weight
      if (fast > 0)
        put(
          successes,
          weight * fast,
          mean + (parts[FAST + 1] as number),
          variance + (parts[FAST + 2] as number),
        )
      if (slow > 0)
        put(
          successes,
          weight * slow,
          mean + (parts[SLOW + 1] as number),
          variance + (parts[SLOW + 2] as number),
        )
      if (quick > 0)
        put(
          failures,
          stop * quick,
          mean + (parts[QUICK + 1] as number),
          variance + (parts[QUICK + 2] as number),
        )
      if (hang > 0)
        put(failures, stop * hang, mean + (parts[HANG + 1] as number), variance + (parts[HANG + 2] as number))
    }
    attempts += reached
    if (reached <= NEGLIGIBLE) break
    for (let j = Math.min(hangs + 1, MOST_KINDS); j > 0; j -= 1)
      rows[j] = keep * ((rows[j] as number) * quick + (rows[j - 1] as number) * hang)
    rows[0] = (rows[0] as number) * keep * quick
  }
  repeated[0] = attempts
  split(successes, parts, FAST)
  split(failures, parts, QUICK)
}

/** One kind of failure instead of two. */
function forgetKinds(parts: Float64Array): void {
  for (const at of [QUICK, HANG])
    put(failures, parts[at] as number, parts[at + 1] as number, parts[at + 2] as number)
  mergeInto(parts)
}

function mergeInto(parts: Float64Array): void {
  let total = 0
  let sum = 0
  let squares = 0
  for (let n = 0; n < failures.count; n += 1) {
    const w = failures.weight[n] as number
    const m = failures.mean[n] as number
    total += w
    sum += w * m
    squares += w * ((failures.variance[n] as number) + m * m)
  }
  failures.count = 0
  const mean = total > 0 ? sum / total : 0
  parts[QUICK] = total
  parts[QUICK + 1] = mean
  parts[QUICK + 2] = total > 0 ? Math.max(0, squares / total - mean * mean) : 0
  parts.fill(0, HANG, PARTS)
}
