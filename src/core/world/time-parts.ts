/**
 * Times that are mixtures: an answer has four parts (fast success, slow success, quick failure, hanging failure), each a
 * share, a mean and a variance. What happens to a call is collected as atoms, successes and failures apart, and each kind
 * is split in two at a cut between their means: a failure after a timeout is nothing like one that was refused.
 */
export const FAST = 0
export const SLOW = 3
export const QUICK = 6
export const HANG = 9
/** Numbers of an answer. */
export const PARTS = 12

const NEGLIGIBLE = 1e-10
const MOST_ATOMS = 256

export interface Atoms {
  count: number
  readonly weight: Float64Array
  readonly mean: Float64Array
  readonly variance: Float64Array
}

export function makeAtoms(): Atoms {
  return {
    count: 0,
    weight: new Float64Array(MOST_ATOMS),
    mean: new Float64Array(MOST_ATOMS),
    variance: new Float64Array(MOST_ATOMS),
  }
}

/** Adds one; when there is no place left, to the last one. */
export function put(atoms: Atoms, weight: number, mean: number, variance: number): void {
  if (weight <= NEGLIGIBLE) return
  if (atoms.count < MOST_ATOMS) {
    const n = atoms.count
    atoms.count = n + 1
    atoms.weight[n] = weight
    atoms.mean[n] = mean
    atoms.variance[n] = variance
    return
  }
  const n = MOST_ATOMS - 1
  const before = atoms.weight[n] as number
  const old = atoms.mean[n] as number
  const sum = before + weight
  const square = before * ((atoms.variance[n] as number) + old * old) + weight * (variance + mean * mean)
  const mixed = (before * old + weight * mean) / sum
  atoms.weight[n] = sum
  atoms.mean[n] = mixed
  atoms.variance[n] = Math.max(0, square / sum - mixed * mixed)
}

/** Sorts what was collected into two groups around a cut between their means; the collection is empty afterwards. */
export function split(atoms: Atoms, into: Float64Array, place: number): void {
  const { count, weight, mean } = atoms
  atoms.count = 0
  if (count <= 1) {
    into[place] = count === 0 ? 0 : (weight[0] as number)
    into[place + 1] = count === 0 ? 0 : (mean[0] as number)
    into[place + 2] = count === 0 ? 0 : (atoms.variance[0] as number)
    into[place + 3] = 0
    into[place + 4] = 0
    into[place + 5] = 0
    return
  }
  let total = 0
  let sum = 0
  let squares = 0
  let least = Infinity
  for (let n = 0; n < count; n += 1) {
    const w = weight[n] as number
    const m = mean[n] as number
    total += w
    sum += w * m
    squares += w * m * m
    if (m < least) least = m
  }
  const centre = sum / total
  const between = Math.sqrt(Math.max(0, squares / total - centre * centre))
  const cut = Math.max(centre + 0.3 * between, 1.6 * least)
  gather(atoms, count, cut, into, place, false)
  gather(atoms, count, cut, into, place + 3, true)
}

function gather(
  atoms: Atoms,
  count: number,
  cut: number,
  into: Float64Array,
  place: number,
  above: boolean,
): void {
  let total = 0
  let sum = 0
  let squares = 0
  for (let n = 0; n < count; n += 1) {
    const m = atoms.mean[n] as number
    if (m > cut !== above) continue
    const w = atoms.weight[n] as number
    total += w
    sum += w * m
    squares += w * ((atoms.variance[n] as number) + m * m)
  }
  const mean = total > 0 ? sum / total : 0
  into[place] = total
  into[place + 1] = mean
  into[place + 2] = total > 0 ? Math.max(0, squares / total - mean * mean) : 0
}
