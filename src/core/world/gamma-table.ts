import { exp, gammaBelow, normalBelow } from '../determinism/index.ts'

/**
 * Times are gamma distributions, moved so that their mean, variance and third central moment are right: a constant wait
 * and an exponential service is as skewed as the service alone. Tables over half the skewness (the coefficient of
 * variation before it was moved, 0 to 2.5) and the distance from the mean in standard deviations (-4 to 16) make a tail
 * cheap; absolute error below 3e-3.
 */
const CV_STEP = 0.05
const CV_ROWS = 51
const Z_STEP = 0.125
const Z_LOW = -4
const Z_COLUMNS = 161
/** A shorter time than this, s, is none: its moments would be too small for numbers. */
const NO_TIME = 1e-9
/** Beyond this many standard deviations nothing is left worth counting. */
const Z_FAR = 16

/**
 * Numbers of a point, side by side because they are asked for together: the share above; first, second and third moment of
 * what is below, of the standardized distribution.
 */
const ABOVE = 0
const FIRST_BELOW = 1
const SECOND_BELOW = 2
const THIRD_BELOW = 3
const POINT = 4
const ROW = POINT * Z_COLUMNS
const points = new Float64Array(CV_ROWS * ROW)
const filled = new Uint8Array(CV_ROWS)

/** Pure memo: each row is filled when first asked for, the same in every engine. */
function fillRow(row: number): void {
  filled[row] = 1
  for (let column = 0; column < Z_COLUMNS; column += 1) {
    const z = Z_LOW + column * Z_STEP
    const at = row * ROW + column * POINT
    if (row === 0) fillNormal(at, z)
    else fillGamma(at, z, row * CV_STEP)
  }
}

function fillNormal(at: number, z: number): void {
  const density = 0.3989422804014327 * exp(-0.5 * z * z)
  const below = normalBelow(z)
  points[at + ABOVE] = normalBelow(-z)
  points[at + FIRST_BELOW] = -density
  points[at + SECOND_BELOW] = below - z * density
  points[at + THIRD_BELOW] = -(z * z + 2) * density
}

function fillGamma(at: number, z: number, cv: number): void {
  const shape = 1 / (cv * cv)
  const x = Math.max(0, shape * (1 + z * cv))
  // Moments of the gamma over its mean, then about the mean.
  const none = gammaBelow(shape, x)
  const one = gammaBelow(shape + 1, x)
  const two = (1 + 1 / shape) * gammaBelow(shape + 2, x)
  const three = (1 + 1 / shape) * (1 + 2 / shape) * gammaBelow(shape + 3, x)
  points[at + ABOVE] = 1 - none
  points[at + FIRST_BELOW] = (one - none) / cv
  points[at + SECOND_BELOW] = (two - 2 * one + none) / (cv * cv)
  points[at + THIRD_BELOW] = (three - 3 * two + 3 * one - none) / (cv * cv * cv)
}

/** Third central moment of a gamma distribution that was not moved. */
export function gammaThird(mean: number, variance: number): number {
  return mean > 0 ? (2 * variance * variance) / mean : 0
}

/** Seconds. Of a shorter wait rounding has left no variance that means anything. */
const NO_WAIT = 1e-12

/** The same of a wait: none for some and exponential for the others, where it varies more than an exponential. */
export function waitThird(mean: number, variance: number): number {
  if (mean <= NO_WAIT) return 0
  if (variance <= mean * mean) return gammaThird(mean, variance)
  const square = variance + mean * mean
  return (1.5 * square * square) / mean - 3 * mean * square + 2 * mean * mean * mean
}

/** Left by `locate`: how far between two rows and two columns the place is (in an array: no number is boxed). */
const part = new Float64Array(2)

/** The first of the four points around the place. */
function locate(z: number, third: number, deviation: number): number {
  const skew = (0.5 * third) / (deviation * deviation * deviation)
  const cvAt = Math.min(CV_ROWS - 1.000001, Math.max(0, skew / CV_STEP))
  const zAt = Math.min(Z_COLUMNS - 1.000001, Math.max(0, (z - Z_LOW) / Z_STEP))
  const row = Math.floor(cvAt)
  const column = Math.floor(zAt)
  if (filled[row] === 0) fillRow(row)
  if (filled[row + 1] === 0) fillRow(row + 1)
  part[0] = cvAt - row
  part[1] = zAt - column
  return row * ROW + column * POINT
}

/** A number of the four points around a place, that many parts of the way between the rows and between the columns. */
function between(at: number, u: number, v: number): number {
  return (
    (1 - u) * (1 - v) * (points[at] as number) +
    (1 - u) * v * (points[at + POINT] as number) +
    u * (1 - v) * (points[at + ROW] as number) +
    u * v * (points[at + ROW + POINT] as number)
  )
}

/**
 * For `truncateAt`: limit, mean, variance and third central moment; it leaves the share below the limit, and the moments of
 * what is below.
 */
export const truncated = new Float64Array(4)

/** Cuts the distribution in `truncated` at its limit. */
export function truncateAt(): void {
  const limit = truncated[0] as number
  const mean = truncated[1] as number
  const variance = truncated[2] as number
  // Never quite certain: a distribution without any spread would divide by it.
  const deviation = Math.sqrt(Math.max(variance, 1e-12 * mean * mean))
  if (limit >= mean + Z_FAR * deviation) {
    truncated[0] = 1
    return
  }
  const third = truncated[3] as number
  truncated[0] = 0
  truncated[1] = Math.max(0, limit)
  truncated[2] = 0
  truncated[3] = 0
  if (limit <= 0 || limit < mean + Z_LOW * deviation) return
  const at = locate((limit - mean) / deviation, third, deviation)
  const u = part[0] as number
  const v = part[1] as number
  const below = 1 - between(at + ABOVE, u, v)
  if (below < 1e-9) return
  const first = between(at + FIRST_BELOW, u, v) / below
  const second = between(at + SECOND_BELOW, u, v) / below
  truncated[0] = below
  truncated[1] = Math.min(limit, Math.max(0, mean + deviation * first))
  truncated[2] = variance * Math.max(0, second - first * first)
  truncated[3] =
    variance *
    deviation *
    (between(at + THIRD_BELOW, u, v) / below - 3 * first * second + 2 * first * first * first)
}

/** Share of a distribution above `limit`. */
export function shareAbove(limit: number, mean: number, variance: number, third: number): number {
  if (!(mean > NO_TIME)) return limit < 0 ? 1 : 0
  const deviation = Math.sqrt(Math.max(variance, 1e-12 * mean * mean))
  if (limit >= mean + Z_FAR * deviation) return 0
  if (limit <= 0 || limit < mean + Z_LOW * deviation) return 1
  const at = locate((limit - mean) / deviation, third, deviation)
  return between(at + ABOVE, part[0] as number, part[1] as number)
}
