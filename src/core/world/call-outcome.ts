import { truncateAt, truncated } from './gamma-table.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Outcome of one attempt, left in `outcome`: shares, and mean and variance of the time the caller spends. */
export const outcome = new Float64Array(11)
export const FAST = 0
export const SLOW = 3
export const BAD = 6
export const TIMED_OUT = 9
export const REFUSED = 10

const NEGLIGIBLE = 1e-10
const weights = new Float64Array(64)
const means = new Float64Array(64)
const variances = new Float64Array(64)
/** Weight, sum and sum of squares of the failed attempts, and the timed-out part of one edge. */
const failed = new Float64Array(3)

function addFailure(weight: number, mean: number, variance: number): void {
  failed[0] = (failed[0] as number) + weight
  failed[1] = (failed[1] as number) + weight * mean
  failed[2] = (failed[2] as number) + weight * (variance + mean * mean)
}

/**
 * One attempt over these edges by a caller in `zone` (-1: a customer) who waits `timeoutS`. `rate` is the flow of
 * attempts: what comes too late is booked at the target, for it was work for nothing.
 */
export function tryCall(
  model: WorldModel,
  state: WorldState,
  firstEdge: number,
  endEdge: number,
  zone: number,
  timeoutS: number,
  rate: number,
): void {
  const { cell, edge } = state
  const { loss, addedS } = state.zone
  const homeLoss = zone < 0 ? 0 : (loss[zone] as number)
  const homeAdded = zone < 0 ? 0 : (addedS[zone] as number)
  let count = 0
  let timedOut = 0
  let refusedSum = 0
  failed.fill(0)
  for (let e = firstEdge; e < endEdge; e += 1) {
    const share = edge.share[e] as number
    if (share <= 0) continue
    const target = model.edgeCell[e] as number
    const there = model.cellZone[target] as number
    const near = there === zone
    const lost = share * (near ? homeLoss : 1 - (1 - homeLoss) * (1 - (loss[there] as number)))
    const distance = (model.edgeMs[e] as number) * 0.001
    const added = homeAdded + (near ? 0 : (addedS[there] as number))
    const arrived = share - lost
    const refused = arrived * (cell.refusedShare[target] as number)
    const served = arrived - refused
    const starved = served * (cell.starvedShare[target] as number)
    const slowShare = cell.slowShare[target] as number
    const errorShare = cell.errorShare[target] as number
    const answered = served - starved
    let tooLate = starved
    // Trouble in the network delays a call by an exponential time of this mean.
    const jitter = homeAdded * homeAdded + (near ? 0 : (addedS[there] as number) * (addedS[there] as number))
    const limit = timeoutS - distance

    truncateAt(
      limit,
      (cell.fastMean[target] as number) + added,
      (cell.fastVariance[target] as number) + jitter,
    )
    const fast = answered * Math.max(0, 1 - slowShare - errorShare)
    weights[count] = fast * (truncated[0] as number)
    means[count] = (truncated[1] as number) + distance
    variances[count] = truncated[2] as number
    tooLate += fast * (1 - (truncated[0] as number))
    count += 1
    if (slowShare > NEGLIGIBLE) {
      truncateAt(
        limit,
        (cell.slowMean[target] as number) + added,
        (cell.slowVariance[target] as number) + jitter,
      )
      const slow = answered * slowShare
      weights[count] = slow * (truncated[0] as number)
      means[count] = (truncated[1] as number) + distance
      variances[count] = truncated[2] as number
      tooLate += slow * (1 - (truncated[0] as number))
      count += 1
    }
    if (errorShare > NEGLIGIBLE) {
      truncateAt(
        limit,
        (cell.errorMean[target] as number) + added,
        (cell.errorVariance[target] as number) + jitter,
      )
      const bad = answered * errorShare
      addFailure(bad * (truncated[0] as number), (truncated[1] as number) + distance, truncated[2] as number)
      tooLate += bad * (1 - (truncated[0] as number))
    }
    if (refused > 0) {
      addFailure(refused, Math.min(timeoutS, distance + added), 0)
      refusedSum += refused
    }
    if (tooLate > 0 && rate > 0) cell.lateRate[target] = (cell.lateRate[target] as number) + rate * tooLate
    const hanging = tooLate + lost
    edge.timeoutRate[e] = rate * hanging
    if (hanging > 0) {
      timedOut += hanging
      addFailure(hanging, timeoutS, 0)
    }
  }
  outcome[TIMED_OUT] = timedOut
  outcome[REFUSED] = refusedSum
  const bad = failed[0] as number
  outcome[BAD] = bad
  const badMean = bad > 0 ? (failed[1] as number) / bad : 0
  outcome[BAD + 1] = badMean
  outcome[BAD + 2] = bad > 0 ? Math.max(0, (failed[2] as number) / bad - badMean * badMean) : 0
  split(count)
}

/** Sorts the collected successes into a fast and a slow group around a cut between their means. */
function split(count: number): void {
  let total = 0
  let sum = 0
  let squares = 0
  let least = Infinity
  for (let n = 0; n < count; n += 1) {
    const weight = weights[n] as number
    const mean = means[n] as number
    if (weight <= NEGLIGIBLE) continue
    total += weight
    sum += weight * mean
    squares += weight * mean * mean
    if (mean < least) least = mean
  }
  if (total <= 0) {
    outcome.fill(0, FAST, BAD)
    return
  }
  const centre = sum / total
  const between = Math.sqrt(Math.max(0, squares / total - centre * centre))
  const cut = Math.max(centre + 0.3 * between, 1.6 * least)
  gather(count, cut, FAST, false)
  gather(count, cut, SLOW, true)
}

function gather(count: number, cut: number, place: number, slow: boolean): void {
  let total = 0
  let sum = 0
  let squares = 0
  for (let n = 0; n < count; n += 1) {
    const weight = weights[n] as number
    const mean = means[n] as number
    if (weight <= NEGLIGIBLE || mean > cut !== slow) continue
    total += weight
    sum += weight * mean
    squares += weight * ((variances[n] as number) + mean * mean)
  }
  outcome[place] = total
  const mean = total > 0 ? sum / total : 0
  outcome[place + 1] = mean
  outcome[place + 2] = total > 0 ? Math.max(0, squares / total - mean * mean) : 0
}
