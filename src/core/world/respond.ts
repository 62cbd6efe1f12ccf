import { BAD, FAST, outcome, REFUSED, SLOW, TIMED_OUT, tryCall } from './call-outcome.ts'
import {
  addCall,
  alive,
  beginRequest,
  call,
  makeOccasional,
  makeOptional,
  request,
} from './compose-response.ts'
import { waitingShare } from './erlang-table.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** How much longer a cell's own work takes when it is cold: empty connection pools, caches of its own, cold code. */
const COLD_PENALTY = 1
/**
 * A step closes this share of the gap to a new hold time: requests under way still have the old one, and without it
 * saturated callers and callees would swing against each other from second to second.
 */
const HOLD_FOLLOWS = 0.35
/** A step closes this share of the gap between the number of attempts callers make and what failures now ask for. */
const ATTEMPTS_FOLLOW = 0.5

/** Response times and failures from the leaves up, so that slowness reaches its callers in the same step. */
export function respond(model: WorldModel, state: WorldState): void {
  const { cell } = state
  cell.lateRate.fill(0)
  for (let i = model.cells.length - 1; i >= 0; i -= 1) {
    if ((cell.arriving[i] as number) <= 0 && (cell.inside[i] as number) < 1e-9 && state.second % 30 !== 0)
      continue
    respondCell(model, state, i)
  }
}

function respondCell(model: WorldModel, state: WorldState, i: number): void {
  const { cell, port } = state
  const service = model.services[model.cellService[i] as number] as CompiledService
  const ownS =
    service.ownS * (cell.slowFactor[i] as number) * (1 + COLD_PENALTY * (1 - (cell.warmth[i] as number)))
  beginRequest(ownS, 1 - (1 - service.baseError) * (1 - (cell.faultError[i] as number)))
  const end = model.cellFirstPort[i + 1] as number
  for (let p = model.cellFirstPort[i] as number; p < end; p += 1) {
    const link = model.links[model.portLink[p] as number] as CompiledLink
    let made = 0
    for (let n = 0; n < link.wholeCalls; n += 1) {
      made += alive()
      if (n === 0) evaluatePort(model, state, p, link)
      else loadCall(state, p, link)
      addCall()
    }
    if (link.partCall > 0) {
      made += alive() * link.partCall
      if (link.wholeCalls === 0) evaluatePort(model, state, p, link)
      else loadCall(state, p, link)
      makeOccasional(link.partCall)
      addCall()
    }
    port.reach[p] = made
  }
  settleResponse(state, i, service)
}

/** Means and variances of the finished request, and with the wait for a thread the response time. */
function settleResponse(state: WorldState, i: number, service: CompiledService): void {
  const { cell } = state
  let f = request[0] as number
  const fm = request[1] as number
  const fv = request[2] as number
  let s = request[3] as number
  let sm = request[4] as number
  let sv = request[5] as number
  const e = request[6] as number
  const hold = f * fm + s * sm + (request[7] as number)
  const square = f * (fv + fm * fm) + s * (sv + sm * sm) + (request[8] as number)
  const followed = (cell.holdS[i] as number) + HOLD_FOLLOWS * (hold - (cell.holdS[i] as number))
  const variance = Math.max(0, square - hold * hold)
  cell.holdS[i] = followed
  cell.holdVariance[i] =
    (cell.holdVariance[i] as number) + HOLD_FOLLOWS * (variance - (cell.holdVariance[i] as number))
  waitForThread(state, i, service)
  const waitS = thread[0] as number
  const waitV = thread[1] as number
  const buried = f * (thread[2] as number)
  if (buried > 1e-9) {
    const deep = thread[3] as number
    const deepSquare = fv + deep * deep + (fm + deep) * (fm + deep)
    const sum = s + buried
    const mean = (s * sm + buried * (fm + deep)) / sum
    sv = Math.max(0, (s * (sv + sm * sm) + buried * deepSquare) / sum - mean * mean)
    sm = mean
    s = sum
    f -= buried
  }
  const em = e > 1e-12 ? (request[7] as number) / e : hold
  cell.waitS[i] = waitS
  cell.fastMean[i] = fm + waitS
  cell.fastVariance[i] = fv + waitV
  cell.slowShare[i] = s
  cell.slowMean[i] = sm + waitS
  cell.slowVariance[i] = sv + waitV
  cell.errorShare[i] = e
  cell.errorMean[i] = em + waitS
  cell.errorVariance[i] = (e > 1e-12 ? Math.max(0, (request[8] as number) / e - em * em) : 0) + waitV
}

