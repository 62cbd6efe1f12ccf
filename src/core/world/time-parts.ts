/**
 * Times that are mixtures. An answer has parts: fast successes, slow successes, and failures in up to four groups, the
 * quickest first, for a failure after three timeouts is nothing like one that was refused. Each part is a share, a mean, a
 * variance and a third central moment. What happens to a call is collected as atoms, successes and failures apart, and
 * each kind is split into its groups by its means.
 */
export const STEP = 4
export const FAST = 0
export const SLOW = FAST + STEP
export const FAILED = SLOW + STEP
export const FAILED_GROUPS = 4
/** Numbers that failures take. */
export const FAILURES = FAILED_GROUPS * STEP
/** Numbers of an answer. */
export const PARTS = FAILED + FAILURES

const NEGLIGIBLE = 1e-9
const MOST_ATOMS = 64
/** Atoms whose means are within this of each other are one. */
const ALIKE = 0.02

export interface Atoms {
  count: number
  readonly mean: Float64Array
  /** Four numbers each: weight, and the first three moments about zero times it. */
  readonly sums: Float64Array
}

export function makeAtoms(): Atoms {
  return { count: 0, mean: new Float64Array(MOST_ATOMS), sums: new Float64Array(MOST_ATOMS * STEP) }
}

const added = new Float64Array(STEP)

/** Adds one: to one that is like it, or when there is no place left to the last one, or by itself. */
export function put(atoms: Atoms, weight: number, mean: number, variance: number, third: number): void {
  added[0] = weight
  added[1] = mean
  added[2] = variance
  added[3] = third
  putPart(atoms, added, 0)
}

/** The same, of a part as it stands. */
export function putPart(atoms: Atoms, part: Float64Array, from: number): void {
  const weight = part[from] as number
  if (weight <= NEGLIGIBLE) return
  const mean = part[from + 1] as number
  const variance = part[from + 2] as number
  const { count, mean: known, sums } = atoms
  const near = ALIKE * mean
  let n = 0
  while (n < count && Math.abs((known[n] as number) - mean) > near) n += 1
  const first = weight * mean
  const second = weight * (variance + mean * mean)
  const cube = weight * ((part[from + 3] as number) + 3 * mean * variance + mean * mean * mean)
  if (n === MOST_ATOMS) n -= 1
  const at = n * STEP
  if (n >= count) {
    atoms.count = count + 1
    known[n] = mean
    sums[at] = weight
    sums[at + 1] = first
    sums[at + 2] = second
    sums[at + 3] = cube
    return
  }
  sums[at] = (sums[at] as number) + weight
  sums[at + 1] = (sums[at + 1] as number) + first
  sums[at + 2] = (sums[at + 2] as number) + second
  sums[at + 3] = (sums[at + 3] as number) + cube
  known[n] = (sums[at + 1] as number) / (sums[at] as number)
}

/** Weight and weighted moments of what is gathered; in an array, so that no number is boxed. */
const mixed = new Float64Array(STEP)

/** Parts that are mixed into one: `begin`, `gather` each, `end`. */
export function begin(): void {
  mixed[0] = 0
  mixed[1] = 0
  mixed[2] = 0
  mixed[3] = 0
}

export function gather(parts: Float64Array, at: number): void {
  const weight = parts[at] as number
  if (weight <= 0) return
  const mean = parts[at + 1] as number
  const variance = parts[at + 2] as number
  mixed[0] = (mixed[0] as number) + weight
  mixed[1] = (mixed[1] as number) + weight * mean
  mixed[2] = (mixed[2] as number) + weight * (variance + mean * mean)
  mixed[3] =
    (mixed[3] as number) + weight * ((parts[at + 3] as number) + 3 * mean * variance + mean * mean * mean)
}

/** Gathers what was collected as atom n. */
export function gatherAtom({ sums }: Atoms, n: number): void {
  const at = n * STEP
  mixed[0] = (mixed[0] as number) + (sums[at] as number)
  mixed[1] = (mixed[1] as number) + (sums[at + 1] as number)
  mixed[2] = (mixed[2] as number) + (sums[at + 2] as number)
  mixed[3] = (mixed[3] as number) + (sums[at + 3] as number)
}

export function end(into: Float64Array, at: number): void {
  centre(mixed, 0, into, at)
}

