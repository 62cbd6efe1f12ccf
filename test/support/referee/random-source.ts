/** A small generator (sfc32) of the referee's own, so that it shares no draw with the model it judges. */
export interface RandomSource {
  /** Uniform in (0, 1]. */
  next(): number
  /** Exponential with the given mean; 0 for mean 0. */
  exponential(mean: number): number
  /** Gamma with the given mean and standard deviation over mean; 1 is the exponential, 0 the mean itself. */
  gamma(mean: number, variation: number): number
}

export function createRandomSource(seed: number): RandomSource {
  let a = 0x9e3779b9 | 0
  let b = 0x243f6a88 | 0
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return ((sum >>> 0) + 1) / 4294967296
  }
  for (let i = 0; i < 16; i++) next()
  const exponential = (mean: number): number => (mean > 0 ? -Math.log(next()) * mean : 0)
  const normal = (): number => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next())
  /** Squeeze of G. Marsaglia and W. W. Tsang (2000) for shapes from 1 on; smaller ones are cut from the next. */
  const standardGamma = (shape: number): number => {
    if (shape < 1) return standardGamma(shape + 1) * next() ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  return {
    next,
    exponential,
    gamma: (mean, variation) => {
      if (variation === 1) return exponential(mean)
      if (variation === 0 || mean <= 0) return mean
      return mean * variation ** 2 * standardGamma(1 / variation ** 2)
    },
  }
}
