/**
 * Times that are mixtures. An answer has parts: fast successes, slow successes, and failures in up to four groups, the
 * quickest first, for a failure after three timeouts is nothing like one that was refused. Each part is a share, a mean, a
 * variance and a third central moment. What happens to a call is collected as atoms, successes and failures apart, and
 * each kind is split into its groups by its means.
 */
export const STEP = 4
export const FAST = 0
export const SLOW = STEP
export const FAILED = 2 * STEP
export const FAILED_GROUPS = 4
/** Numbers that failures take. */
export const FAILURES = FAILED_GROUPS * STEP
/** Numbers of an answer. */
export const PARTS = FAILED + FAILURES

const NEGLIGIBLE = 1e-10
const MOST_ATOMS = 256

export interface Atoms {
  count: number
  /** Four numbers each. */
  readonly parts: Float64Array
}

export function makeAtoms(): Atoms {
  return { count: 0, parts: new Float64Array(MOST_ATOMS * STEP) }
}

/** Adds one; when there is no place left, to the last one. */
export function put(atoms: Atoms, weight: number, mean: number, variance: number, third: number): void {
  if (weight <= NEGLIGIBLE) return
  const { parts } = atoms
  if (atoms.count < MOST_ATOMS) {
    const at = atoms.count * STEP
    atoms.count += 1
    parts[at] = weight
    parts[at + 1] = mean
    parts[at + 2] = variance
    parts[at + 3] = third
    return
  }
  begin()
  gather(parts, (MOST_ATOMS - 1) * STEP)
  extra[0] = weight
  extra[1] = mean
  extra[2] = variance
  extra[3] = third
  gather(extra, 0)
  end(parts, (MOST_ATOMS - 1) * STEP)
}

const extra = new Float64Array(STEP)
let total = 0
let sum = 0
let squares = 0
let cubes = 0

/** Parts that are mixed into one: `begin`, `gather` each, `end`. */
export function begin(): void {
  total = 0
  sum = 0
  squares = 0
  cubes = 0
}

export function gather(parts: Float64Array, at: number): void {
  const weight = parts[at] as number
  if (weight <= 0) return
  const mean = parts[at + 1] as number
  const variance = parts[at + 2] as number
  total += weight
  sum += weight * mean
  squares += weight * (variance + mean * mean)
  cubes += weight * ((parts[at + 3] as number) + 3 * mean * variance + mean * mean * mean)
}

export function end(into: Float64Array, at: number): void {
  const mean = total > 0 ? sum / total : 0
  const square = total > 0 ? squares / total : 0
  into[at] = total
  into[at + 1] = mean
  into[at + 2] = Math.max(0, square - mean * mean)
  into[at + 3] = total > 0 ? cubes / total - 3 * mean * square + 2 * mean * mean * mean : 0
}

/** Puts what was collected at `place`: in one group, or around a cut between the means in two; then it is empty. */
export function splitSuccesses(atoms: Atoms, into: Float64Array, place: number): void {
  const { count, parts } = atoms
  atoms.count = 0
  if (count <= 1) {
    one(atoms.parts, count, into, place)
    into.fill(0, place + STEP, place + 2 * STEP)
    return
  }
  const cut = cutOf(parts, count)
  for (let above = 0; above < 2; above += 1) {
    begin()
    for (let n = 0; n < count; n += 1)
      if ((parts[n * STEP + 1] as number) > cut === (above === 1)) gather(parts, n * STEP)
    end(into, place + above * STEP)
  }
}

function one(parts: Float64Array, count: number, into: Float64Array, place: number): void {
  for (let n = 0; n < STEP; n += 1) into[place + n] = count === 0 ? 0 : (parts[n] as number)
}

function cutOf(parts: Float64Array, count: number): number {
  let weights = 0
  let first = 0
  let second = 0
  let least = Infinity
  for (let at = 0; at < count * STEP; at += STEP) {
    const weight = parts[at] as number
    const mean = parts[at + 1] as number
    weights += weight
    first += weight * mean
    second += weight * mean * mean
    if (mean < least) least = mean
  }
  const centre = first / weights
  const spread = Math.sqrt(Math.max(0, second / weights - centre * centre))
  return Math.max(centre + 0.3 * spread, 1.6 * least)
}

/** The same for failures, in up to four groups: neighbours are merged, those first that lose least by it. */
export function splitFailures(atoms: Atoms, into: Float64Array, place: number): void {
  const { parts } = atoms
  let { count } = atoms
  atoms.count = 0
  into.fill(0, place, place + FAILURES)
  if (count > 1) count = sortMerged(parts, count, count > FAILED_GROUPS)
  while (count > FAILED_GROUPS) {
    let least = Infinity
    let at = 0
    for (let n = 0; n + 1 < count; n += 1) {
      const loss = lossOf(parts, n * STEP)
      if (loss < least) {
        least = loss
        at = n
      }
    }
    mergeNext(parts, at * STEP)
    parts.copyWithin((at + 1) * STEP, (at + 2) * STEP, count * STEP)
    count -= 1
  }
  for (let n = 0; n < count * STEP; n += 1) into[place + n] = parts[n] as number
}

/** What a tail loses if a part and the next are mixed: variance between them, and rare ones count more for their share. */
function lossOf(parts: Float64Array, at: number): number {
  const a = parts[at] as number
  const b = parts[at + STEP] as number
  const apart = (parts[at + STEP + 1] as number) - (parts[at + 1] as number)
  return ((a * b) / (a + b)) * apart * apart
}

function mergeNext(parts: Float64Array, at: number): void {
  begin()
  gather(parts, at)
  gather(parts, at + STEP)
  end(parts, at)
}

/** Sorts by mean; if there are too many, those that are practically equal become one. Gives back how many are left. */
function sortMerged(parts: Float64Array, count: number, merges: boolean): number {
  for (let n = 1; n < count; n += 1) {
    for (
      let k = n;
      k > 0 && (parts[(k - 1) * STEP + 1] as number) > (parts[k * STEP + 1] as number);
      k -= 1
    ) {
      for (let j = 0; j < STEP; j += 1) {
        const here = parts[k * STEP + j] as number
        parts[k * STEP + j] = parts[(k - 1) * STEP + j] as number
        parts[(k - 1) * STEP + j] = here
      }
    }
  }
  let left = 1
  for (let n = 1; n < count; n += 1) {
    const last = (left - 1) * STEP
    const gap = (parts[n * STEP + 1] as number) - (parts[last + 1] as number)
    const deviation = Math.sqrt(Math.max(parts[last + 2] as number, parts[n * STEP + 2] as number))
    if (merges && gap < 0.25 * deviation) {
      begin()
      gather(parts, last)
      gather(parts, n * STEP)
      end(parts, last)
    } else {
      if (left !== n) parts.copyWithin(left * STEP, n * STEP, (n + 1) * STEP)
      left += 1
    }
  }
  return left
}
