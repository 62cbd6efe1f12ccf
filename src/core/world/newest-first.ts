import { exp, log } from '../determinism/index.ts'
import type { WorldState } from './world-state.ts'

/*
 * Newest first under overload, in services (hold time over threads). Whoever finds g places left above him waits until the
 * line has come down to him. A line that is pushed up by load r > 1 does that at once with 1 / r; else it comes that low at
 * the rate (1 - 1/r)² r^-g, and he is as rare as r^-g: summed over g, a wait beyond t has the share 1 / (t log r). Before
 * the drift is felt, t < 1 / log² r, it is 1 / √(π t), that of a walk without one. Between them: one form, within 4 %.
 */
const ROOT_PI = 1.7724538509055159
const BETWEEN = 0.57
const EARLIER = 1.43

/** Of the share that waits longest, so much is told apart; and of its waits those up to so many times the shortest. */
const DEEP_SHARE = 0.04
const DEEP_RANGE = 30
/** Waits shorter than this many services are as good as none. */
const SHORTEST = 0.01
/** Nearer to saturation the walk has no drift that could be told from none. */
const LEAST_LOAD = 1.001
const PANELS = 16
/** Longer waits than this many services are no waits of this line. */
const LONGEST = 1e9

/** The walk: log of the load, and the rate at which a full line comes down to its last. */
interface Walk {
  drift: number
  emptying: number
}

/** Share of those taken in that wait longer than `t` services. */
function waitsBeyond(t: number, { drift, emptying }: Walk): number {
  if (t > LONGEST) return 0
  const root = Math.sqrt(t)
  const felt = drift * root
  const share = Math.min(
    1,
    (1 + BETWEEN * felt) / (root * (ROOT_PI + EARLIER * felt + BETWEEN * felt * felt)),
  )
  return emptying * t > 1e-3 ? share * exp(-emptying * t) : share
}

/** A queue with `places` under `load`: who is at its end waits as if drawn from an exponential distribution at last. */
function walkOf(load: number, places: number): Walk {
  const drift = log(Math.max(LEAST_LOAD, load))
  const levels = Math.min(700, places * drift)
  const slack = 1 - 1 / Math.max(LEAST_LOAD, load)
  return { drift, emptying: (Math.sqrt(load) * slack * slack) / Math.max(1e-12, exp(levels) - 1 - levels) }
}

/** Moments of the waits between `from` and `to`, about zero and times their share: left in `between`. */
const between = new Float64Array(3)

function integrate(from: number, to: number, walk: Walk): void {
  between.fill(0)
  if (to <= from) return
  const first = waitsBeyond(from, walk)
  const last = waitsBeyond(to, walk)
  let ratio = to / from
  for (let panels = PANELS; panels > 1; panels /= 2) ratio = Math.sqrt(ratio)
  const half = Math.sqrt(ratio)
  let mean = from * first - to * last
  let square = from * from * first - to * to * last
  for (let n = 0, t = from; n < PANELS; n += 1, t *= ratio) {
    const area = t * (ratio - 1) * waitsBeyond(t * half, walk)
    mean += area
    square += 2 * t * half * area
  }
  between[0] = first - last
  between[1] = mean
  between[2] = square
}

/**
 * Left by `describeLine`, in services: mean and variance of the waits of most, share of those who wait long, mean and
 * variance of their waits; nobody waits longer than `patience`, and the share that would is the last number.
 */
export const line = new Float64Array(6)

export function describeLine(load: number, places: number, patience: number): void {
  const walk = walkOf(load, places)
  // Where the wait beyond which are DEEP_SHARE of all is: a few steps of the form above solved for 1 / t.
  let long = 1 / (DEEP_SHARE * Math.max(walk.drift, DEEP_SHARE))
  for (let n = 0; n < 8; n += 1) long *= waitsBeyond(long, walk) / DEEP_SHARE
  const end = Math.max(2 * SHORTEST, patience)
  const split = Math.max(2 * SHORTEST, Math.min(long, end))
  const never = waitsBeyond(end, walk)
  integrate(SHORTEST, split, walk)
  const most = between[0] as number
  const mean = most > 0 ? (between[1] as number) / most : 0
  line[0] = mean
  line[1] = most > 0 ? Math.max(0, (between[2] as number) / most - mean * mean) : 0
  const deep = Math.max(0, waitsBeyond(split, walk) - never)
  integrate(split, Math.min(end, DEEP_RANGE * split), walk)
  const told = between[0] as number
  const deepMean = told > 0 ? (between[1] as number) / told : 0
  line[2] = never < 1 ? deep / (1 - never) : 0
  line[3] = deepMean
  line[4] = told > 0 ? Math.max(0, (between[2] as number) / told - deepMean * deepMean) : 0
  line[5] = never
}

/** Books a second of a line that is pushed up (`capacity` a second are served): who is buried for longer than callers wait hangs. */
export function bookNewestFirst(
  { cell }: WorldState,
  i: number,
  capacity: number,
  spread: number,
  places: number,
): void {
  const serviceS = spread / capacity
  const patience = (cell.deadlineS[i] as number) / serviceS
  cell.serviceS[i] = serviceS
  const never = waitsBeyond(Math.max(1, patience), walkOf((cell.arriving[i] as number) / capacity, places))
  cell.starvedShare[i] = Math.max(cell.starvedShare[i] as number, never)
}
