import { gammaThird, truncateAt, truncated } from './gamma-table.ts'
import {
  type Atoms,
  FAILED,
  FAILURES,
  FAST,
  makeAtoms,
  PARTS,
  put,
  STEP,
  splitFailures,
  splitSuccesses,
} from './time-parts.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Outcome of one attempt, left in `outcome`: an answer, and of it what timed out and what was refused. */
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
  path: number,
): void {
  const { cell, edge } = state
  const { loss, addedS } = state.zone
  const failed = cell.failures
  const cells = model.cells.length
  const homeLoss = zone < 0 ? 0 : (loss[zone] as number)
  const homeAdded = zone < 0 ? 0 : (addedS[zone] as number)
  const pathLoss = path < 0 ? 0 : (state.network.loss[path] as number)
  const pathS = path < 0 ? 0 : (state.network.waitS[path] as number)
  const pathVariance = path < 0 ? 0 : (state.network.waitVariance[path] as number)
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
    const answered = served - starved
    // Trouble in the network delays a call by an exponential time of this mean.
    const thereAdded = near ? 0 : (addedS[there] as number)
    const jitter = homeAdded * homeAdded + thereAdded * thereAdded + pathVariance
    const jitterThird =
      2 * (homeAdded * homeAdded * homeAdded + thereAdded * thereAdded * thereAdded) +
      gammaThird(pathS, pathVariance)
    const limit = timeoutS - distance
    network.distance = distance
    network.added = added
    network.variance = jitter
    network.third = jitterThird
    let tooLate = starved
    const fast = answered * Math.max(0, 1 - slow - error)
    tooLate += arrive(
      successes,
      limit,
      fast,
      cell.fastMean[target] as number,
      cell.fastVariance[target] as number,
      cell.fastThird[target] as number,
    )
    if (slow > NEGLIGIBLE)
      tooLate += arrive(
        successes,
        limit,
        answered * slow,
        cell.slowMean[target] as number,
        cell.slowVariance[target] as number,
        cell.slowThird[target] as number,
      )
    if (error > NEGLIGIBLE)
      for (let n = target; n < FAILURES * cells; n += STEP * cells)
        if ((failed[n] as number) > NEGLIGIBLE)
          tooLate += arrive(
            failures,
            limit,
            answered * (failed[n] as number),
            failed[n + cells] as number,
            failed[n + 2 * cells] as number,
            failed[n + 3 * cells] as number,
          )
    if (refused > 0) {
      put(failures, refused, Math.min(timeoutS, distance + added), jitter, jitterThird)
      refusedSum += refused
    }
    const hanging = tooLate + lost
    // What was buried or dropped was never worked on.
    edge.late[e] = tooLate - starved
    edge.hanging[e] = hanging
    edge.timeoutRate[e] = 0
    timedOut += hanging
  }
  put(failures, timedOut, timeoutS, 0, 0)
  outcome[TIMED_OUT] = timedOut
  outcome[REFUSED] = refusedSum
  splitSuccesses(successes, outcome, FAST)
  splitFailures(failures, outcome, FAILED)
}

/** What the way adds to an answer. */
const network = { distance: 0, added: 0, variance: 0, third: 0 }

/** Answers that come in time are collected; the share that does not is given back. */
function arrive(
  atoms: Atoms,
  limit: number,
  weight: number,
  cellMean: number,
  cellVariance: number,
  cellThird: number,
): number {
  const mean = cellMean + network.added
  const variance = cellVariance + network.variance
  const third = cellThird + network.third
  if (inTime(limit, mean, variance)) {
    put(atoms, weight, mean + network.distance, variance, third)
    return 0
  }
  truncateAt(limit, mean, variance, third)
  const within = truncated[0] as number
  put(
    atoms,
    weight * within,
    (truncated[1] as number) + network.distance,
    truncated[2] as number,
    truncated[3] as number,
  )
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
