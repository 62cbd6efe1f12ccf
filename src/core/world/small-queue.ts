/** Up to this many threads and places a cell is treated state by state: chance, not drift, fills a short queue. */
export const SMALL_THREADS = 40
export const SMALL_ROOM = 128

/**
 * Left by `smallQueue`: utilisation, requests waiting, share of arrivals refused, share that waits, variance of the
 * wait in (hold / threads)², and the load it was found at.
 */
export const crowd = new Float64Array(6)

const MOST_STEPS = 40
/** Of what there is: closer than this the flows are balanced. */
const EXACT_ENOUGH = 3e-6

/**
 * A cell with few threads and places (M/M/c/K, birth and death): finds the load at which what is inside, what left in
 * this second and what was refused make up `before + arriving`. `spread` is Allen and Cunneen's factor, `guess` the
 * load of the second before.
 */
export function smallQueue(
  before: number,
  arriving: number,
  threads: number,
  holdS: number,
  spread: number,
  room: number,
  guess: number,
): void {
  const c = Math.max(1, Math.round(threads))
  const places = Math.max(0, Math.round(room))
  const content = before + arriving
  const drain = threads * (1 + 1 / holdS)
  const enough = EXACT_ENOUGH * content
  let low = 0
  let high = Infinity
  let load = guess > 0 ? guess : Math.min(1, content / drain)
  let known = -1
  let knownOff = 0
  for (let n = 0; n < MOST_STEPS; n += 1) {
    describe(load, c, spread, places)
    const off =
      drain * (crowd[0] as number) + (crowd[1] as number) - content + arriving * (crowd[2] as number)
    if (Math.abs(off) <= enough) return
    if (off < 0) low = load
    else high = load
    // Secant through the last two, the first time with the slope of the threads alone; halving where that strays.
    const slope = known < 0 ? drain : (off - knownOff) / (load - known)
    known = load
    knownOff = off
    const next = load - off / slope
    if (next > low && next < high && (n < 8 || n % 2 === 0)) load = next
    else load = high === Infinity ? 2 * Math.max(load, 0.5) : 0.5 * (low + high)
    if (load > 1e6 || (high < Infinity && high - low <= 1e-9 * high)) return
  }
}

/** The queue at rest under `load` (offered work over threads, may exceed 1). */
function describe(load: number, c: number, spread: number, places: number): void {
  // What the states with a free thread weigh, against the one with all threads busy and nobody waiting: 1/B - 1.
  const perLoad = 1 / (load * c)
  let inverse = 1
  for (let k = 1; k <= c; k += 1) inverse = 1 + k * perLoad * inverse
  // Varied hold times lengthen the queue's tail below saturation; above it only the flows decide.
  const ratio = spread === 1 || load >= 1 ? load : load / (load + (1 - load) / spread)
  // Sums of 1, j and j² times step^j over j < places, from the heavier end so that nothing overflows; by doubling.
  const rising = ratio > 1
  const step = rising ? 1 / ratio : ratio
  let n = 0
  let ones = 0
  let firsts = 0
  let squares = 0
  let power = 1
  for (let bit = places > 0 ? 1 << (31 - Math.clz32(places)) : 0; bit >= 1; bit >>= 1) {
    squares += power * (squares + 2 * n * firsts + n * n * ones)
    firsts += power * (firsts + n * ones)
    ones += power * ones
    power *= power
    n += n
    if ((places & bit) === 0) continue
    squares += power * n * n
    firsts += power * n
    ones += power
    power *= step
    n += 1
  }
  // Over the states with room behind them: how many there are, and (j + 1), (j + 1)(j + 2) for those who come then.
  let waits = ones
  let first = firsts + ones
  let second = squares + 3 * firsts + 2 * ones
  let last = power
  let free = inverse - 1
  let waiting = firsts + places * power
  if (rising) {
    const rank = step * (firsts + ones)
    waits = step * ones
    first = (places + 1) * waits - rank
    second =
      (places + 1) * (places + 2) * waits - (2 * places + 3) * rank + step * (squares + 2 * firsts + ones)
    last = 1
    free *= power
    waiting = places + places * waits - rank
  }
  const total = free + waits + last
  const refused = last / total
  const taken = Math.max(1e-12, 1 - refused)
  const mean = first / total / taken
  crowd[0] = Math.min(1, load * taken)
  crowd[1] = waiting / total
  crowd[2] = refused
  crowd[3] = waits / total / taken
  crowd[4] = Math.max(0, second / total / taken - mean * mean)
  crowd[5] = load
}
