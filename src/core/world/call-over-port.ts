import { shutOut, throttleAttempt } from './access/turn-away.ts'
import { BAD, FAST, outcome, REFUSED, SLOW, TIMED_OUT, tryCall } from './call-outcome.ts'
import { call, makeOccasional, makeOptional } from './compose-response.ts'
import { waitingShare } from './erlang-table.ts'
import { instancesWith } from './lifecycle/serving.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** A step closes this share of the gap between the number of attempts callers make and what failures now ask for. */
const ATTEMPTS_FOLLOW = 0.5
/** Smaller moves of a cache's warmth or the share that gets a connection, and of the wait for one, change nothing. */
const WARMTH_MOVES = 0.0005
const WAIT_MOVES = 0.001
/** A pool's load that moved less than this share of what it is from empty or full keeps its wait. */
const LOAD_MOVES = 0.002

/** One call over this port: an attempt, its repetitions within the budget, the pool and the breaker. */
export function evaluatePort(model: WorldModel, state: WorldState, p: number): void {
  const { port } = state
  const link = model.links[model.portLink[p] as number] as CompiledLink
  const l = model.portLink[p] as number
  const zone = model.cellZone[model.portCell[p] as number] as number
  const timeoutS = state.link.timeoutS[l] as number
  tryCall(
    model,
    state,
    model.portFirstEdge[p] as number,
    model.portFirstEdge[p + 1] as number,
    zone,
    timeoutS,
  )
  port.fast[p] = outcome[FAST] as number
  port.fastMean[p] = outcome[FAST + 1] as number
  port.fastVariance[p] = outcome[FAST + 2] as number
  port.slow[p] = outcome[SLOW] as number
  port.slowMean[p] = outcome[SLOW + 1] as number
  port.slowVariance[p] = outcome[SLOW + 2] as number
  port.bad[p] = outcome[BAD] as number
  port.badMean[p] = outcome[BAD + 1] as number
  port.badVariance[p] = outcome[BAD + 2] as number
  port.timeoutShare[p] = outcome[TIMED_OUT] as number
  port.refusedShare[p] = outcome[REFUSED] as number
  port.goodShare[p] = (outcome[FAST] as number) + (outcome[SLOW] as number)
  if (port.throttled[p] !== 0) throttleAttempt(model, state, p)
  port.badShare[p] = port.bad[p] as number
  repeatAttempts(state, p, l, link.backoffS)
  if (port.closed[p] !== 0) shutOut(model, state, p, l, link.backoffS)
  port.poolSettled[p] = 0
  if (link.poolPerInstance > 0) waitForConnection(model, state, p, link)
  remember(state, p)
}

/** What a call is for its caller now, although nothing behind it moved: attempts, pool, cache and breaker. True when it did. */
export function callMoved(model: WorldModel, state: WorldState, p: number): boolean {
  const { port } = state
  const link = model.links[model.portLink[p] as number] as CompiledLink
  const attempts = port.attempts[p] as number
  const aim = port.attemptsAim[p] as number
  if (attempts !== aim)
    port.attempts[p] = Math.abs(aim - attempts) < 1e-6 ? aim : attempts + ATTEMPTS_FOLLOW * (aim - attempts)
  const passes = port.breakerPass[p] === port.seenPass[p]
  if (link.poolPerInstance > 0) waitForConnection(model, state, p, link)
  else if (passes && link.hitShare === 0) return false
  if (
    passes &&
    Math.abs((port.warmth[p] as number) - (port.seenWarmth[p] as number)) <= WARMTH_MOVES &&
    Math.abs((port.pass[p] as number) - (port.seenConnected[p] as number)) <= WARMTH_MOVES &&
    Math.abs((port.poolWaitS[p] as number) - (port.seenWaitS[p] as number)) <=
      WAIT_MOVES * ((port.poolBusyS[p] as number) + (port.seenWaitS[p] as number))
  )
    return false
  remember(state, p)
  return true
}

function remember(state: WorldState, p: number): void {
  const { port } = state
  port.seenPass[p] = port.breakerPass[p] as number
  port.seenWarmth[p] = port.warmth[p] as number
  port.seenConnected[p] = port.pass[p] as number
  port.seenWaitS[p] = port.poolWaitS[p] as number
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
  port.attemptsAim[p] = attempts
  port.attempts[p] =
    (port.attempts[p] as number) + ATTEMPTS_FOLLOW * (attempts - (port.attempts[p] as number))
}

/** Connections held for a call's attempts carry at most connections / hold calls a second (Little); the rest waits. */
function waitForConnection(model: WorldModel, state: WorldState, p: number, link: CompiledLink): void {
  const { port, cell } = state
  const service = model.services[link.from] as CompiledService
  const caller = model.portCell[p] as number
  const instances = instancesWith(model, state, caller, service, cell.threads[caller] as number)
  const connections = Math.max(1, instances * link.poolPerInstance)
  const busyS = port.poolBusyS[p] as number
  const load = ((port.callRate[p] as number) * busyS) / connections
  if (
    port.poolSettled[p] === 1 &&
    Math.abs(load - (port.poolLoad[p] as number)) <= LOAD_MOVES * Math.min(load, Math.abs(1 - load))
  )
    return
  port.poolLoad[p] = load
  const pass = load > 1 ? 1 / load : 1
  let waitS = link.poolWaitS
  if (load < 1)
    waitS = Math.min(
      waitS,
      (waitingShare(connections, load) * busyS) / (connections * Math.max(1e-6, 1 - load)),
    )
  port.poolSettled[p] =
    Math.abs(waitS - (port.poolWaitS[p] as number)) <= 0.001 * waitS &&
    Math.abs(pass - (port.pass[p] as number)) <= 0.0001
      ? 1
      : 0
  port.poolWaitS[p] = 0.5 * (port.poolWaitS[p] as number) + 0.5 * waitS
  port.pass[p] = 0.5 * (port.pass[p] as number) + 0.5 * pass
}

/** Puts the port's call, as the caller feels it now, in `call`. */
export function loadCall(state: WorldState, p: number, link: CompiledLink): void {
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
