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
/** Sixteen standard deviations, squared. */
const FAR = 256
const weights = new Float64Array(64)
const means = new Float64Array(64)
const variances = new Float64Array(64)
/** True when practically nothing of a gamma distribution lies beyond the limit: the common case, and a cheap one. */
function inTime(limit: number, mean: number, variance: number): boolean {
  const room = limit - mean
  return room > 0 && room * room >= FAR * variance
}

/**
 * One attempt over these edges by a caller in `zone` (-1: a customer) who waits `timeoutS`. What hangs until then, and
 * what of it is answered too late, is left on the edges.
 */
export function tryCall(
  model: WorldModel,
  state: WorldState,
  firstEdge: number,
  endEdge: number,
  zone: number,
  timeoutS: number,
): void {
  const { cell, edge } = state
  const { loss, addedS } = state.zone
  const homeLoss = zone < 0 ? 0 : (loss[zone] as number)
  const homeAdded = zone < 0 ? 0 : (addedS[zone] as number)
  let count = 0
  let timedOut = 0
  let refusedSum = 0
  let bad = 0
  let badSum = 0
  let badSquares = 0
  for (let e = firstEdge; e < endEdge; e += 1) {
    const share = edge.share[e] as number
    if (share <= 0) {
      edge.timeoutRate[e] = 0
      edge.late[e] = 0
      edge.hanging[e] = 0
      continue
    }
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

    let mean = (cell.fastMean[target] as number) + added
    let variance = (cell.fastVariance[target] as number) + jitter
    const fast = answered * Math.max(0, 1 - slowShare - errorShare)
    if (inTime(limit, mean, variance)) {
      weights[count] = fast
      means[count] = mean + distance
      variances[count] = variance
    } else {
      truncateAt(limit, mean, variance)
      weights[count] = fast * (truncated[0] as number)
      means[count] = (truncated[1] as number) + distance
      variances[count] = truncated[2] as number
      tooLate += fast * (1 - (truncated[0] as number))
    }
    count += 1
    if (slowShare > NEGLIGIBLE) {
      mean = (cell.slowMean[target] as number) + added
      variance = (cell.slowVariance[target] as number) + jitter
      const slow = answered * slowShare
      if (inTime(limit, mean, variance)) {
        weights[count] = slow
        means[count] = mean + distance
        variances[count] = variance
      } else {
        truncateAt(limit, mean, variance)
        weights[count] = slow * (truncated[0] as number)
        means[count] = (truncated[1] as number) + distance
        variances[count] = truncated[2] as number
        tooLate += slow * (1 - (truncated[0] as number))
      }
      count += 1
    }
    if (errorShare > NEGLIGIBLE) {
      mean = (cell.errorMean[target] as number) + added
      variance = (cell.errorVariance[target] as number) + jitter
      let known = answered * errorShare
      if (!inTime(limit, mean, variance)) {
        truncateAt(limit, mean, variance)
        tooLate += known * (1 - (truncated[0] as number))
        known *= truncated[0] as number
        mean = truncated[1] as number
        variance = truncated[2] as number
      }
      mean += distance
      bad += known
      badSum += known * mean
      badSquares += known * (variance + mean * mean)
    }
    if (refused > 0) {
      const soon = Math.min(timeoutS, distance + added)
      bad += refused
      badSum += refused * soon
      badSquares += refused * soon * soon
      refusedSum += refused
    }
    const hanging = tooLate + lost
    // What was buried or dropped was never worked on.
    edge.late[e] = tooLate - starved
    edge.hanging[e] = hanging
    edge.timeoutRate[e] = 0
    timedOut += hanging
  }
  bad += timedOut
  badSum += timedOut * timeoutS
  badSquares += timedOut * timeoutS * timeoutS
  outcome[TIMED_OUT] = timedOut
  outcome[REFUSED] = refusedSum
  outcome[BAD] = bad
  const badMean = bad > 0 ? badSum / bad : 0
  outcome[BAD + 1] = badMean
  outcome[BAD + 2] = bad > 0 ? Math.max(0, badSquares / bad - badMean * badMean) : 0
  split(count)
}

/** Books this flow of attempts: what ran into its timeout, and at the target what was worked out for nobody. */
export function bookHanging(
  model: WorldModel,
  state: WorldState,
  firstEdge: number,
  endEdge: number,
  rate: number,
): void {
  const { edge } = state
  const { lateRate } = state.cell
  for (let e = firstEdge; e < endEdge; e += 1) {
    edge.timeoutRate[e] = rate * (edge.hanging[e] as number)
    const late = edge.late[e] as number
    if (late === 0) continue
    const target = model.edgeCell[e] as number
    lateRate[target] = (lateRate[target] as number) + rate * late
  }
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
    for (let n = FAST; n < BAD; n += 1) outcome[n] = 0
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
