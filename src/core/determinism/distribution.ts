import { exp, log } from './exact-math.ts'

/** Natural logarithm of the gamma function for x > 0 (Stirling series after shifting to x >= 10); error below 1e-13. */
export function logGamma(x: number): number {
  let shifted = x
  let product = 1
  while (shifted < 10) {
    product *= shifted
    shifted += 1
  }
  const inverse = 1 / shifted
  const square = inverse * inverse
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
  return (shifted - 0.5) * log(shifted) - shifted + 0.9189385332046727 + series - log(product)
}

/** Share of a gamma distribution with this shape and scale 1 that lies below x; error below 1e-12. */
export function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0
  const front = exp(shape * log(x) - x - logGamma(shape))
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n += 1) {
      term *= x / (shape + n)
      sum += term
    }
    return Math.min(1, front * sum)
  }
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 10_000; n += 1) {
    const a = -n * (n - shape)
    b += 2
    d = a * d + b
    if (Math.abs(d) < 1e-300) d = 1e-300
    c = b + a / c
    if (Math.abs(c) < 1e-300) c = 1e-300
    d = 1 / d
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return Math.max(0, 1 - front * fraction)
}

/** Share of the standard normal distribution below z; error below 1e-12. */
export function normalBelow(z: number): number {
  const half = 0.5 * gammaBelow(0.5, z * z * 0.5)
  return z < 0 ? 0.5 - half : 0.5 + half
}
