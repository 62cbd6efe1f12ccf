import { pow } from '../determinism/index.ts'
import { call } from './compose-response.ts'
import { shareAbove } from './gamma-table.ts'
import { FAILED, FAST, makeAtoms, PARTS, put, SLOW, STEP, splitFailures } from './time-parts.ts'

/** Kinds of outcomes of one call, best first; those of all calls together are as bad as the worst. */
const KINDS = PARTS / STEP
/** Links that may be called at once. */
const MOST_LINKS = 32
/** Where a part's distribution bends, in standard deviations from its mean: panels of the integration end there. */
const BENDS = [-3, -1.5, -0.5, 0.5, 1.5, 3, 5, 8, 12]
/** Gauss and Legendre's three points in a panel of length 1, and their weights. */
const NODES = [0.1127016653792583, 0.5, 0.8872983346207417]
const WEIGHTS = [5 / 18, 8 / 18, 5 / 18]

const calls = new Float64Array(MOST_LINKS * PARTS)
const whole = new Float64Array(MOST_LINKS)
const part = new Float64Array(MOST_LINKS)
const made = new Float64Array(MOST_LINKS)
/**
 * Calls to one service that share their luck: as how many with a chance of their own they end well (0: all have their own),
 * and are in time; and by kind what one of them ends with.
 */
const asMany = new Float64Array(MOST_LINKS)
const asManyTimes = new Float64Array(MOST_LINKS)
const one = new Float64Array(MOST_LINKS * KINDS)
/** How many calls are under way together, and the times between which the maximum is worked out. */
const together: { count: number; edges: number[] } = { count: 0, edges: [] }
const below = new Float64Array(KINDS)
const power = new Float64Array(KINDS)
const ends = new Float64Array(KINDS)
const moments = new Float64Array(3 * KINDS)
const failures = makeAtoms()

export function beginParallel(): void {
  together.count = 0
  together.edges = [0]
}

/**
 * `call` is made so many times (and once more with that probability), each of them with probability `probability`. Calls
 * to one service fail as if only the part `sharing` of them had a chance of its own, and take as long as `sharingTime` of them.
 */
export function addParallel(
  wholeCalls: number,
  partCall: number,
  probability: number,
  sharing = 1,
  sharingTime = 1,
): void {
  if (together.count >= MOST_LINKS) throw new Error(`more than ${MOST_LINKS} links are called at once`)
  calls.set(call, together.count * PARTS)
  whole[together.count] = wholeCalls
  part[together.count] = partCall
  made[together.count] = probability
  const shared = sharing < 1 || sharingTime < 1
  asMany[together.count] = shared ? sharing * (wholeCalls + partCall) : 0
  asManyTimes[together.count] = sharingTime * (wholeCalls + partCall)
  let sum = 1 - probability
  for (let kind = 0; shared && kind < KINDS; kind += 1) {
    sum += probability * (call[kind * STEP] as number)
    one[together.count * KINDS + kind] = Math.min(1, sum)
  }
  together.count += 1
  for (let at = FAST; at < PARTS; at += STEP) {
    if ((call[at] as number) <= 0) continue
    const mean = call[at + 1] as number
    const deviation = Math.sqrt(Math.max(call[at + 2] as number, 1e-12 * mean * mean))
    for (const bend of BENDS) if (mean + bend * deviation > 0) together.edges.push(mean + bend * deviation)
  }
}

/**
 * All calls at once, as one: it ends when the last has ended, and fails if one has. The time of independent calls is at
 * most t with the product of their shares; its moments are integrals of what is left above t.
 */
export function endParallel(): void {
  together.edges.sort((a, b) => a - b)
  jointBelow(Infinity, ends)
  moments.fill(0)
  for (let n = 1; n < together.edges.length; n += 1) {
    const from = together.edges[n - 1] as number
    const length = (together.edges[n] as number) - from
    if (length <= 0) continue
    for (let k = 0; k < NODES.length; k += 1) {
      const t = from + length * (NODES[k] as number)
      const weight = length * (WEIGHTS[k] as number)
      jointBelow(t, power)
      for (let kind = 0; kind < KINDS; kind += 1) {
        const left = weight * ((ends[kind] as number) - (power[kind] as number))
        moments[3 * kind] = (moments[3 * kind] as number) + left
        moments[3 * kind + 1] = (moments[3 * kind + 1] as number) + 2 * t * left
        moments[3 * kind + 2] = (moments[3 * kind + 2] as number) + 3 * t * t * left
      }
    }
  }
  for (let kind = 0; kind < KINDS; kind += 1) worst(kind)
  splitFailures(failures, call, FAILED)
}

/** Of each kind and better: the share of all calls together that have ended so by `t`. */
function jointBelow(t: number, into: Float64Array): void {
  into.fill(1)
  for (let n = 0; n < together.count; n += 1) {
    let sum = 1 - (made[n] as number)
    for (let kind = 0; kind < KINDS; kind += 1) {
      const at = n * PARTS + kind * STEP
      const share = calls[at] as number
      if (share > 0)
        sum +=
          (made[n] as number) *
          share *
          (t === Infinity
            ? 1
            : 1 - shareAbove(t, calls[at + 1] as number, calls[at + 2] as number, calls[at + 3] as number))
      below[kind] = sum
    }
    if ((asMany[n] as number) > 0) {
      shareLuck(n, into)
      continue
    }
    for (let kind = 0; kind < KINDS; kind += 1) {
      const one = below[kind] as number
      let all = into[kind] as number
      for (let k = 0; k < (whole[n] as number); k += 1) all *= one
      into[kind] = all * (1 - (part[n] as number) * (1 - one))
    }
  }
}

/** What has ended in time of what ends so at all, and that. */
function shareLuck(n: number, into: Float64Array): void {
  for (let kind = 0; kind < KINDS; kind += 1) {
    const end = one[n * KINDS + kind] as number
    const now = Math.min(1, (below[kind] as number) / Math.max(end, 1e-12))
    const well = end < 1 ? pow(Math.max(end, 1e-12), asMany[n] as number) : 1
    into[kind] = (into[kind] as number) * well * (now < 1 ? pow(now, asManyTimes[n] as number) : 1)
  }
}

/** The outcome of this kind, exactly: what is added to the better ones. */
function worst(kind: number): void {
  const share = kind === 0 ? (ends[0] as number) : (ends[kind] as number) - (ends[kind - 1] as number)
  const of = (n: number): number => {
    const here = moments[3 * kind + n] as number
    return share > 1e-12 ? (here - (kind === 0 ? 0 : (moments[3 * (kind - 1) + n] as number))) / share : 0
  }
  const mean = Math.max(0, of(0))
  const square = of(1)
  const variance = Math.max(0, square - mean * mean)
  const third = of(2) - 3 * mean * square + 2 * mean * mean * mean
  if (kind * STEP >= FAILED) {
    put(failures, share, mean, variance, third)
    return
  }
  const at = kind === 0 ? FAST : SLOW
  call[at] = share > 1e-12 ? share : 0
  call[at + 1] = mean
  call[at + 2] = variance
  call[at + 3] = third
}