/** Left by `waitForThread`: mean and variance of the wait, share that is buried (newest first) and for how long. */
const thread = new Float64Array(4)

/**
 * Wait for a thread by Little's law. The part that a queue at rest would have at this load varies like an exponential;
 * what stands above it is a backlog, which every newcomer waits through alike. Newest first, most wait for one thread
 * to come free and a few are buried for a whole busy period.
 */
function waitForThread(state: WorldState, i: number, service: CompiledService): void {
  const { cell } = state
  const threads = cell.threads[i] as number
  const rate = cell.completing[i] as number
  const queued = cell.queued[i] as number
  thread[0] = 0
  thread[1] = 0
  thread[2] = 0
  thread[3] = 0
  if (queued < 1e-9 || rate <= 0) return
  const hold = cell.holdS[i] as number
  const spread = 0.5 * (1 + (cell.holdVariance[i] as number) / (hold * hold))
  const load = ((cell.arriving[i] as number) * hold) / threads
  const mean = queued / rate
  const variation = cell.waitVariation[i] as number
  const small = variation >= 0
  if (small && !service.lifo) {
    thread[0] = mean
    thread[1] = variation * ((hold * hold) / (threads * threads))
    return
  }
  const share = Math.max(
    1e-4,
    small ? (cell.waitShare[i] as number) : waitingShare(threads, Math.min(1, load)),
  )
  const distance = Math.max(load > 1 ? 1 - 1 / load : 1 - load, 0.5 / Math.max(1, queued))
  const resting = Math.min(mean, (spread * share * hold) / (threads * distance))
  if (service.lifo) {
    layOnTop(share, resting / share, (spread * hold) / threads, distance)
    return
  }
  thread[0] = mean
  // Second moment of an exponential for those who wait.
  thread[1] = (resting * resting * (2 - share)) / share + ((mean - resting) * hold * spread) / threads
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
}

/** One call over this port: an attempt, its repetitions within the budget, the pool and the breaker. */
function evaluatePort(model: WorldModel, state: WorldState, p: number, link: CompiledLink): void {
  const { port } = state
  const l = model.portLink[p] as number
  const zone = model.cellZone[model.portCell[p] as number] as number
  const timeoutS = state.link.timeoutS[l] as number
  const rate = port.attemptRate[p] as number
  tryCall(
    model,
    state,
    model.portFirstEdge[p] as number,
    model.portFirstEdge[p + 1] as number,
    zone,
    timeoutS,
    rate,
  )
  port.fast[p] = outcome[FAST] as number
  port.fastMean[p] = outcome[FAST + 1] as number
  port.fastVariance[p] = outcome[FAST + 2] as number
  port.slow[p] = outcome[SLOW] as number
  port.slowMean[p] = outcome[SLOW + 1] as number
  port.slowVariance[p] = outcome[SLOW + 2] as number
  port.badShare[p] = outcome[BAD] as number
  port.bad[p] = outcome[BAD] as number
  port.badMean[p] = outcome[BAD + 1] as number
  port.badVariance[p] = outcome[BAD + 2] as number
  port.timeoutShare[p] = outcome[TIMED_OUT] as number
  port.refusedShare[p] = outcome[REFUSED] as number
  port.goodShare[p] = (outcome[FAST] as number) + (outcome[SLOW] as number)
  repeatAttempts(state, p, l, link.backoffS)
  if (link.poolPerInstance > 0) waitForConnection(model, state, p, link)
  loadCall(state, p, link)
}

