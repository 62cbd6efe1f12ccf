import { truncateAt, truncated } from './gamma-table.ts'
import { FAST, makeAtoms, PARTS, put, QUICK, split } from './time-parts.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Outcome of one attempt, left in `outcome`: an answer of four parts, and of it what timed out and what was refused. */
export const outcome = new Float64Array(PARTS + 2)
export const TIMED_OUT = PARTS
export const REFUSED = PARTS + 1

const NEGLIGIBLE = 1e-10
/** Sixteen standard deviations, squared. */
const FAR = 256
const successes = makeAtoms()
const failures = makeAtoms()
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
  network: number,
): void {
  const { cell, edge } = state
  const { loss, addedS } = state.zone
  const homeLoss = zone < 0 ? 0 : (loss[zone] as number)
  const homeAdded = zone < 0 ? 0 : (addedS[zone] as number)
  const pathLoss = network < 0 ? 0 : (state.network.loss[network] as number)
  const pathS = network < 0 ? 0 : (state.network.waitS[network] as number)
  const pathVariance = network < 0 ? 0 : (state.network.waitVariance[network] as number)
  let timedOut = 0
  let refusedSum = 0
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
    const zonesLose = near ? homeLoss : 1 - (1 - homeLoss) * (1 - (loss[there] as number))
    const lost = share * (pathLoss > 0 ? 1 - (1 - zonesLose) * (1 - pathLoss) : zonesLose)
    const distance = (model.edgeMs[e] as number) * 0.001
    const added = homeAdded + (near ? 0 : (addedS[there] as number)) + pathS
    const arrived = share - lost
    const refused = arrived * (cell.refusedShare[target] as number)
    const served = arrived - refused
    const starved = served * (cell.starvedShare[target] as number)
    const slow = cell.slowShare[target] as number
    const error = cell.errorShare[target] as number
    const hang = cell.hangShare[target] as number
    const answered = served - starved
    // Trouble in the network delays a call by an exponential time of this mean.
    const jitter =
      homeAdded * homeAdded +
      (near ? 0 : (addedS[there] as number) * (addedS[there] as number)) +
      pathVariance
    const limit = timeoutS - distance
    let tooLate = starved
    tooLate += wait(
      successes,
      answered * Math.max(0, 1 - slow - error),
      cell.fastMean,
      cell.fastVariance,
      target,
      limit,
      distance,
      added,
      jitter,
    )
    if (slow > NEGLIGIBLE)
      tooLate += wait(
        successes,
        answered * slow,
        cell.slowMean,
        cell.slowVariance,
        target,
        limit,
        distance,
        added,
        jitter,
      )
    if (error > NEGLIGIBLE) {
      tooLate += wait(
        failures,
        answered * (error - hang),
        cell.errorMean,
        cell.errorVariance,
        target,
        limit,
        distance,
        added,
        jitter,
      )
      if (hang > NEGLIGIBLE)
        tooLate += wait(
          failures,
          answered * hang,
          cell.hangMean,
          cell.hangVariance,
          target,
          limit,
          distance,
          added,
          jitter,
        )
    }
    if (refused > 0) {
      put(failures, refused, Math.min(timeoutS, distance + added), jitter)
      refusedSum += refused
    }
    const hanging = tooLate + lost
    edge.late[e] = tooLate
    edge.hanging[e] = hanging
    edge.timeoutRate[e] = 0
    timedOut += hanging
  }
  put(failures, timedOut, timeoutS, 0)
  outcome[TIMED_OUT] = timedOut
  outcome[REFUSED] = refusedSum
  split(successes, outcome, FAST)
  split(failures, outcome, QUICK)
}

/** Answers that come in time are collected; the share that does not is given back. */
function wait(
  atoms: typeof successes,
  weight: number,
  means: Float64Array,
  variances: Float64Array,
  target: number,
  limit: number,
  distance: number,
  added: number,
  jitter: number,
): number {
  const mean = (means[target] as number) + added
  const variance = (variances[target] as number) + jitter
  if (inTime(limit, mean, variance)) {
    put(atoms, weight, mean + distance, variance)
    return 0
  }
  truncateAt(limit, mean, variance)
  const within = truncated[0] as number
  put(atoms, weight * within, (truncated[1] as number) + distance, truncated[2] as number)
  return weight * (1 - within)
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
