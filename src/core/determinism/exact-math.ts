/**
 * Elementary functions built from + − × ÷ and sqrt only, so that every engine gives the same bits.
 * Relative error of exp and log below 4e-16 near 1 and 2e-15 elsewhere; cos below 1e-15 absolute for |x| < 1e4.
 */

/** ln 2 and pi / 2, each in two parts so that a multiple of the first part is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
// biome-ignore lint/suspicious/noApproximativeNumericConstant: Math.LOG2E may differ between engines
const LOG2_E = 1.4426950408889634
const HALF_PI_HIGH = 1.5707963267341256
const HALF_PI_LOW = 6.077100506506192e-11

const LOWEST_EXPONENT = -1074
const powersOfTwo = (() => {
  const table = new Float64Array(2098)
  let up = 1
  for (let e = 0; e <= 1023; e += 1, up *= 2) table[e - LOWEST_EXPONENT] = up
  let down = 1
  for (let e = 0; e >= LOWEST_EXPONENT; e -= 1, down /= 2) table[e - LOWEST_EXPONENT] = down
  return table
})()

const bits = new DataView(new ArrayBuffer(8))

/** e to the x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019411) return 0
  const k = Math.round(x * LOG2_E)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let sum = 1 / 6227020800
  sum = sum * r + 1 / 479001600
  sum = sum * r + 1 / 39916800
  sum = sum * r + 1 / 3628800
  sum = sum * r + 1 / 362880
  sum = sum * r + 1 / 40320
  sum = sum * r + 1 / 5040
  sum = sum * r + 1 / 720
  sum = sum * r + 1 / 120
  sum = sum * r + 1 / 24
  sum = sum * r + 1 / 6
  sum = sum * r + 0.5
  const value = 1 + (r + r * r * sum)
  const half = k >> 1
  return (
    value *
    (powersOfTwo[half - LOWEST_EXPONENT] as number) *
    (powersOfTwo[k - half - LOWEST_EXPONENT] as number)
  )
}

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return Infinity
  let scaled = x
  let exponent = 0
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 18014398509481984
    exponent = -54
  }
  bits.setFloat64(0, scaled)
  const high = bits.getUint32(0)
  exponent += (high >>> 20) - 1023
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000)
  let m = bits.getFloat64(0)
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: Math.SQRT2 may differ between engines
  if (m > 1.4142135623730951) {
    m *= 0.5
    exponent += 1
  }
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  let sum = 2 / 23
  sum = sum * z + 2 / 21
  sum = sum * z + 2 / 19
  sum = sum * z + 2 / 17
  sum = sum * z + 2 / 15
  sum = sum * z + 2 / 13
  sum = sum * z + 2 / 11
  sum = sum * z + 2 / 9
  sum = sum * z + 2 / 7
  sum = sum * z + 2 / 5
  sum = sum * z + 2 / 3
  return exponent * LN2_HIGH + (2 * s + (s * z * sum + exponent * LN2_LOW))
}

/** x to the y for x >= 0; relative error about 1e-16 times (1 + |y log x|). */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1
  if (x === 0) return y > 0 ? 0 : Infinity
  return exp(y * log(x))
}

/** Cosine of an angle in radians, |x| < 1e4. */
export function cos(x: number): number {
  const quarter = Math.round(x / (HALF_PI_HIGH + HALF_PI_LOW))
  const r = x - quarter * HALF_PI_HIGH - quarter * HALF_PI_LOW
  const z = r * r
  const turn = ((quarter % 4) + 4) % 4
  if (turn === 0) return cosineNearZero(z)
  if (turn === 2) return -cosineNearZero(z)
  return turn === 1 ? -sineNearZero(r, z) : sineNearZero(r, z)
}

function cosineNearZero(z: number): number {
  let sum = 1 / 20922789888000
  sum = sum * z - 1 / 87178291200
  sum = sum * z + 1 / 479001600
  sum = sum * z - 1 / 3628800
  sum = sum * z + 1 / 40320
  sum = sum * z - 1 / 720
  sum = sum * z + 1 / 24
  return 1 - z * 0.5 + z * z * sum
}

function sineNearZero(r: number, z: number): number {
  let sum = -1 / 1307674368000
  sum = sum * z + 1 / 6227020800
  sum = sum * z - 1 / 39916800
  sum = sum * z + 1 / 362880
  sum = sum * z - 1 / 5040
  sum = sum * z + 1 / 120
  sum = sum * z - 1 / 6
  return r + r * z * sum
}
