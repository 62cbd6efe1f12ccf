import { pow } from '../determinism/index.ts'
import { shareAbove } from './gamma-table.ts'
import type { Longest } from './mixture-quantile.ts'
import { ATTEMPT_SLOTS } from './state-views.ts'
import type { Market } from './topology.ts'
import type { WorldState } from './world-state.ts'

/** Weighted sums over the doors of one market: good fast and slow requests with their moments, and bad ones. */
export const atDoors = new Float64Array(12)
/** Good requests of one market by how often they were tried before. */
export const byRepeats = new Float64Array(ATTEMPT_SLOTS)

/** Fewer of the requests than this answered at once would divide by nothing. */
const FEWEST_AT_ONCE = 1e-6
/** A kind of visit rarer than this is left out. */
const RARE = 1e-7

/** `base` to a power that is nearly always a small whole number. */
export function power(base: number, exponent: number): number {
  if (base >= 1) return 1
  if (exponent > 12 || exponent !== Math.floor(exponent)) return pow(base, exponent)
  let product = 1
  for (let n = 0; n < exponent; n += 1) product *= base
  return product
}

export function addDoor({ door }: WorldState, d: number, weight: number): void {
  addMoments(
    0,
    weight * (door.fast[d] as number),
    door.fastMean[d] as number,
    door.fastVariance[d] as number,
    door.fastThird[d] as number,
  )
  addMoments(
    4,
    weight * (door.slow[d] as number),
    door.slowMean[d] as number,
    door.slowVariance[d] as number,
    door.slowThird[d] as number,
  )
  addMoments(8, weight * (door.bad[d] as number), door.badMean[d] as number, door.badVariance[d] as number, 0)
}

/** Weight and first three moments about zero. */
function addMoments(at: number, weight: number, mean: number, variance: number, third: number): void {
  atDoors[at] = (atDoors[at] as number) + weight
  atDoors[at + 1] = (atDoors[at + 1] as number) + weight * mean
  atDoors[at + 2] = (atDoors[at + 2] as number) + weight * (variance + mean * mean)
  atDoors[at + 3] = (atDoors[at + 3] as number) + weight * (third + 3 * mean * variance + mean * mean * mean)
}

/**
 * Time of a whole visit: its requests one after the other. Kinds of visits: all requests fast; some slow; one, two or more
 * repeats. A request that is repeated waits for the failure and for a pause that is uniform between half and one and a
 * half backoffs. `good` requests in all, by repeats in `byRepeats`.
 */
export function describeVisit(state: WorldState, m: number, from: Market, good: number): void {
  const { market } = state
  const fast = atDoors[0] as number
  const answered = fast + (atDoors[4] as number)
  if (answered <= 0) return
  const k = from.requestsPerVisit
  const fm = fast > 0 ? (atDoors[1] as number) / fast : 0
  const fastSquare = fast > 0 ? (atDoors[2] as number) / fast : 0
  const fv = Math.max(0, fastSquare - fm * fm)
  const ft = fast > 0 ? (atDoors[3] as number) / fast - 3 * fm * fastSquare + 2 * fm * fm * fm : 0
  const atOnce = good > 0 && from.attempts > 1 ? (byRepeats[0] as number) / good : 1
  const none = atOnce > 0.9999999 ? 1 : power(Math.max(FEWEST_AT_ONCE, atOnce), k)
  const fastShare = fast / answered
  const allFast = none * (fastShare > 0.9999999 ? 1 : power(fastShare, k))
  market.fast[m] = allFast
  market.fastMean[m] = k * fm
  market.fastVariance[m] = k * fv
  market.fastThird[m] = k * ft
  const slow = none - allFast
  market.slow[m] = 0
  market.once[m] = 0
  market.twice[m] = 0
  market.oftener[m] = 0
  if (1 - allFast < RARE) return
  const mean = ((atDoors[1] as number) + (atDoors[5] as number)) / answered
  const square = ((atDoors[2] as number) + (atDoors[6] as number)) / answered
  const variance = Math.max(0, square - mean * mean)
  const third =
    ((atDoors[3] as number) + (atDoors[7] as number)) / answered - 3 * mean * square + 2 * mean * mean * mean
  if (slow >= RARE) {
    // The visit about zero, without its fast kind.
    const visit = moments(k * mean, k * variance, k * third)
    const quick = moments(k * fm, k * fv, k * ft)
    const slowMean = Math.max(k * fm, (none * visit[0] - allFast * quick[0]) / slow)
    const slowSquare = (none * visit[1] - allFast * quick[1]) / slow
    const slowCube = (none * visit[2] - allFast * quick[2]) / slow
    market.slow[m] = slow
    market.slowMean[m] = slowMean
    market.slowVariance[m] = Math.max(0, slowSquare - slowMean * slowMean)
    market.slowThird[m] = slowCube - 3 * slowMean * slowSquare + 2 * slowMean * slowMean * slowMean
  }
  if (1 - none >= RARE) repeatSome(state, m, from, good, none, k * mean, k * variance, k * third)
}

