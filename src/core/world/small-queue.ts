import { pow } from '../determinism/index.ts'

/** Up to this many threads and places a cell is treated state by state: chance, not drift, fills a short queue. */
export const SMALL_THREADS = 40
export const SMALL_ROOM = 128

/** Left by `smallQueue`: utilisation, requests waiting, share of arrivals refused, share that waits, variance of the wait in (hold / threads)². */
export const crowd = new Float64Array(5)

/**
 * A cell with few threads and places (M/M/c/K, birth and death): finds the load at which what is inside, what left in
 * this second and what was refused make up `before + arriving`. `spread` is Allen and Cunneen's factor.
 */
export function smallQueue(
  before: number,
  arriving: number,
  threads: number,
  holdS: number,
  spread: number,
  room: number,
): void {
  const c = Math.max(1, Math.round(threads))
  const places = Math.max(0, Math.round(room))
  let low = 0
  let high = 1
  for (let n = 0; n < 12 && missing(high, before, arriving, threads, c, holdS, spread, places) < 0; n += 1) {
    low = high
    high *= 2
  }
  for (let n = 0; n < 26; n += 1) {
    const middle = 0.5 * (low + high)
    if (missing(middle, before, arriving, threads, c, holdS, spread, places) < 0) low = middle
    else high = middle
  }
}

/** What this load accounts for, less what there is. */
function missing(
  load: number,
  before: number,
  arriving: number,
  threads: number,
  c: number,
  holdS: number,
  spread: number,
  places: number,
): number {
  describe(load, c, spread, places)
  const busy = crowd[0] as number
  return (
    threads * busy * (1 + 1 / holdS) + (crowd[1] as number) - before - arriving * (1 - (crowd[2] as number))
  )
}

/** The queue at rest under `load` (offered work over threads, may exceed 1). */
function describe(load: number, c: number, spread: number, places: number): void {
  let full = 1
  for (let k = 1; k <= c; k += 1) full = (load * c * full) / (k + load * c * full)
  // Varied hold times lengthen the queue's tail below saturation; above it only the flows decide.
  const ratio = spread === 1 || load >= 1 ? load : pow(load, 1 / spread)
  let weight = full
  let total = 1 - full
  let waiting = 0
  let waits = 0
  let first = 0
  let second = 0
  for (let j = 0; j <= places; j += 1) {
    total += weight
    waiting += weight * j
    if (j < places) {
      waits += weight
      first += weight * (j + 1)
      second += weight * (j + 1) * (j + 2)
    }
    if (j === places) crowd[2] = weight
    weight *= ratio
    if (weight > 1e200) {
      weight *= 1e-200
      total *= 1e-200
      waiting *= 1e-200
      waits *= 1e-200
      first *= 1e-200
      second *= 1e-200
    }
  }
  const refused = (crowd[2] as number) / total
  const taken = Math.max(1e-12, 1 - refused)
  const share = waits / total / taken
  const mean = first / total / taken
  crowd[0] = Math.min(1, load * taken)
  crowd[1] = waiting / total
  crowd[2] = refused
  crowd[3] = share
  crowd[4] = Math.max(0, second / total / taken - mean * mean)
}
