import { refusedOutside, stillFree } from './calls-in-a-row.ts'
import { gammaThird, truncateAt, truncated } from './gamma-table.ts'
import {
  type Atoms,
  FAILED,
  FAILURES,
  FAST,
  makeAtoms,
  PARTS,
  put,
  putPart,
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
 * what of it is answered too late, is left on the edges. `follows` is the share of the attempts that come in the moment in
 * which one before them was answered: where that was at the same cell, its place is free (`calls-in-a-row.ts`).
 */
export function tryCall(
  model: WorldModel,
  state: WorldState,
  firstEdge: number,
  endEdge: number,
  zone: number,
  timeoutS: number,
  path: number,
  follows = 0,
): void {
  const { cell, edge } = state
  const { loss, addedS } = state.zone
  const failed = state.failures.parts
  const cells = model.cells.length
  const homeLoss = zone < 0 ? 0 : (loss[zone] as number)
  const homeAdded = zone < 0 ? 0 : (addedS[zone] as number)
  const pathLoss = path < 0 ? 0 : (state.network.loss[path] as number)
  const pathS = path < 0 ? 0 : (state.network.waitS[path] as number)
  const pathVariance = path < 0 ? 0 : (state.network.waitVariance[path] as number)
  const pathThird = path < 0 ? 0 : gammaThird(pathS, pathVariance)
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
    const outside = arrived * refusedOutside(state, target)
    const refused =
      follows > 0 && outside > 0
        ? outside *
          (1 - follows * share * stillFree(state, target, (model.edgeMs[e] as number) * 0.001 + pathS))
        : outside
    const served = arrived - refused
    const starved = served * (cell.starvedShare[target] as number)
    const slow = cell.slowShare[target] as number
    const error = cell.errorShare[target] as number
    const answered = served - starved
    // Trouble in the network delays a call by an exponential time of this mean.
    const thereAdded = near ? 0 : (addedS[there] as number)
    const jitter = homeAdded * homeAdded + thereAdded * thereAdded + pathVariance
    const jitterThird =
      2 * (homeAdded * homeAdded * homeAdded + thereAdded * thereAdded * thereAdded) + pathThird
    const limit = timeoutS - distance
    way[0] = distance
    way[1] = added
    way[2] = jitter
    way[3] = jitterThird
    way[LIMIT] = limit
    way[LATE] = starved
    way[WEIGHT] = answered * Math.max(0, 1 - slow - error)
    arrive(successes, cell.fastMean, target, cell.fastVariance, target, cell.fastThird, target)
    if (slow > NEGLIGIBLE) {
      way[WEIGHT] = answered * slow
      arrive(successes, cell.slowMean, target, cell.slowVariance, target, cell.slowThird, target)
    }
    if (error > NEGLIGIBLE)
      for (let n = target; n < FAILURES * cells; n += STEP * cells)
        if ((failed[n] as number) > NEGLIGIBLE) {
          way[WEIGHT] = answered * (failed[n] as number)
          arrive(failures, failed, n + cells, failed, n + 2 * cells, failed, n + 3 * cells)
        }
    const tooLate = way[LATE] as number
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

/**
 * What the way adds to an answer: distance, what trouble delays it by, variance and third moment of that. And for `arrive`
 * how long the caller waits beyond the distance, the share of the answer, and what has come too late so far. (In an array:
 * numbers that are handed on are boxed.)
 */
const way = new Float64Array(7)
const LIMIT = 4
const WEIGHT = 5
const LATE = 6

/** Answers that come in time are collected; the share that does not is added to what is late. */
function arrive(
  atoms: Atoms,
  means: Float64Array,
  m: number,
  variances: Float64Array,
  v: number,
  thirds: Float64Array,
  t: number,
): void {
  const mean = (means[m] as number) + (way[1] as number)
  const variance = (variances[v] as number) + (way[2] as number)
  const weight = way[WEIGHT] as number
  const limit = way[LIMIT] as number
  truncated[1] = mean
  truncated[2] = variance
  truncated[3] = (thirds[t] as number) + (way[3] as number)
  if (inTime(limit, mean, variance)) truncated[0] = weight
  else {
    truncated[0] = limit
    truncateAt()
    const within = truncated[0] as number
    truncated[0] = weight * within
    way[LATE] = (way[LATE] as number) + weight * (1 - within)
  }
  truncated[1] = (truncated[1] as number) + (way[0] as number)
  putPart(atoms, truncated, 0)
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
