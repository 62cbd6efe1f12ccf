import { crowding } from './erlang-table.ts'

/**
 * Left by `occupy` and `describe`: utilisation, requests waiting, share of arrivals refused, share of those taken in that
 * wait, variance of the wait in (hold / threads)², the load it was found at, and the mean wait in hold / threads. With cores:
 * how many wait for one while they hold a thread, and the variance of that number.
 */
export const crowd = new Float64Array(9)

const MOST_STEPS = 60
/** Of what there is: closer than this the flows are balanced. */
const CLOSE_ENOUGH = 3e-6
/** Powers beyond e to the minus this are nothing. */
const FAR = 40

/**
 * Requests in a cell as a queue with room for `room` (birth and death, M/M/c/K): finds the load at which what is inside
 * after this second, what left in it and what was refused make up `before + arriving`. `spread` is Allen and Cunneen's
 * factor, `guess` the load of the second before. Where cores hold threads up, `threads` are those held without that, so
 * many `more` may be held, and the first wait by the chance of so many servers.
 */
export function occupy(
  before: number,
  arriving: number,
  threads: number,
  holdS: number,
  spread: number,
  room: number,
  guess: number,
  more = 0,
  servers = threads,
  bunch = 0,
): void {
  if (
    asked[0] === before &&
    asked[1] === arriving &&
    asked[2] === threads &&
    asked[3] === holdS &&
    asked[4] === spread &&
    asked[5] === room &&
    asked[6] === guess &&
    asked[7] === more &&
    asked[8] === servers &&
    asked[9] === bunch
  ) {
    for (let n = 0; n < found.length; n += 1) crowd[n] = found[n] as number
    return
  }
  findLoad(before, arriving, threads, holdS, spread, room, guess, more, servers, bunch)
  asked[0] = before
  asked[1] = arriving
  asked[2] = threads
  asked[3] = holdS
  asked[4] = spread
  asked[5] = room
  asked[6] = guess
  asked[7] = more
  asked[8] = servers
  asked[9] = bunch
  for (let n = 0; n < found.length; n += 1) found[n] = crowd[n] as number
}

/** Pure memo: what `occupy` was asked last and what it found. Zones of a service that are alike ask the same. */
const asked = new Float64Array(10)
const found = new Float64Array(9)

function findLoad(
  before: number,
  arriving: number,
  threads: number,
  holdS: number,
  spread: number,
  room: number,
  guess: number,
  more: number,
  servers: number,
  bunch: number,
): void {
  const content = before + arriving
  const drain = threads * (1 + 1 / holdS)
  const enough = CLOSE_ENOUGH * content
  const alone = content / drain
  if (room > 0 && alone < 1 && nobodyWaits(servers, alone, spread, bunch)) {
    describe(alone, servers, spread, room, more, bunch)
    return
  }
  let low = 0
  let high = Infinity
  let load = guess > 0 ? guess : Math.min(1, alone)
  let known = -1
  let knownOff = 0
  for (let n = 0; n < MOST_STEPS; n += 1) {
    if (bunch > 0) describeBunched(load, servers, spread, room, more, bunch)
    else describeFlows(load, servers, spread, room, more)
    const inside = (crowd[1] as number) + (crowd[7] as number)
    const off = drain * (crowd[0] as number) + inside - content + arriving * (crowd[2] as number)
    if (Math.abs(off) <= enough) break
    if (off < 0) low = load
    else high = load
    // Secant through the last two, the first time with the slope of the threads alone; halving where that strays.
    const slope = known < 0 ? drain : (off - knownOff) / (load - known)
    known = load
    knownOff = off
    const next = load - off / slope
    if (next > low && next < high && (n < 8 || n % 2 === 0)) load = next
    else load = high === Infinity ? 2 * Math.max(load, 0.5) : 0.5 * (low + high)
    if (load > 1e6 || (high < Infinity && high - low <= 1e-12 * high)) break
  }
  if (bunch === 0) describeWaits()
}

/** Sums of 1, j and j² times step^j over j < places, and step^places; by doubling. */
const sums = new Float64Array(4)

function addUp(step: number, places: number): void {
  let n = 0
  let ones = 0
  let firsts = 0
  let squares = 0
  let power = 1
  if (places * (1 - step) > FAR) {
    // The end is out of sight: the endless row.
    ones = 1 / (1 - step)
    firsts = step * ones * ones
    squares = firsts * (1 + step) * ones
    power = 0
  } else
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
  sums[0] = ones
  sums[1] = firsts
  sums[2] = squares
  sums[3] = power
}

