import { LAST_PART } from './deadlines.ts'
import { followHold } from './follow-outcomes.ts'
import { gammaThird, truncateAt, truncated, waitThird } from './gamma-table.ts'
import { FAILURES, STEP } from './time-parts.ts'
import { thread, waitForThread } from './wait-for-thread.ts'
import type { CompiledService } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Where hardly anything else is slow, the longest tenth at the cores is: about so many deviations above the mean. */
const TAIL_FROM = 1.28
const HARDLY_SLOW = 0.002

/** The hold time follows the finished request, and with the waits for a thread and a core it makes the response time. */
export function settleResponse(state: WorldState, i: number, service: CompiledService): void {
  const { cell } = state
  const { parts } = state.failures
  followHold(state, i)
  waitForThread(state, i, service)
  const coreS = cell.coreWaitS[i] as number
  const waitS = (thread[0] as number) + coreS
  const waitV = (thread[1] as number) + (cell.coreWaitVariance[i] as number)
  const fm = cell.workFastMean[i] as number
  const fv = cell.workFastVariance[i] as number
  const buried = (cell.workFast[i] as number) * (thread[2] as number)
  cell.waitS[i] = waitS
  cell.fastMean[i] = fm + waitS
  cell.fastVariance[i] = fv + waitV
  // The variance of the wait is right for exponential times; of times that hardly vary its end is shorter.
  const hold = cell.holdS[i] as number
  const varied = Math.min(1, (cell.holdVariance[i] as number) / (hold * hold))
  const waitT = waitThird(waitS, waitV) * (0.5 + 0.5 * varied)
  cell.fastThird[i] = (cell.workFastThird[i] as number) + waitT
  cell.slowShare[i] = cell.workSlow[i] as number
  cell.slowMean[i] = (cell.workSlowMean[i] as number) + waitS
  cell.slowVariance[i] = (cell.workSlowVariance[i] as number) + waitV
  cell.slowThird[i] = (cell.workSlowThird[i] as number) + waitT
  const cells = cell.waitS.length
  for (let n = 0, at = i; n < FAILURES; n += STEP, at += STEP * cells) {
    const from = i * FAILURES + n
    const share = cell.workFailures[from] as number
    parts[at] = share
    if (share <= 0) continue
    parts[at + cells] = (cell.workFailures[from + 1] as number) + waitS
    parts[at + 2 * cells] = (cell.workFailures[from + 2] as number) + waitV
    parts[at + 3 * cells] = (cell.workFailures[from + 3] as number) + waitT
  }
  const hurried = cell.hurriedShare[i] as number
  if (hurried > 0) {
    // Those who are answered in time are answered just in time: an exponential gap before the deadline, its least quarter apart.
    const mean = cell.fastMean[i] as number
    const due = cell.hurriedS[i] as number
    const last = cell.hurriedLastS[i] as number
    const earlier = Math.max(0, (due - LAST_PART * last) / (1 - LAST_PART))
    cell.fastMean[i] = mean + hurried * (earlier - mean)
    const variance = (1 - hurried) * (1 - hurried) * (cell.fastVariance[i] as number)
    cell.fastVariance[i] = variance
    cell.fastThird[i] = gammaThird(cell.fastMean[i] as number, variance)
    addSlow(state, i, (cell.workFast[i] as number) * hurried * LAST_PART, last, 0)
  }
  if (buried > 1e-9) {
    const deep = thread[3] as number
    addSlow(state, i, buried, fm + waitS + deep, fv + waitV + (thread[4] as number))
  } else if (coreS > 0 && (cell.slowShare[i] as number) < HARDLY_SLOW) splitAtCores(state, i, service)
}

/** So many of the fast successes are slow ones. */
function addSlow(
  { cell }: WorldState,
  i: number,
  share: number,
  slowerMean: number,
  slowerVariance: number,
): void {
  const before = cell.slowShare[i] as number
  const beforeMean = cell.slowMean[i] as number
  const sum = before + share
  // Where everything fails, nothing is slow.
  if (sum <= 0) return
  const mean = (before * beforeMean + share * slowerMean) / sum
  const square =
    before * ((cell.slowVariance[i] as number) + beforeMean * beforeMean) +
    share * (slowerVariance + slowerMean * slowerMean)
  cell.slowShare[i] = sum
  cell.slowMean[i] = mean
  const variance = Math.max(0, square / sum - mean * mean)
  cell.slowVariance[i] = variance
  cell.slowThird[i] = gammaThird(mean, variance)
}

/** Time at shared cores has a longer tail than one gamma for the whole request would have: its end stands apart. */
function splitAtCores(state: WorldState, i: number, service: CompiledService): void {
  const { cell } = state
  const ownS = cell.ownS[i] as number
  const work = ownS * service.ownVariation
  const mean = ownS + (cell.coreWaitS[i] as number)
  const variance = work * work + (cell.coreWaitVariance[i] as number)
  truncated[0] = mean + TAIL_FROM * Math.sqrt(variance)
  truncated[1] = mean
  truncated[2] = variance
  truncated[3] = gammaThird(mean, variance)
  truncateAt()
  const below = truncated[0] as number
  const above = 1 - below
  if (above < 0.01) return
  const belowMean = truncated[1] as number
  const belowVariance = truncated[2] as number
  const aboveMean = (mean - below * belowMean) / above
  const square = variance + mean * mean - below * (belowVariance + belowMean * belowMean)
  const aboveVariance = Math.max(0, square / above - aboveMean * aboveMean)
  const restMean = (cell.fastMean[i] as number) - mean
  const restVariance = Math.max(0, (cell.fastVariance[i] as number) - variance)
  const fast = Math.max(0, 1 - (cell.slowShare[i] as number) - (cell.errorShare[i] as number))
  cell.fastMean[i] = restMean + belowMean
  cell.fastVariance[i] = restVariance + belowVariance
  cell.fastThird[i] = gammaThird(restMean + belowMean, restVariance + belowVariance)
  addSlow(state, i, fast * above, restMean + aboveMean, restVariance + aboveVariance)
}
