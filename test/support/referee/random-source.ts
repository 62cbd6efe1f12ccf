/** A small generator (sfc32) of the referee's own, so that it shares no draw with the model it judges. */
export interface RandomSource {
  /** Uniform in (0, 1]. */
  next(): number
  /** Exponential with the given mean; 0 for mean 0. */
  exponential(mean: number): number
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
  return {
    next,
    exponential: (mean) => (mean > 0 ? -Math.log(next()) * mean : 0),
  }
}
