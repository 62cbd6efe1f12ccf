import { describeLine, line } from './newest-first.ts'
import type { CompiledService } from './world-model.ts'
import type { WorldState } from './world-state.ts'

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
  const serviceS = cell.serviceS[i] as number
  if (serviceS > 0) {
    const places = (service.queue * (cell.threads[i] as number)) / service.threads
    describeLine((cell.arriving[i] as number) / rate, places, (cell.deadlineS[i] as number) / serviceS)
    thread[0] = (line[0] as number) * serviceS
    thread[1] = (line[1] as number) * serviceS * serviceS
    thread[2] = line[2] as number
    thread[3] = (line[3] as number) * serviceS
    thread[4] = (line[4] as number) * serviceS * serviceS
    return
  }
  const spread = 0.5 * (1 + (cell.holdVariance[i] as number) / (hold * hold))
  const unit = hold / (cell.threads[i] as number)
  const load = Math.min(1, (cell.arriving[i] as number) * unit)
  const share = Math.max(1e-4, cell.waitShare[i] as number)
  const distance = Math.max(1 - load, 0.5 / Math.max(1, queued))
  const resting = Math.min(mean, (spread * share * unit) / distance)
  layOnTop(share, resting / share, spread * unit, distance)
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