/** From one attempt to a call with retries; the result replaces the attempt in the port. */
function repeatAttempts(state: WorldState, p: number, l: number, backoffS: number): void {
  const { port } = state
  const bad = port.bad[p] as number
  const most = state.link.attempts[l] as number
  const again = Math.min(bad, state.link.budget[l] as number)
  let attempts = 1
  if (bad > 1e-10) {
    const fast = port.fast[p] as number
    const slow = port.slow[p] as number
    const good = fast + slow
    const badMean = port.badMean[p] as number
    const badVariance = port.badVariance[p] as number
    const fm = port.fastMean[p] as number
    const sm = port.slowMean[p] as number
    const goodMean = good > 0 ? (fast * fm + slow * sm) / good : 0
    const goodVariance =
      good > 0
        ? Math.max(
            0,
            (fast * ((port.fastVariance[p] as number) + fm * fm) +
              slow * ((port.slowVariance[p] as number) + sm * sm)) /
              good -
              goodMean * goodMean,
          )
        : 0
    let weight = slow
    let sum = slow * sm
    let square = slow * ((port.slowVariance[p] as number) + sm * sm)
    let power = 1
    let failedWeight = 0
    let failedSum = 0
    let failedSquare = 0
    for (let k = 1; k <= most; k += 1) {
      // k failures in a row, then either no further attempt or one that may succeed.
      const stop = k < most ? power * (bad - again) : power * bad
      const stopMean = k * badMean + (k - 1) * backoffS
      failedWeight += stop
      failedSum += stop * stopMean
      failedSquare += stop * (k * badVariance + stopMean * stopMean)
      if (k === most) break
      power *= again
      attempts += power
      const then = power * good
      const thenMean = k * (badMean + backoffS) + goodMean
      weight += then
      sum += then * thenMean
      square += then * (k * badVariance + goodVariance + thenMean * thenMean)
    }
    port.slow[p] = weight
    const slowMean = weight > 0 ? sum / weight : 0
    port.slowMean[p] = slowMean
    port.slowVariance[p] = weight > 0 ? Math.max(0, square / weight - slowMean * slowMean) : 0
    port.bad[p] = failedWeight
    const failedMean = failedWeight > 0 ? failedSum / failedWeight : 0
    port.badMean[p] = failedMean
    port.badVariance[p] =
      failedWeight > 0 ? Math.max(0, failedSquare / failedWeight - failedMean * failedMean) : 0
    port.poolBusyS[p] = attempts * (good * goodMean + bad * badMean)
  } else {
    port.poolBusyS[p] =
      (port.fast[p] as number) * (port.fastMean[p] as number) +
      (port.slow[p] as number) * (port.slowMean[p] as number)
  }
  port.attempts[p] =
    (port.attempts[p] as number) + ATTEMPTS_FOLLOW * (attempts - (port.attempts[p] as number))
  port.failShare[p] = 1 - (port.breakerPass[p] as number) * (1 - (port.bad[p] as number))
}

/** Connections held for a call's attempts carry at most connections / hold calls a second (Little); the rest waits. */
function waitForConnection(model: WorldModel, state: WorldState, p: number, link: CompiledLink): void {
  const { port, cell } = state
  const service = model.services[link.from] as CompiledService
  const caller = model.portCell[p] as number
  const connections = Math.max(1, ((cell.threads[caller] as number) / service.threads) * link.poolPerInstance)
  const busyS = port.poolBusyS[p] as number
  const load = ((port.callRate[p] as number) * busyS) / connections
  const pass = load > 1 ? 1 / load : 1
  let waitS = link.poolWaitS
  if (load < 1)
    waitS = Math.min(
      waitS,
      (waitingShare(connections, load) * busyS) / (connections * Math.max(1e-6, 1 - load)),
    )
  port.poolWaitS[p] = 0.5 * (port.poolWaitS[p] as number) + 0.5 * waitS
  port.pass[p] = 0.5 * (port.pass[p] as number) + 0.5 * pass
}

/** Puts the port's call, as the caller feels it now, in `call`. */
function loadCall(state: WorldState, p: number, link: CompiledLink): void {
  const { port } = state
  const waitS = port.poolWaitS[p] as number
  const waitV = waitS * waitS
  const connected = link.poolPerInstance > 0 ? (port.pass[p] as number) : 1
  const through = (port.breakerPass[p] as number) * connected
  call[0] = (port.fast[p] as number) * through
  call[1] = (port.fastMean[p] as number) + waitS
  call[2] = (port.fastVariance[p] as number) + waitV
  call[3] = (port.slow[p] as number) * through
  call[4] = (port.slowMean[p] as number) + waitS
  call[5] = (port.slowVariance[p] as number) + waitV
  const failed = (port.bad[p] as number) * through
  const unconnected = (port.breakerPass[p] as number) * (1 - connected)
  const weight = failed + unconnected + 1 - (port.breakerPass[p] as number)
  call[6] = weight
  const failedMean = (port.badMean[p] as number) + waitS
  const mean = weight > 0 ? (failed * failedMean + unconnected * link.poolWaitS) / weight : 0
  const square =
    weight > 0
      ? (failed * ((port.badVariance[p] as number) + waitV + failedMean * failedMean) +
          unconnected * link.poolWaitS * link.poolWaitS) /
        weight
      : 0
  call[7] = mean
  call[8] = Math.max(0, square - mean * mean)
  if ((state.link.degrade[link.index] as number) > 0.5) makeOptional()
  if (link.hitShare > 0) makeOccasional(1 - link.hitShare * (port.warmth[p] as number))
}
