import { shared, shareLuck } from './bunches.ts'
import { missShare } from './cache-misses.ts'
import { bookHanging } from './call-outcome.ts'
import { callMoved, evaluatePort, loadCall } from './call-over-port.ts'
import { addCall, alive, beginRequest, finishRequest, makeOccasional, request } from './compose-response.ts'
import { contentionFactor } from './contention.ts'
import { partOfCore } from './cores.ts'
import { expireAtWork } from './deadlines.ts'
import { followOutcomes } from './follow-outcomes.ts'
import { makesStartCalls } from './lifecycle/fail-starts.ts'
import { coldnessOf, instancesWith } from './lifecycle/serving.ts'
import { addParallel, beginParallel, endParallel } from './parallel-calls.ts'
import { settleResponse } from './settle-response.ts'
import { FAILED, FAILURES, FAST, PARTS, SLOW, STEP } from './time-parts.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** How much longer a cell's own work takes when it is cold: empty connection pools, caches of its own, cold code. */
const COLD_PENALTY = 1
/** Hold times within this of each other, relatively, are the same. */
const HOLD_SETTLED = 1e-4
/**
 * What a cell answers counts as moved when its mean time has moved by this share (its mean square by twice that), or a
 * share of its outcomes by this much and 1 %. Until then its callers keep what they have worked out.
 */
const MEAN_MOVES = 0.003
const SHARE_MOVES = 0.0002
/** Whatever does not move is worked out again this often. */
const REFRESH_SECONDS = 120

/** Response times and failures from the leaves up, so that slowness reaches its callers in the same step. */
export function respond(model: WorldModel, state: WorldState): void {
  const { cell } = state
  cell.lateRate.fill(0)
  for (let i = model.cells.length - 1; i >= 0; i -= 1) {
    const idle = (cell.arriving[i] as number) <= 0 && (cell.inside[i] as number) < 1e-9
    if (idle && state.second % 30 !== 0 && !(model.lifecycle.any && makesStartCalls(model, state, i)))
      continue
    respondCell(model, state, i)
  }
}

function respondCell(model: WorldModel, state: WorldState, i: number): void {
  const { cell, port } = state
  const service = model.services[model.cellService[i] as number] as CompiledService
  const evaluatedAt = cell.evaluatedAt[i] as number
  let ownS =
    service.ownS * (cell.slowFactor[i] as number) * (1 + COLD_PENALTY * (1 - (cell.warmth[i] as number)))
  if (model.lifecycle.any) ownS *= coldnessOf(model, state, i)
  if (service.vcpus < 1)
    ownS *= partOfCore(
      service.vcpus * instancesWith(model, state, i, service, cell.threads[i] as number),
      service.cpuShare,
    )
  if (service.contention !== undefined) ownS *= contentionFactor(state, i, service)
  const due =
    evaluatedAt < (state.total.allChangedAt[0] as number) || state.second >= evaluatedAt + REFRESH_SECONDS
  let moved = due || Math.abs(ownS - (cell.ownS[i] as number)) > 0.5 * MEAN_MOVES * ownS
  const drops = state.service.dropsExpired[model.cellService[i] as number] === 1
  if ((drops || cell.expiredAtWork[i] !== 0) && expireAtWork(state, i, service, drops)) moved = true
  const end = model.cellFirstPort[i + 1] as number
  for (let p = model.cellFirstPort[i] as number; p < end; p += 1) {
    const first = model.portFirstEdge[p] as number
    const last = model.portFirstEdge[p + 1] as number
    const to = (model.links[model.portLink[p] as number] as CompiledLink).to
    const below = (state.service.movedAt[to] as number) > evaluatedAt
    if (due || (below && anyMoved(model, state, first, last, evaluatedAt))) {
      evaluatePort(model, state, p)
      moved = true
    } else if (callMoved(model, state, p)) moved = true
    if (port.timeoutShare[p] !== 0) bookHanging(model, state, first, last, port.attemptRate[p] as number)
  }
  if (moved) {
    cell.evaluatedAt[i] = state.second
    cell.ownS[i] = ownS
    compose(model, state, i, service)
  }
  for (let p = model.cellFirstPort[i] as number; p < end; p += 1) followOutcomes(model, state, p)
  const hold = cell.holdS[i] as number
  const rate = cell.completing[i] as number
  const overdue = cell.overdueShare[i] as number
  if (overdue > 0) cell.lateRate[i] = (cell.lateRate[i] as number) + rate * overdue
  const waitS = (rate > 0 ? (cell.queued[i] as number) / rate : 0) + (cell.coreWaitS[i] as number)
  const moves =
    moved ||
    Math.abs(hold - (cell.holdAim[i] as number)) > HOLD_SETTLED * hold ||
    Math.abs(waitS - (cell.waitSeen[i] as number)) > MEAN_MOVES * (hold + waitS)
  if (moves) {
    cell.waitSeen[i] = waitS
    settleResponse(state, i, service)
  }
  const gone = 1 - (1 - (cell.refusedShare[i] as number)) * (1 - (cell.starvedShare[i] as number))
  const seenGone = cell.seenGone[i] as number
  if (
    Math.abs(gone - seenGone) > SHARE_MOVES + 0.01 * Math.min(gone, 1 - gone) ||
    (moves && answersMoved(state, i))
  ) {
    cell.seenGone[i] = gone
    cell.movedAt[i] = state.second
    state.service.movedAt[model.cellService[i] as number] = state.second
  }
}

