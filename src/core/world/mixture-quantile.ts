import { shareAbove } from './gamma-table.ts'

/** Parts of a distribution, three numbers each: weight, mean, variance. */
export type MixtureParts = readonly number[]

function aboveShare(parts: MixtureParts, total: number, limit: number): number {
  let share = 0
  for (let i = 0; i < parts.length; i += 3) {
    const weight = parts[i] as number
    if (weight > 0) share += weight * shareAbove(limit, parts[i + 1] as number, parts[i + 2] as number)
  }
  return share / total
}

/** The value below which `level` of the mixture lies, to 0.1 %; 0 for an empty mixture. */
export function mixtureQuantile(parts: MixtureParts, level: number): number {
  let total = 0
  let high = 0
  for (let i = 0; i < parts.length; i += 3) {
    const weight = parts[i] as number
    if (!(weight > 0)) continue
    total += weight
    high = Math.max(high, (parts[i + 1] as number) + 16 * Math.sqrt(parts[i + 2] as number))
  }
  if (total <= 0 || high <= 0) return 0
  const target = 1 - level
  let low = 0
  let fLow = 1 - target
  let fHigh = -target
  for (let n = 0; n < 60 && high - low > 0.001 * high; n += 1) {
    // Alternate interpolation with halving: tails are so skewed that interpolation alone creeps.
    const middle = n % 2 === 0 ? (low * fHigh - high * fLow) / (fHigh - fLow) : 0.5 * (low + high)
    const inside = middle > low && middle < high ? middle : 0.5 * (low + high)
    const f = aboveShare(parts, total, inside) - target
    if (f > 0) {
      low = inside
      fLow = f
    } else {
      high = inside
      fHigh = f
    }
  }
  return 0.5 * (low + high)
}