/** Visits with repeats: coefficients of the power of a polynomial say how often, one, two, and more taken together. */
function repeatSome(
  { market }: WorldState,
  m: number,
  from: Market,
  good: number,
  none: number,
  mean: number,
  variance: number,
  third: number,
): void {
  const k = from.requestsPerVisit
  const backoff = from.backoffMs / 1000
  const failed = atDoors[8] as number
  const failMean = failed > 0 ? (atDoors[9] as number) / failed : 0
  const failVariance = failed > 0 ? Math.max(0, (atDoors[10] as number) / failed - failMean * failMean) : 0
  const delay = failMean + backoff
  const delayVariance = failVariance + (backoff * backoff) / 12
  const g0 = Math.max(FEWEST_AT_ONCE, (byRepeats[0] as number) / good)
  const g1 = (byRepeats[1] as number) / good
  const g2 = from.attempts > 2 ? (byRepeats[2] as number) / good : 0
  const once = (k * g1 * none) / g0
  const twice = Math.max(0, (2 * k * g2 * none + (k - 1) * g1 * once) / (2 * g0))
  let repeats = 0
  let squares = 0
  for (let a = 1; a < from.attempts; a += 1) {
    const share = (byRepeats[a] as number) / good
    repeats += a * share
    squares += a * a * share
  }
  const all = k * repeats
  const allSquares = k * (squares - repeats * repeats) + all * all
  const more = Math.max(0, 1 - none - once - twice)
  market.once[m] = once
  market.onceMean[m] = mean + delay
  market.onceVariance[m] = variance + delayVariance
  market.onceThird[m] = third
  market.twice[m] = twice
  market.twiceMean[m] = mean + 2 * delay
  market.twiceVariance[m] = variance + 2 * delayVariance
  market.twiceThird[m] = third
  if (more < RARE) return
  const number = Math.max(3, (all - once - 2 * twice) / more)
  const spread = Math.max(0, (allSquares - once - 4 * twice) / more - number * number) * delay * delay
  market.oftener[m] = more
  market.oftenerMean[m] = mean + number * delay
  market.oftenerVariance[m] = variance + number * delayVariance + spread
  // Each further repeat is rarer by about the same factor.
  market.oftenerThird[m] = third + 2 * spread * Math.sqrt(spread)
}

/** First three moments about zero. */
function moments(mean: number, variance: number, third: number): readonly [number, number, number] {
  return [mean, variance + mean * mean, third + 3 * mean * variance + mean * mean * mean]
}

/** Kinds of visits by repeats, each with its share and three moments. */
export const visitKinds = [
  ['fast', 'fastMean', 'fastVariance', 'fastThird'],
  ['slow', 'slowMean', 'slowVariance', 'slowThird'],
  ['once', 'onceMean', 'onceVariance', 'onceThird'],
  ['twice', 'twiceMean', 'twiceVariance', 'twiceThird'],
  ['oftener', 'oftenerMean', 'oftenerVariance', 'oftenerThird'],
] as const

/**
 * The longest visit of each kind, s: no request is answered after its device has given up, and a repeat costs that and the
 * longest pause. Moments alone do not know it: their tail goes on.
 */
export function longestVisits({ requestsPerVisit, timeoutMs, attempts, backoffMs }: Market): Longest {
  const answered = (requestsPerVisit * timeoutMs) / 1000
  const repeat = (timeoutMs + 1.5 * backoffMs) / 1000
  const most = requestsPerVisit * (attempts - 1)
  return [answered, answered, answered + repeat, answered + 2 * repeat, answered + most * repeat]
}

/** Share of the visits that are answered which takes longer. */
export function visitAbove({ market }: WorldState, m: number, limitS: number, longest: Longest): number {
  const { fast, slow, once, twice, oftener } = market
  let above = aboveOf(limitS, longest, 0, fast, market.fastMean, market.fastVariance, market.fastThird, m)
  if (slow[m] !== 0)
    above += aboveOf(limitS, longest, 1, slow, market.slowMean, market.slowVariance, market.slowThird, m)
  if (once[m] === 0) return above
  above += aboveOf(limitS, longest, 2, once, market.onceMean, market.onceVariance, market.onceThird, m)
  above += aboveOf(limitS, longest, 3, twice, market.twiceMean, market.twiceVariance, market.twiceThird, m)
  const { oftenerMean, oftenerVariance, oftenerThird } = market
  return above + aboveOf(limitS, longest, 4, oftener, oftenerMean, oftenerVariance, oftenerThird, m)
}

function aboveOf(
  limitS: number,
  longest: Longest,
  kind: number,
  share: Float64Array,
  mean: Float64Array,
  variance: Float64Array,
  third: Float64Array,
  m: number,
): number {
  const weight = share[m] as number
  return weight > 0 && limitS < (longest[kind] as number)
    ? weight * shareAbove(limitS, mean[m] as number, variance[m] as number, third[m] as number)
    : 0
}