/** Did any cell behind these edges change its answers since then? */
export function anyMoved(
  model: WorldModel,
  state: WorldState,
  firstEdge: number,
  endEdge: number,
  since: number,
): boolean {
  const { movedAt } = state.cell
  const { share } = state.edge
  for (let e = firstEdge; e < endEdge; e += 1) {
    if ((movedAt[model.edgeCell[e] as number] as number) > since && (share[e] as number) > 0) return true
  }
  return false
}

/** Own work and calls add up to the finished request. */
function compose(model: WorldModel, state: WorldState, i: number, service: CompiledService): void {
  const { cell, port } = state
  const ownS = cell.ownS[i] as number
  const deviation = service.ownVariation * ownS
  const well =
    (1 - service.baseError) * (1 - (cell.faultError[i] as number)) * (1 - (cell.spoilt[i] as number))
  const goesOn = 1 - (cell.expiredAtWork[i] as number)
  beginRequest(ownS, deviation * deviation, 1 - well)
  const end = model.cellFirstPort[i + 1] as number
  for (let p = model.cellFirstPort[i] as number; p < end; p += 1) {
    const link = model.links[model.portLink[p] as number] as CompiledLink
    if (link.group >= 0) {
      if (firstOfGroup(model, i, p, link.group)) callAtOnce(model, state, p, end, link.group, goesOn)
      continue
    }
    loadCall(state, p, link)
    if (link.hitShare > 0) makeOccasional(missShare(state, p, link))
    let made = 0
    let first = 0
    for (let n = 0; n < link.wholeCalls; n += 1) {
      if (n === 1) {
        first = made
        loadNext(state, p, link)
      }
      made += alive()
      addCall()
    }
    if (link.partCall > 0) {
      if (link.wholeCalls === 1) {
        first = made
        loadNext(state, p, link)
      }
      made += alive() * link.partCall
      makeOccasional(link.partCall)
      addCall()
    }
    port.reachAim[p] = made * goesOn
    if (link.inARow) port.follows[p] = made > 0 ? 1 - first / made : 0
  }
  finishRequest()
  let hold = 0
  let square = 0
  for (let at = FAST; at < PARTS; at += STEP) {
    const share = request[at] as number
    if (share === 0) continue
    const mean = request[at + 1] as number
    hold += share * mean
    square += share * ((request[at + 2] as number) + mean * mean)
  }
  cell.holdAim[i] = hold
  cell.holdVarianceAim[i] = Math.max(0, square - hold * hold)
  // Over at the end of their own work, they hold no thread for calls.
  if (goesOn < 1) cell.holdAim[i] = Math.min(hold, ownS + goesOn * Math.max(0, hold - ownS))
  cell.workFast[i] = request[FAST] as number
  cell.workFastMean[i] = request[FAST + 1] as number
  cell.workFastVariance[i] = request[FAST + 2] as number
  cell.workFastThird[i] = request[FAST + 3] as number
  cell.workSlow[i] = request[SLOW] as number
  cell.workSlowMean[i] = request[SLOW + 1] as number
  cell.workSlowVariance[i] = request[SLOW + 2] as number
  cell.workSlowThird[i] = request[SLOW + 3] as number
  const { workFailures } = cell
  let failed = 0
  for (let n = FAILED, at = i * FAILURES; n < PARTS; n += STEP, at += STEP) {
    const share = request[n] as number
    workFailures[at] = share
    if (share === 0) continue
    failed += share
    workFailures[at + 1] = request[n + 1] as number
    workFailures[at + 2] = request[n + 2] as number
    workFailures[at + 3] = request[n + 3] as number
  }
  cell.errorShare[i] = failed
}

