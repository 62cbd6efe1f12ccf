import { cos } from '../determinism/index.ts'
import type { Market } from './topology.ts'

const SECONDS_PER_DAY = 86_400
const TURN = 6.283185307179586

/** Customers per second who begin to want something, at this second of the day (UTC). */
export function demandAt(market: Market, utcSecond: number): number {
  const phase = (utcSecond - market.peakUtcHour * 3600) / SECONDS_PER_DAY
  const wave = 0.5 + 0.5 * cos(TURN * (phase - Math.floor(phase)))
  return market.troughPerSecond + (market.peakPerSecond - market.troughPerSecond) * wave
}
