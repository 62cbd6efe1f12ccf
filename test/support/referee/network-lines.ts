import type { Network } from './plant.ts'
import type { RandomSource } from './random-source.ts'

/** Calls on a shared path, by the moments at which they will have passed it. */
export interface NetworkLine {
  passed: number[]
  first: number
}

export const createLine = (): NetworkLine => ({ passed: [], first: 0 })

/** Seconds that a call takes to pass, or null when there is no room for it and it is lost (M/M/1/K). */
export function passNetwork(
  line: NetworkLine,
  { perSecond, places }: Network,
  random: RandomSource,
  now: number,
): number | null {
  while (line.first < line.passed.length && (line.passed[line.first] as number) <= now) line.first++
  if (line.first > 1000) {
    line.passed = line.passed.slice(line.first)
    line.first = 0
  }
  if (perSecond <= 0 || line.passed.length - line.first >= places) return null
  const begins = line.passed.length > line.first ? (line.passed.at(-1) as number) : now
  const ends = begins + random.exponential(1 / perSecond)
  line.passed.push(ends)
  return ends - now
}