/** From weighted moments about zero to a part. */
function centre(sums: Float64Array, from: number, into: Float64Array, at: number): void {
  const total = sums[from] as number
  into[at] = total
  if (total <= 0) {
    into[at + 1] = 0
    into[at + 2] = 0
    into[at + 3] = 0
    return
  }
  const mean = (sums[from + 1] as number) / total
  const square = (sums[from + 2] as number) / total
  into[at + 1] = mean
  into[at + 2] = Math.max(0, square - mean * mean)
  into[at + 3] = (sums[from + 3] as number) / total - 3 * mean * square + 2 * mean * mean * mean
}

function clear(into: Float64Array, from: number, to: number): void {
  for (let n = from; n < to; n += 1) into[n] = 0
}

/** Puts what was collected at `place`: in one group, or around a cut between the means in two; then it is empty. */
export function splitSuccesses(atoms: Atoms, into: Float64Array, place: number): void {
  const { count, mean, sums } = atoms
  atoms.count = 0
  if (count <= 1) {
    if (count === 1) centre(sums, 0, into, place)
    clear(into, place + count * STEP, place + 2 * STEP)
    return
  }
  const cut = cutOf(atoms, count)
  let slow = 0
  begin()
  for (let n = 0; n < count; n += 1)
    if ((mean[n] as number) > cut) slow += 1
    else gatherAtom(atoms, n)
  end(into, place)
  begin()
  for (let n = 0; slow > 0 && n < count; n += 1) if ((mean[n] as number) > cut) gatherAtom(atoms, n)
  end(into, place + STEP)
}

function cutOf({ mean, sums }: Atoms, count: number): number {
  let weights = 0
  let first = 0
  let second = 0
  let least = Infinity
  for (let n = 0; n < count; n += 1) {
    const weight = sums[n * STEP] as number
    const m = mean[n] as number
    weights += weight
    first += weight * m
    second += weight * m * m
    if (m < least) least = m
  }
  const centre = first / weights
  const spread = Math.sqrt(Math.max(0, second / weights - centre * centre))
  return Math.max(centre + 0.3 * spread, 1.6 * least)
}

/** Where each atom stands by its mean, and where groups of neighbours begin. */
const order = new Int16Array(MOST_ATOMS)
const starts = new Int16Array(MOST_ATOMS + 1)
const groupWeight = new Float64Array(MOST_ATOMS)
const groupMean = new Float64Array(MOST_ATOMS)

/** The same for failures, in up to four groups: neighbours are merged, those first that vary least from each other. */
export function splitFailures(atoms: Atoms, into: Float64Array, place: number): void {
  const { count, mean, sums } = atoms
  atoms.count = 0
  const kept = Math.min(count, FAILED_GROUPS)
  clear(into, place + kept * STEP, place + FAILURES)
  if (count <= 1) {
    if (count === 1) centre(sums, 0, into, place)
    return
  }
  for (let n = 0; n < count; n += 1) {
    let at = n
    for (; at > 0 && (mean[order[at - 1] as number] as number) > (mean[n] as number); at -= 1)
      order[at] = order[at - 1] as number
    order[at] = n
  }
  if (count <= FAILED_GROUPS) {
    for (let n = 0; n < count; n += 1) centre(sums, (order[n] as number) * STEP, into, place + n * STEP)
    return
  }
  for (let n = 0; n < count; n += 1) {
    starts[n] = n
    groupWeight[n] = sums[(order[n] as number) * STEP] as number
    groupMean[n] = mean[order[n] as number] as number
  }
  let groups = count
  for (; groups > FAILED_GROUPS; groups -= 1) mergeNearest(groups)
  starts[groups] = count
  for (let g = 0; g < groups; g += 1) {
    begin()
    for (let n = starts[g] as number; n < (starts[g + 1] as number); n += 1)
      gatherAtom(atoms, order[n] as number)
    end(into, place + g * STEP)
  }
}

/** Merges the two neighbours of which least variance between them is lost. */
function mergeNearest(groups: number): void {
  let least = Infinity
  let at = 0
  for (let g = 0; g + 1 < groups; g += 1) {
    const a = groupWeight[g] as number
    const b = groupWeight[g + 1] as number
    const apart = (groupMean[g + 1] as number) - (groupMean[g] as number)
    const loss = ((a * b) / (a + b)) * apart * apart
    if (loss < least) {
      least = loss
      at = g
    }
  }
  const a = groupWeight[at] as number
  const b = groupWeight[at + 1] as number
  groupMean[at] = (a * (groupMean[at] as number) + b * (groupMean[at + 1] as number)) / (a + b)
  groupWeight[at] = a + b
  for (let g = at + 1; g + 1 < groups; g += 1) {
    groupMean[g] = groupMean[g + 1] as number
    groupWeight[g] = groupWeight[g + 1] as number
    starts[g] = starts[g + 1] as number
  }
}
