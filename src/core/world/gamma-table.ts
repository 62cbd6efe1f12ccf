import { gammaBelow, normalBelow } from '../determinism/index.ts'

/**
 * Response times are gamma distributed by their mean and variance. Tables over the coefficient of variation (0 to 2.5)
 * and the distance from the mean in standard deviations (-4 to 16) make a tail cheap; absolute error below 3e-3.
 */
const CV_STEP = 0.05
const CV_ROWS = 51
const Z_STEP = 0.125
const Z_LOW = -4
const Z_COLUMNS = 161
/** Beyond this many standard deviations nothing is left worth counting. */
const Z_FAR = 16

const size = CV_ROWS * Z_COLUMNS
const above = new Float64Array(size)
const firstBelow = new Float64Array(size)
const secondBelow = new Float64Array(size)
const filled = new Uint8Array(CV_ROWS)

/** Pure memo: each row is filled when first asked for, the same in every engine. */
function fillRow(row: number): void {
  filled[row] = 1
  const cv = row * CV_STEP
  const shape = row === 0 ? 0 : 1 / (cv * cv)
  for (let column = 0; column < Z_COLUMNS; column += 1) {
    const z = Z_LOW + column * Z_STEP
    const at = row * Z_COLUMNS + column
    const x = row === 0 ? 0 : Math.max(0, shape * (1 + z * cv))
    above[at] = row === 0 ? normalBelow(-z) : 1 - gammaBelow(shape, x)
    firstBelow[at] = row === 0 ? normalBelow(z) : gammaBelow(shape + 1, x)
    secondBelow[at] = row === 0 ? normalBelow(z) : gammaBelow(shape + 2, x)
  }
}

/** Result of `truncateAt`: share below, and mean and variance of what is below. */
export const truncated = new Float64Array(3)

/** Cuts a gamma distribution at `limit`; the answer is left in `truncated`. */
export function truncateAt(limit: number, mean: number, variance: number): void {
  // Never quite certain: a distribution without any spread would divide by it.
  const deviation = Math.sqrt(Math.max(variance, 1e-12 * mean * mean))
  if (limit >= mean + Z_FAR * deviation) {
    truncated[0] = 1
    truncated[1] = mean
    truncated[2] = variance
    return
  }
  if (limit <= 0 || limit < mean + Z_LOW * deviation) {
    truncated[0] = 0
    truncated[1] = Math.max(0, limit)
    truncated[2] = 0
    return
  }
  const cvAt = Math.min(CV_ROWS - 1.000001, deviation / mean / CV_STEP)
  const zAt = Math.min(Z_COLUMNS - 1.000001, Math.max(0, ((limit - mean) / deviation - Z_LOW) / Z_STEP))
  const row = Math.floor(cvAt)
  const column = Math.floor(zAt)
  const u = cvAt - row
  const v = zAt - column
  if (filled[row] === 0) fillRow(row)
  if (filled[row + 1] === 0) fillRow(row + 1)
  const a = row * Z_COLUMNS + column
  const b = a + Z_COLUMNS
  const wa = (1 - u) * (1 - v)
  const wb = (1 - u) * v
  const wc = u * (1 - v)
  const wd = u * v
  const tail =
    wa * (above[a] as number) +
    wb * (above[a + 1] as number) +
    wc * (above[b] as number) +
    wd * (above[b + 1] as number)
  const first =
    wa * (firstBelow[a] as number) +
    wb * (firstBelow[a + 1] as number) +
    wc * (firstBelow[b] as number) +
    wd * (firstBelow[b + 1] as number)
  const second =
    wa * (secondBelow[a] as number) +
    wb * (secondBelow[a + 1] as number) +
    wc * (secondBelow[b] as number) +
    wd * (secondBelow[b + 1] as number)
  const below = 1 - tail
  truncated[0] = below
  if (below < 1e-9) {
    truncated[0] = 0
    truncated[1] = limit
    truncated[2] = 0
    return
  }
  const conditional = Math.min(limit, (mean * first) / below)
  truncated[1] = conditional
  truncated[2] = Math.max(0, ((mean * mean + variance) * second) / below - conditional * conditional)
}

/** Share of a gamma distribution above `limit`. */
export function shareAbove(limit: number, mean: number, variance: number): number {
  if (!(mean > 0)) return limit < 0 ? 1 : 0
  const deviation = Math.sqrt(Math.max(variance, 1e-12 * mean * mean))
  if (limit >= mean + Z_FAR * deviation) return 0
  if (limit <= 0 || limit < mean + Z_LOW * deviation) return 1
  const cvAt = Math.min(CV_ROWS - 1.000001, deviation / mean / CV_STEP)
  const zAt = Math.min(Z_COLUMNS - 1.000001, Math.max(0, ((limit - mean) / deviation - Z_LOW) / Z_STEP))
  const row = Math.floor(cvAt)
  const column = Math.floor(zAt)
  const u = cvAt - row
  const v = zAt - column
  if (filled[row] === 0) fillRow(row)
  if (filled[row + 1] === 0) fillRow(row + 1)
  const a = row * Z_COLUMNS + column
  const b = a + Z_COLUMNS
  const low = (1 - v) * (above[a] as number) + v * (above[a + 1] as number)
  const high = (1 - v) * (above[b] as number) + v * (above[b + 1] as number)
  return (1 - u) * low + u * high
}
