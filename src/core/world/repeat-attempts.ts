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

/** The same of those whose next attempt is refused for sure. */
const vain = new Float64Array(MOST_KINDS + 1)

/** Attempts that the last call took in the mean, without and (then) those that were refused for sure. */
export const repeated = new Float64Array(2)

/**
 * From one attempt to a call of up to `most` attempts, in place: `parts` holds an answer. Of the failures `keep` is tried
 * again, after a pause that is uniform between half and one and a half times `backoffS`. How many failures hung and how
 * many were quick decides when a call ends, so each such row of failures is an atom of its own. `stuck` of those who are
 * refused are so again, for what was full still is; `refused` is their share of the attempts, `first`
 * times that of first attempts (which may come in bunches) and `later` times that of the others.
 */
export function repeatAttempts(
  parts: Float64Array,
  most: number,
  keep: number,
  backoffS: number,
  stuck = 0,
  refused = 0,
  first = 1,
  later = 1,
): void {
  twoKinds(parts, most > MOST_KINDS)
  let quick = attempt[QUICK] as number
  const hang = attempt[HANG] as number
  const kinds = hang > 0
  const pauseVariance = (backoffS * backoffS) / 12
  rows.fill(0)
  rows[0] = 1
  let attempts = 0
  let inVain = 0
  const again = quick > 0 ? stuck * Math.min(1, refused / quick) : 0
  if (again > 0) vain.fill(0)
  for (let k = 0; k < most; k += 1) {
    const hangs = kinds ? Math.min(k, MOST_KINDS) : 0
    let reached = 0
    let refusedAgain = 0
    if (first !== later && k < 2) {
      refuse(k === 0 ? refused * (first - 1) : refused * (later - first))
      quick = attempt[QUICK] as number
    }
    for (let j = 0; j <= hangs; j += 1) {
      const weight = rows[j] as number
      const lost = again > 0 ? (vain[j] as number) : 0
      if (weight + lost <= NEGLIGIBLE) continue
      reached += weight
      refusedAgain += lost
      const soon = k - j
      const mean = soon * (attempt[QUICK + 1] as number) + j * (attempt[HANG + 1] as number) + k * backoffS
      const variance =
        soon * (attempt[QUICK + 2] as number) + j * (attempt[HANG + 2] as number) + k * pauseVariance
      const third = soon * (attempt[QUICK + 3] as number) + j * (attempt[HANG + 3] as number)
      const ends = k + 1 < most ? 1 - keep : 1
      const stop = weight * ends
      if (lost > 0)
        put(
          failures,
          lost * ends,
          mean + (attempt[QUICK + 1] as number),
          variance + (attempt[QUICK + 2] as number),
          third + (attempt[QUICK + 3] as number),
        )
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
    inVain += refusedAgain
    if (reached + refusedAgain <= NEGLIGIBLE) break
    if (again > 0) {
      tryInVain(hangs, keep, quick, hang, again, stuck)
      continue
    }
    for (let j = Math.min(hangs + 1, MOST_KINDS); j > 0; j -= 1)
      rows[j] = keep * ((rows[j] as number) * quick + (rows[j - 1] as number) * hang)
    rows[0] = (rows[0] as number) * keep * quick
  }
  repeated[0] = attempts
  repeated[1] = inVain
  splitSuccesses(successes, parts, FAST)
  splitFailures(failures, parts, FAILED)
}

/** So many more of the attempts are refused, or fewer. */
function refuse(more: number): void {
  const well = (attempt[FAST] as number) + (attempt[SLOW] as number)
  if (well <= more || well <= NEGLIGIBLE) return
  attempt[QUICK] = Math.max(0, (attempt[QUICK] as number) + more)
  attempt[FAST] = ((attempt[FAST] as number) * (well - more)) / well
  attempt[SLOW] = ((attempt[SLOW] as number) * (well - more)) / well
}

/** The next attempt: of quick failures the part `again` is refused for sure, of those that were so the part `stuck`. */
function tryInVain(
  hangs: number,
  keep: number,
  quick: number,
  hang: number,
  again: number,
  stuck: number,
): void {
  for (let j = Math.min(hangs + 1, MOST_KINDS); j >= 0; j -= 1) {
    const failed = (rows[j] as number) * quick
    const refused = vain[j] as number
    const hung = j > 0 ? (rows[j - 1] as number) * hang : 0
    rows[j] = keep * (failed * (1 - again) + refused * (1 - stuck) + hung)
    vain[j] = keep * (failed * again + refused * stuck)
  }
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
