import type { CompiledService } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** The share of long waits, newest first, of which a hundredth of all is beyond the deviation of e to this. */
const DEEP_SHARE = 0.03
const DEEP_LOG = 1.1

/** Left by `waitForThread`: mean and variance of the wait, share that is buried (newest first), for how long and its variance. */
export const thread = new Float64Array(5)

/**
 * Wait for a thread by Little's law. The part that a queue at rest would have at this load varies like an exponential;
 * what stands above it is a backlog, which every newcomer waits through alike. Newest first, most wait for one thread
 * to come free and a few are buried for a whole busy period.
 */
export function waitForThread(state: WorldState, i: number, service: CompiledService): void {
  const { cell } = state
  // Who waits now is served in the seconds to come, in which chance is another.
  const rate = (cell.completing[i] as number) / (cell.pace[i] as number)
  const queued = cell.queued[i] as number
  thread[0] = 0
  thread[1] = 0
  thread[2] = 0
  thread[3] = 0
  thread[4] = 0
  if (queued < 1e-9 || rate <= 0) return
  const hold = cell.holdS[i] as number
  const mean = queued / rate
  if (!service.lifo) {
    thread[0] = mean
    thread[1] = cell.waitVariance[i] as number
    return
  }
  const spread = 0.5 * (1 + (cell.holdVariance[i] as number) / (hold * hold))
  const unit = hold / (cell.threads[i] as number)
  const load = (cell.arriving[i] as number) * unit
  if (load >= 1) {
    overflow(spread * unit, load, (service.queue * (cell.threads[i] as number)) / service.threads)
    return
  }
  const share = Math.max(1e-4, cell.waitShare[i] as number)
  const distance = Math.max(load > 1 ? 1 - 1 / load : 1 - load, 0.5 / Math.max(1, queued))
  const resting = Math.min(mean, (spread * share * unit) / distance)
  layOnTop(share, resting / share, spread * unit, distance)
}

/**
 * Newest first in a full queue: who finds g places left above him waits until the line has come down to him, load^g times
 * as long, and is load^-g times as rare: a tail that falls like 1 / time. Measured request by request, 1 % wait longer than
 * 70 load / (load - 1) services; the distance from saturation counts no less than 7 places of the queue.
 */
function overflow(unit: number, load: number, places: number): void {
  const distance = Math.max(load - 1, 7 / Math.max(7, places))
  const longest = (70 * unit * load) / distance
  const deep = longest / DEEP_LOG
  thread[0] = 3 * unit
  thread[1] = 16 * unit * unit
  thread[2] = DEEP_SHARE
  thread[3] = deep
  thread[4] = deep * deep
}

/** Two kinds of waits, newest first: for one thread, and for a busy period, by the first two moments of the latter. */
function layOnTop(share: number, mean: number, onceS: number, distance: number): void {
  const short = Math.min(mean, onceS)
  const more = mean - short
  const square = (2 * mean * mean) / Math.min(1, distance)
  const deep = more > 0 ? Math.max(more, square / (2 * mean)) : 0
  thread[0] = share * short
  thread[1] = share * 2 * short * short - thread[0] * thread[0]
  thread[2] = deep > 0 ? (share * more) / deep : 0
  thread[3] = deep
  thread[4] = deep * deep
}