/**
 * The queue at rest under `load` (offered work over threads, may exceed 1). Shares of instances make parts of places: the
 * last one takes only that part of those who come to it.
 */
export function describe(
  load: number,
  threads: number,
  spread: number,
  room: number,
  more = 0,
  bunch = 0,
): void {
  if (bunch > 0) {
    describeBunched(load, threads, spread, room, more, bunch)
    return
  }
  describeFlows(load, threads, spread, room, more)
  describeWaits()
}

/**
 * Left by `describeFlows` for `describeWaits`, which is asked only once the load is found: weights of all states, of those
 * in which somebody waits, and of those that newcomers find; their sums of (j + 1) and (j + 1)(j + 2).
 */
const weights = new Float64Array(5)

function describeFlows(load: number, threads: number, spread: number, room: number, more: number): void {
  const c = Math.max(1, threads)
  const crowded = crowding(c, load)
  crowd[5] = load
  crowd[7] = 0
  crowd[8] = 0
  if (crowded === 0) {
    crowd[0] = load
    crowd[1] = 0
    crowd[2] = 0
    crowd[3] = 0
    crowd[4] = 0
    crowd[6] = 0
    weights[0] = 0
    return
  }
  const places = Math.floor(room)
  const part = room - places
  // Varied hold times lengthen the queue, and leave the share that must wait as it is.
  let ratio = load
  let gain = 1
  if (spread !== 1) {
    ratio = load < 1 ? load / (load + (1 - load) / spread) : 1 + (load - 1) / spread
    gain = load < 1 ? 1 - load + spread * load : spread
  }
  const rising = ratio > 1
  const step = rising ? 1 / ratio : ratio
  addUp(step, places)
  const ones = sums[0] as number
  const firsts = sums[1] as number
  const squares = sums[2] as number
  const power = sums[3] as number
  // Weights of the queue's states against the one with all threads held and nobody waiting, or (rising) `places` waiting.
  const end = rising ? 1 : power
  const beyond = part * end * ratio
  const entering = part * end
  // Over the states with room behind them: how many there are, and (j + 1), (j + 1)(j + 2) for those who come then.
  let waits = ones
  let first = firsts + ones
  let second = squares + 3 * firsts + 2 * ones
  let waiting = firsts
  if (rising) {
    const rank = step * (firsts + ones)
    waits = step * ones
    first = (places + 1) * waits - rank
    second =
      (places + 1) * (places + 2) * waits - (2 * places + 3) * rank + step * (squares + 2 * firsts + ones)
    waiting = places * waits - rank
  }
  first += (places + 1) * entering
  second += (places + 1) * (places + 2) * entering
  waiting += places * end + (places + 1) * beyond
  // What refuses weighs as the states with a free thread do: without a queue the shape of hold times makes no difference
  // (Erlang), with one this is the approximation of H. Tijms, exact for one thread.
  const last = end - entering + beyond
  const heavier = (gain - 1) * last
  waiting += (gain - 1) * (places * (end - entering) + (places + 1) * beyond)
  const queue = waits + end + beyond + heavier
  let free = (gain * Math.sqrt(c)) / crowded
  if (rising) free *= power
  let total = free + queue
  // How the queue's states shrink beside those where threads are left but no core.
  let shrunk = 1
  if (more > 0) {
    addUp(step, more)
    const scale = rising ? power : 1
    const fall = sums[3] as number
    if (rising) free *= fall
    else shrunk = fall
    const rank = rising ? step * ((sums[1] as number) + (sums[0] as number)) : 0
    const heldStates = scale * (rising ? step * (sums[0] as number) : (sums[0] as number))
    const heldFirsts = rising ? more * heldStates - scale * rank : (sums[1] as number)
    const heldSquares = rising
      ? more * more * heldStates -
        2 * more * scale * rank +
        scale * step * ((sums[2] as number) + 2 * (sums[1] as number) + (sums[0] as number))
      : (sums[2] as number)
    total = free + heldStates + shrunk * queue
    const mean = (heldFirsts + more * shrunk * queue) / total
    crowd[7] = mean
    crowd[8] = Math.max(0, (heldSquares + more * more * shrunk * queue) / total - mean * mean)
  }
  const refused = Math.min(1, (gain * shrunk * last) / total)
  crowd[0] = Math.min(1, load * Math.max(1e-12, 1 - refused))
  crowd[1] = (shrunk * waiting) / total
  crowd[2] = refused
  weights[0] = total
  weights[1] = shrunk * queue
  weights[2] = waits + entering
  weights[3] = first
  weights[4] = second
}