/** The call after one that was just answered, where that is another thing than the first. */
function loadNext(state: WorldState, p: number, link: CompiledLink): void {
  if (state.port.differs[p] === 0) return
  loadCall(state, p, link, state.port.nextAnswer)
  if (link.hitShare > 0) makeOccasional(missShare(state, p, link))
}

function firstOfGroup(model: WorldModel, i: number, p: number, group: number): boolean {
  for (let q = model.cellFirstPort[i] as number; q < p; q += 1)
    if (model.links[model.portLink[q] as number]?.group === group) return false
  return true
}

/** All calls of a group at once, where the first of them stands. */
function callAtOnce(
  model: WorldModel,
  state: WorldState,
  first: number,
  end: number,
  group: number,
  goesOn: number,
): void {
  const under = alive()
  beginParallel()
  for (let p = first; p < end; p += 1) {
    const link = model.links[model.portLink[p] as number] as CompiledLink
    if (link.group !== group) continue
    loadCall(state, p, link)
    shareLuck(model, state, p, link)
    addParallel(
      link.wholeCalls,
      link.partCall,
      link.hitShare > 0 ? missShare(state, p, link) : 1,
      shared[0],
      shared[1],
    )
    state.port.reachAim[p] = under * goesOn * (link.wholeCalls + link.partCall)
  }
  endParallel()
  addCall()
}

/** Is what this cell answers no longer what its callers have reckoned with? Then it is from now on. */
function answersMoved(state: WorldState, i: number): boolean {
  const { cell } = state
  const { parts } = state.failures
  const slow = cell.slowShare[i] as number
  const error = cell.errorShare[i] as number
  const fm = cell.fastMean[i] as number
  const sm = cell.slowMean[i] as number
  const fast = 1 - slow - error
  let mean = fast * fm + slow * sm
  let square =
    fast * ((cell.fastVariance[i] as number) + fm * fm) + slow * ((cell.slowVariance[i] as number) + sm * sm)
  const cells = cell.waitS.length
  for (let at = i; error > 0 && at < FAILURES * cells; at += STEP * cells) {
    const share = parts[at] as number
    const m = parts[at + cells] as number
    mean += share * m
    square += share * ((parts[at + 2 * cells] as number) + m * m)
  }
  if (
    Math.abs(mean - (cell.seenMean[i] as number)) <= MEAN_MOVES * mean &&
    Math.abs(square - (cell.seenSquare[i] as number)) <= 2 * MEAN_MOVES * square &&
    Math.abs(slow - (cell.seenSlow[i] as number)) <= SHARE_MOVES + 0.01 * Math.min(slow, 1 - slow) &&
    Math.abs(error - (cell.seenError[i] as number)) <= SHARE_MOVES + 0.01 * Math.min(error, 1 - error)
  )
    return false
  cell.seenMean[i] = mean
  cell.seenSquare[i] = square
  cell.seenSlow[i] = slow
  cell.seenError[i] = error
  return true
}
