import { shareAbove } from './gamma-table.ts'

/** Parts of a distribution, four numbers each: weight, mean, variance, third central moment. */
export type MixtureParts = readonly number[]

/** The longest that each part of a mixture can be, in the order of the parts; a gamma alone has no end. */
export type Longest = readonly number[]

function aboveShare(parts: MixtureParts, total: number, limit: number, longest?: Longest): number {
  let share = 0
  for (let i = 0; i < parts.length; i += 4) {
    const weight = parts[i] as number
    if (weight > 0 && (longest === undefined || limit < (longest[i / 4] as number)))
      share +=
        weight * shareAbove(limit, parts[i + 1] as number, parts[i + 2] as number, parts[i + 3] as number)
  }
  return share / total
}

/** Of the share beyond the quantile: closer than this is close enough, about 0.1 % of the value. */
const CLOSE_ENOUGH = 0.001
const MOST_STEPS = 60

/** The value below which `level` of the mixture lies, to about 0.1 %; 0 for an empty mixture. */
export function mixtureQuantile(parts: MixtureParts, level: number, longest?: Longest): number {
  let total = 0
  let sum = 0
  let squares = 0
  let high = 0
  for (let i = 0; i < parts.length; i += 4) {
    const weight = parts[i] as number
    if (!(weight > 0)) continue
    const mean = parts[i + 1] as number
    const variance = parts[i + 2] as number
    total += weight
    sum += weight * mean
    squares += weight * (variance + mean * mean)
    high = Math.max(high, mean + 16 * Math.sqrt(variance))
  }
  if (total <= 0 || high <= 0) return 0
  const target = 1 - level
  const enough = CLOSE_ENOUGH * Math.min(target, level)
  const mean = sum / total
  const deviation = Math.sqrt(Math.max(0, squares / total - mean * mean))
  let low = 0
  let fLow = level
  let fHigh = -target
  // Most quantiles lie where a single part's would: begin there, then false position, the idle end halved (Illinois).
  let at = mean + (level > 0.9 ? 2.6 : 0) * deviation
  let idle = 0
  for (let n = 0; n < MOST_STEPS && high - low > 0.001 * high; n += 1) {
    const inside = at > low && at < high ? at : 0.5 * (low + high)
    const f = aboveShare(parts, total, inside, longest) - target
    if (Math.abs(f) <= enough) return inside
    if (f > 0) {
      low = inside
      fLow = f
      if (idle === 1) fHigh *= 0.5
      idle = 1
      // The far end of the bracket is much too far: climb towards it by deviations first.
      at = n < 3 && deviation > 0 ? inside + deviation : (low * fHigh - high * fLow) / (fHigh - fLow)
    } else {
      high = inside
      fHigh = f
      if (idle === -1) fLow *= 0.5
      idle = -1
      at = (low * fHigh - high * fLow) / (fHigh - fLow)
    }
    // Steep on one side and flat on the other: halve now and then, so that it never creeps.
    if (n % 4 === 3) at = 0.5 * (low + high)
  }
  return 0.5 * (low + high)
}
