import { crowding, waitingShare } from './erlang-table.ts'
import { crowd } from './occupancy.ts'

/**
 * Left by `fitStation`: the cell as one station. How many threads are held at its highest rate while nobody is kept
 * waiting for a core; how many more may be held (whole ones); the servers whose chance makes the first wait; and the
 * highest rate; and how far the threads end beyond the cores, 0 to 1.
 */
export const station = new Float64Array(5)
/** Left by `waitAtCores`: by how much the cores lengthen a request, mean and variance. */
export const coreWait = new Float64Array(2)

/** Of a request's time at the cores: waits shorter than this are none. */
const NO_WAIT = 2e-3
/** Further from saturation than this, (1 - load) sqrt(cores), there is none. */
const FAR_FROM_FULL = 2.6

/** Own time times this: a request that has less than one core for itself works longer, however alone it is. */
export function partOfCore(cores: number, cpuShare: number): number {
  return cores > 0 && cores < 1 ? 1 + cpuShare * (1 / cores - 1) : 1
}

/** Do requests that come at this rate ever wait for a core? `cpuS` seconds of one each, no more of them than threads. */
export function coresMatter(rate: number, cpuS: number, cores: number, threads: number): boolean {
  if (cores >= threads || cpuS <= 0) return false
  const load = (rate * cpuS) / cores
  if ((1 - load) * Math.sqrt(cores) > FAR_FROM_FULL) return false
  return load >= 1 || waitingShare(cores, load) > NO_WAIT * cores * (1 - load)
}

/**
 * Highest rate with all threads held: a closed network of cores and a time elsewhere. Seen from elsewhere, where i are:
 * up to N = threads - cores (whole ones) of them all cores work, and i is as in Erlang's loss system; from there on cores
 * stand idle. A part of a core is one that works at that pace, and only when all the others are taken.
 */
function highestRate(threads: number, cores: number, restS: number, cpuS: number): number {
  const work = restS / cpuS
  if (work <= 0) return cores / cpuS
  const whole = Math.floor(cores)
  const part = cores - whole
  const beyond = threads - whole
  const crowded = crowding(beyond, (cores * work) / beyond)
  if (crowded === 0) return cores / cpuS
  let total = 1 + Math.sqrt(Math.max(1, beyond)) / crowded
  let idle = part
  let weight = 1
  for (let k = 1; k <= whole; k += 1) {
    weight *= ((whole - k + 1) * work) / (beyond + k)
    total += weight
    idle += (part + k) * weight
    if (k * weight < 1e-7 * total) break
    if (weight < 1e200) continue
    weight *= 1e-200
    total *= 1e-200
    idle *= 1e-200
  }
  return (cores - idle / total) / cpuS
}

/** Pure memo: the stations fitted last, each with what it was fitted to. Hold times settle and are the same for long. */
const MOST_KNOWN = 64
const ASKED = 4
const KNOWN = ASKED + 5
const known = new Float64Array(MOST_KNOWN * KNOWN)

/**
 * Threads and cores of cell `i` as one station. What threads and cores leave between them at the highest rate is room at
 * the cores.
 */
export function fitStation(i: number, threads: number, cores: number, holdS: number, cpuS: number): void {
  const at = (i % MOST_KNOWN) * KNOWN
  if (known[at] === threads && known[at + 1] === cores && known[at + 2] === holdS && known[at + 3] === cpuS) {
    for (let n = 0; n < station.length; n += 1) station[n] = known[at + ASKED + n] as number
    return
  }
  fitAnew(threads, cores, holdS, cpuS)
  known[at] = threads
  known[at + 1] = cores
  known[at + 2] = holdS
  known[at + 3] = cpuS
  for (let n = 0; n < station.length; n += 1) known[at + ASKED + n] = station[n] as number
}

function fitAnew(threads: number, cores: number, holdS: number, cpuS: number): void {
  const alone = threads / holdS
  const load = (alone * cpuS) / cores
  let rate = alone
  if (load >= 1 || waitingShare(cores, load) > NO_WAIT * cores * (1 - load))
    rate = Math.min(alone, highestRate(threads, cores, holdS - cpuS, cpuS))
  const held = rate * holdS
  const more = Math.floor(threads - held + 1e-6)
  const outside = Math.max(0, held - rate * cpuS)
  // Where the threads end far beyond the cores, the cores alone decide who waits; where they end first, the threads.
  const far = Math.min(1, more / Math.sqrt(1 + outside))
  const least = Math.min(cores, held)
  station[0] = held
  station[1] = more
  station[2] = least + (held - least) * (1 - far)
  station[3] = rate
  station[4] = far
}

/**
 * How much longer requests take at the cores, after `occupy`, at so many a second. Cores that are shared stretch everybody's
 * work alike while the number there stays, so that work and crowd multiply; a crowd changes while it is worked on, which
 * for one core makes (2 + load) / (2 - load) of the square of the mean. Who works long at a core works long before, too.
 */
export function waitAtCores(
  rate: number,
  cpuS: number,
  ownS: number,
  cores: number,
  threadsLeft: number,
  ownVariation: number,
): void {
  coreWait[0] = 0
  coreWait[1] = 0
  if (rate <= 0) return
  const load = Math.min(1, (rate * cpuS) / cores)
  const alone = (waitingShare(cores, load) * load) / (1 - load + 1 / Math.max(1, threadsLeft))
  const held = crowd[7] as number
  const waiting = Math.max(held, Math.min(alone, Math.max(0, threadsLeft)))
  const more = waiting / rate
  const took = cpuS + more
  const variance = held > 0 ? (crowd[8] as number) : waiting * waiting
  const crowding = Math.min(1, ((cpuS / took) * (cpuS / took) * variance) / (cores * cores))
  const work = ownVariation * ownVariation
  coreWait[0] = more
  coreWait[1] = Math.max(
    0,
    took * took * ((1 + work) * (1 + crowding / (2 - crowding)) - 1) +
      (2 * (ownS - cpuS) * more - cpuS * cpuS) * work,
  )
}