/** Of the flows in `crowd` the waits: Little's law for all, the shape of the queue for those who wait. */
function describeWaits(): void {
  const total = weights[0] as number
  // Nobody is there to wait.
  if (total === 0) return
  const first = weights[3] as number
  const taken = Math.max(1e-12, 1 - (crowd[2] as number))
  const share = Math.max(1e-12, Math.min(1, 1 - (total - (weights[1] as number)) / total / taken))
  const mean = (crowd[1] as number) / (crowd[0] as number)
  const among = mean / share / first
  const square = share * among * among * (weights[4] as number) * (weights[2] as number)
  crowd[3] = share
  crowd[4] = first > 0 ? Math.max(0, square - mean * mean) : 0
  crowd[6] = mean
}

function nobodyWaits(servers: number, load: number, spread: number, bunch: number): boolean {
  return crowding(bunch > 0 ? servers / peakedness(spread, bunch) : servers, load) === 0
}

/**
 * Who comes in bunches comes with `bunch` others in the mean. Where places are plenty the number inside then varies
 * by this more than its mean: by all of the others where everybody stays equally long, by half of them where times are
 * exponential (A. Eckberg). Of more varied times the few long ones alone would make it less; but bunches find others inside.
 */
export function peakedness(spread: number, bunch: number): number {
  return 1 + bunch * Math.max(0.3, Math.min(1, 0.5 / spread))
}

/**
 * Of those who come with `bunch` others the share that is taken in where there is room for `room` and `refused` would be
 * turned away by peakedness alone: of a bunch that nearly fills it the last ones find no room, however many are inside. Fitted to
 * queues played request by request (1 to 50 threads, 2 to 4 at once, room for 3 to 100: refusals within 10 %, a
 * third where times are very varied and hardly anybody can wait).
 */
export function bunchTaken(refused: number, bunch: number, room: number, spread: number): number {
  const last = bunch / (bunch + room)
  const ends = 1 - 0.75 * Math.min(1, 2 * spread - 1) * last * last * Math.min(1, 3 * Math.sqrt(refused))
  return (1 - refused) * Math.min(ends, room / Math.max(room, 1 + bunch))
}

/** Arrivals in bunches, as single ones at a queue that is smaller by the peakedness of their number (W. Hayward). */
function describeBunched(
  load: number,
  threads: number,
  spread: number,
  room: number,
  more: number,
  bunch: number,
): void {
  const z = peakedness(spread, bunch)
  describe(load, threads / z, (spread + 0.5 * bunch) / z, room / z, Math.floor(more / z))
  crowd[7] = z * (crowd[7] as number)
  crowd[8] = z * z * (crowd[8] as number)
  crowd[4] = z * z * (crowd[4] as number)
  const taken = bunchTaken(crowd[2] as number, bunch, threads + room + more, spread)
  // Some wait for others of their own bunch, where there is room for all of it.
  const bunched = z * (crowd[1] as number)
  const own = load * Math.max(0, z - threads) * taken * (Math.max(0, room - bunched) / (room + 2 * bunch))
  const queued = Math.min(room, bunched + (room > 0 ? own : 0))
  const utilisation = Math.min(1, load * taken)
  crowd[0] = utilisation
  crowd[1] = queued
  crowd[2] = 1 - taken
  crowd[6] = utilisation > 0 ? queued / utilisation : 0
}

/**
 * Variance of the wait, in (hold / threads)², of a queue whose requests were found to wait as `crowd` says while work
 * arrives at `load`. At rest both agree. What stands above the part that rests at this load is a backlog, which every
 * newcomer waits through alike: a sharp peak that moves.
 */
export function waitVariation(
  load: number,
  threads: number,
  spread: number,
  room: number,
  more = 0,
  bunch = 0,
): number {
  const found = crowd[5] as number
  const settled = crowd[4] as number
  if (Math.abs(found - load) <= 1e-4 * load || (crowd[1] as number) < 1e-9) return settled
  const mean = crowd[6] as number
  describe(load, threads, spread, room, more, bunch)
  const moving = (crowd[4] as number) + (mean - (crowd[6] as number)) * spread
  return Math.min(settled, Math.max(mean * spread, moving))
}
