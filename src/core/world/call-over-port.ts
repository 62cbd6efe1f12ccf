import { exp } from '../determinism/index.ts'
import { shutOut, throttleAttempt } from './access/turn-away.ts'
import { refusedByTurn, turns } from './bunches.ts'
import { missCache, missShare } from './cache-misses.ts'
import { outcome, REFUSED, TIMED_OUT, tryCall } from './call-outcome.ts'
import { call } from './compose-response.ts'
import { waitThird } from './gamma-table.ts'
import { instancesWith } from './lifecycle/serving.ts'
import { repeatAttempts, repeated } from './repeat-attempts.ts'
import {
  FAILED,
  FAST,
  makeAtoms,
  PARTS,
  put,
  putPart,
  SLOW,
  STEP,
  splitFailures,
  splitSuccesses,
} from './time-parts.ts'
import { connect, connection } from './wait-for-connection.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Smaller moves of a cache's warmth or the share that gets a connection, and of the wait for one, change nothing. */
const WARMTH_MOVES = 0.0005
const WAIT_MOVES = 0.001
const JOINED_MOVES = 0.002
/** Whom his deadline ends is answered just after it. */
const LATE = 1.1
/** Powers beyond e to the minus this are nothing. */
const FAR = 40
/** Fewer refusals than this make no difference. */
const FEW_REFUSED = 1e-5
/** A pool's load that moved less than this share of what it is from empty or full keeps its wait. */
const LOAD_MOVES = 0.002

/** One call over this port: an attempt, with its wait for a connection, and its repetitions within the budget. */
export function evaluatePort(model: WorldModel, state: WorldState, p: number): void {
  evaluate(model, state, p, true)
}

function evaluate(model: WorldModel, state: WorldState, p: number, poolMoves: boolean): void {
  const { port } = state
  const link = model.links[model.portLink[p] as number] as CompiledLink
  const leftS = timeLeft(model, state, p)
  const follows = link.inARow && somebodyRefused(model, state, p) ? (port.follows[p] as number) : 0
  port.differs[p] = follows > 0 ? 1 : 0
  if (follows > 0) {
    // The first call, and one that follows: only that one finds the place of the one before.
    const again = missShare(state, p, link)
    attempt(model, state, p, link, leftS, again)
    throttle(model, state, p)
    finish(model, state, p, link, leftS, port.nextAnswer)
    const nextBad = port.bad[p] as number
    const nextAttempts = port.attemptsAim[p] as number
    attempt(model, state, p, link, leftS, 0)
    throttle(model, state, p)
    finish(model, state, p, link, leftS, port.answer)
    const bad = port.bad[p] as number
    const attempts = port.attemptsAim[p] as number
    port.bad[p] = bad + follows * (nextBad - bad)
    port.attemptsAim[p] = attempts + follows * (nextAttempts - attempts)
    attempt(model, state, p, link, leftS, (follows * again) / (port.attemptsAim[p] as number))
  } else attempt(model, state, p, link, leftS, 0)
  port.timeoutShare[p] = outcome[TIMED_OUT] as number
  port.refusedShare[p] = outcome[REFUSED] as number
  port.goodShare[p] = (outcome[FAST] as number) + (outcome[SLOW] as number)
  throttle(model, state, p)
  measureAttempt(state, p)
  if (link.poolPerInstance > 0 && poolMoves) {
    port.poolSettled[p] = 0
    waitForConnection(model, state, p, link)
  }
  if (follows <= 0) finish(model, state, p, link, leftS, port.answer)
  remember(state, p)
}

/** Is anybody refused where this port's calls go? */
function somebodyRefused(model: WorldModel, state: WorldState, p: number): boolean {
  const end = model.portFirstEdge[p + 1] as number
  for (let e = model.portFirstEdge[p] as number; e < end; e += 1)
    if (
      (state.edge.share[e] as number) > 0 &&
      (state.cell.refusedShare[model.edgeCell[e] as number] as number) > 0
    )
      return true
  return false
}

/** One attempt, in `outcome`; `follows` of them come just after one that was answered. */
function attempt(
  model: WorldModel,
  state: WorldState,
  p: number,
  link: CompiledLink,
  leftS: number,
  follows: number,
): void {
  const first = model.portFirstEdge[p] as number
  const end = model.portFirstEdge[p + 1] as number
  const zone = model.cellZone[model.portCell[p] as number] as number
  const waitsS = Math.min(leftS, state.link.timeoutS[link.index] as number)
  tryCall(model, state, first, end, zone, waitsS, link.network, follows)
}

function throttle(model: WorldModel, state: WorldState, p: number): void {
  if (state.port.throttled[p] !== 0) throttleAttempt(model, state, p, outcome)
}

/** From the attempt in `outcome` to a call with its waits for a connection and its repetitions. */
function finish(
  model: WorldModel,
  state: WorldState,
  p: number,
  link: CompiledLink,
  leftS: number,
  answer: Float64Array,
): void {
  const { port } = state
  const refused = outcome[REFUSED] as number
  const stuck =
    refused > FEW_REFUSED && (state.link.attempts[link.index] as number) > 1
      ? stillFull(model, state, p, link.backoffS)
      : 0
  const reaching = link.poolPerInstance > 0 ? (port.pass[p] as number) : 1
  if (link.poolPerInstance > 0) askPool(state, p, link)
  if (model.bunching) refusedByTurn(model, state, p)
  repeat(state, p, link.index, link.backoffS, leftS, stuck, refused * reaching)
  if (port.closed[p] !== 0) shutOut(model, state, p, link.index, link.backoffS, outcome)
  let bad = 0
  for (let n = 0, at = p * PARTS; n < PARTS; n += STEP, at += STEP) {
    const share = outcome[n] as number
    answer[at] = share
    if (share === 0) continue
    if (n >= FAILED) bad += share
    answer[at + 1] = outcome[n + 1] as number
    answer[at + 2] = outcome[n + 2] as number
    answer[at + 3] = outcome[n + 3] as number
  }
  port.bad[p] = bad
}

/** Who drops the expired waits no longer than its own callers do: what its wait and own work leave of that, at least a tenth. */
function timeLeft(model: WorldModel, state: WorldState, p: number): number {
  const { cell } = state
  const caller = model.portCell[p] as number
  const deadline = cell.deadlineS[caller] as number
  if (deadline <= 0 || state.service.dropsExpired[model.cellService[caller] as number] !== 1) return Infinity
  const spent = (cell.waitS[caller] as number) + (cell.ownS[caller] as number)
  return LATE * Math.max(0.1 * deadline, deadline - spent)
}

/** What a call is for its caller now, although nothing behind it moved: pool, cache and breaker. True when it did. */
export function callMoved(model: WorldModel, state: WorldState, p: number): boolean {
  const { port } = state
  const link = model.links[model.portLink[p] as number] as CompiledLink
  const passes = port.breakerPass[p] === port.seenPass[p]
  if (link.poolPerInstance > 0) waitForConnection(model, state, p, link)
  else if (passes && link.hitShare === 0) return false
  if (
    passes &&
    Math.abs((port.warmth[p] as number) - (port.seenWarmth[p] as number)) <= WARMTH_MOVES &&
    Math.abs((port.pass[p] as number) - (port.seenConnected[p] as number)) <= WARMTH_MOVES &&
    Math.abs((port.joined[p] as number) - (port.seenJoined[p] as number)) <= JOINED_MOVES &&
    Math.abs((port.poolWaitS[p] as number) - (port.seenWaitS[p] as number)) <=
      WAIT_MOVES * ((port.poolBusyS[p] as number) + (port.seenWaitS[p] as number))
  )
    return false
  if (link.poolPerInstance > 0) evaluate(model, state, p, false)
  else remember(state, p)
  return true
}

function remember(state: WorldState, p: number): void {
  const { port } = state
  port.seenPass[p] = port.breakerPass[p] as number
  port.seenWarmth[p] = port.warmth[p] as number
  port.seenConnected[p] = port.pass[p] as number
  port.seenJoined[p] = port.joined[p] as number
  port.seenWaitS[p] = port.poolWaitS[p] as number
}

/**
 * Of those refused the part that comes to the same cell again after its pause and finds it as full as it was, beyond what any
 * other finds. Seen from the top, free places are a queue of their own (filled as threads end, emptied by arrivals), that begins empty: a random
 * walk is back at its start after x moves as 1 / √(1 + π x), and forgets it at the rate (1 − √load)².
 */
function stillFull(model: WorldModel, state: WorldState, p: number, backoffS: number): number {
  const { cell, edge } = state
  let refused = 0
  let full = 0
  const end = model.portFirstEdge[p + 1] as number
  for (let e = model.portFirstEdge[p] as number; e < end; e += 1) {
    const share = edge.share[e] as number
    if (share <= 0) continue
    const i = model.edgeCell[e] as number
    const here = share * (cell.refusedShare[i] as number)
    const threads = cell.threads[i] as number
    if (here <= 0 || threads <= 0) continue
    const ends = (threads * backoffS) / (cell.holdS[i] as number)
    // Bunches come as many times more seldom as they are large.
    const size = model.bunching ? 1 + (state.bunch.others[i] as number) : 1
    const root = Math.sqrt(Math.max(0, cell.load[i] as number) / size)
    refused += here
    full +=
      (here * share * exp(-Math.min(FAR, ends * (1 - root) * (1 - root)))) /
      Math.sqrt(1 + Math.PI * root * ends)
  }
  return refused > 0 ? full / refused : 0
}

/** What an attempt in `outcome` holds a connection for, how that spreads, and the share that fails. */
function measureAttempt({ port }: WorldState, p: number): void {
  let held = 0
  let square = 0
  for (let at = FAST; at < PARTS; at += STEP) {
    const share = outcome[at] as number
    if (share === 0) continue
    const mean = outcome[at + 1] as number
    held += share * mean
    square += share * ((outcome[at + 2] as number) + mean * mean)
  }
  port.badShare[p] = failedShare(outcome)
  port.poolSpread[p] = held > 0 ? (0.5 * square) / (held * held) : 1
  port.poolBusyS[p] = held
}

/** An attempt waits for a connection first; who gets none has failed when the wait for one ends. */
function askPool({ port }: WorldState, p: number, link: CompiledLink): void {
  const pass = port.pass[p] as number
  const waitS = port.poolWaitS[p] as number
  const waitV = port.poolWaitVariance[p] as number
  if (pass >= 1 && waitS === 0) return
  const third = waitThird(waitS, waitV)
  for (let at = FAST; at < PARTS; at += STEP) {
    if (outcome[at] === 0) continue
    outcome[at] = (outcome[at] as number) * pass
    outcome[at + 1] = (outcome[at + 1] as number) + waitS
    outcome[at + 2] = (outcome[at + 2] as number) + waitV
    outcome[at + 3] = (outcome[at + 3] as number) + third
  }
  if (pass >= 1) return
  for (let at = FAILED; at < PARTS; at += STEP) putPart(failures, outcome, at)
  put(failures, 1 - pass, link.poolWaitS, 0, 0)
  splitFailures(failures, outcome, FAILED)
}

/** From one attempt to a call with retries, in `outcome`. */
function repeat(
  state: WorldState,
  p: number,
  l: number,
  backoffS: number,
  leftS: number,
  stuck: number,
  refused: number,
): void {
  const { port } = state
  const bad = failedShare(outcome)
  let attempts = 1
  if (bad > 1e-10) {
    const again = Math.min(bad, state.link.budget[l] as number)
    let most = state.link.attempts[l] as number
    // An attempt is begun only while somebody still waits.
    if (leftS < Infinity) {
      let failing = 0
      for (let at = FAILED; at < PARTS; at += STEP)
        if ((outcome[at] as number) > 0) failing += (outcome[at] as number) * (outcome[at + 1] as number)
      most = Math.max(1, Math.min(most, Math.ceil(leftS / (failing / bad + backoffS))))
    }
    repeatAttempts(
      outcome,
      most,
      again / bad,
      backoffS,
      stuck,
      refused,
      turns[0] as number,
      turns[1] as number,
    )
    attempts = repeated[0] as number
    const vain = repeated[1] as number
    if (vain > 0) port.badShare[p] = (attempts * (port.badShare[p] as number) + vain) / (attempts + vain)
  }
  port.attemptsAim[p] = attempts
}

export function connectionsOf(model: WorldModel, state: WorldState, p: number, link: CompiledLink): number {
  const service = model.services[link.from] as CompiledService
  const caller = model.portCell[p] as number
  const instances = instancesWith(model, state, caller, service, state.cell.threads[caller] as number)
  return Math.max(1, instances * link.poolPerInstance)
}

/**
 * Of so many attempts those that get a connection in this second: never more than are free or come free, whatever was
 * found before (a breaker that closes lets all of them come at once).
 */
export function passPool(
  model: WorldModel,
  state: WorldState,
  p: number,
  link: CompiledLink,
  asked: number,
): number {
  const { port } = state
  const busyS = port.poolBusyS[p] as number
  const pass = port.pass[p] as number
  const going = asked * pass
  if (busyS <= 0 || going <= link.poolPerInstance) return pass
  const connections = connectionsOf(model, state, p, link)
  const taken = Math.min(connections, (port.attemptRate[p] as number) * busyS)
  const most = connections / Math.min(1, busyS) + Math.max(0, connections - taken)
  if (going <= most) return pass
  port.pass[p] = most / asked
  return most / asked
}

/** Connections carry at most connections / hold attempts a second (Little); the rest waits, and some in vain. */
function waitForConnection(model: WorldModel, state: WorldState, p: number, link: CompiledLink): void {
  const { port } = state
  const connections = connectionsOf(model, state, p, link)
  const busyS = port.poolBusyS[p] as number
  const asked = (port.callRate[p] as number) * (port.attempts[p] as number) * (1 - (port.closed[p] as number))
  const load = (asked * busyS) / connections
  if (
    port.poolSettled[p] === 1 &&
    Math.abs(load - (port.poolLoad[p] as number)) <= LOAD_MOVES * Math.min(load, Math.abs(1 - load))
  )
    return
  port.poolLoad[p] = load
  connect(connections, load, busyS, port.poolSpread[p] as number, link.poolWaitS)
  const pass = connection[0] as number
  const waitS = connection[1] as number
  port.poolSettled[p] =
    Math.abs(waitS - (port.poolWaitS[p] as number)) <= 0.001 * waitS &&
    Math.abs(pass - (port.pass[p] as number)) <= 0.0001
      ? 1
      : 0
  port.poolWaitS[p] = 0.5 * (port.poolWaitS[p] as number) + 0.5 * waitS
  port.poolWaitVariance[p] = 0.5 * (port.poolWaitVariance[p] as number) + 0.5 * (connection[2] as number)
  port.pass[p] = 0.5 * (port.pass[p] as number) + 0.5 * pass
}

const failures = makeAtoms()
const successes = makeAtoms()

/** Puts the port's call, as the caller feels it now, in `call`. */
export function loadCall(
  state: WorldState,
  p: number,
  link: CompiledLink,
  answer: Float64Array = state.port.answer,
): void {
  const { port } = state
  const admitted = port.breakerPass[p] as number
  for (let n = 0, at = p * PARTS; n < PARTS; n += STEP, at += STEP) {
    const share = answer[at] as number
    call[n] = share * admitted
    const none = share === 0
    call[n + 1] = none ? 0 : (answer[at + 1] as number)
    call[n + 2] = none ? 0 : (answer[at + 2] as number)
    call[n + 3] = none ? 0 : (answer[at + 3] as number)
  }
  if (admitted < 1) {
    // Whom the breaker turns away fails at once.
    for (let at = FAILED; at < PARTS; at += STEP) collect(failures, at)
    put(failures, 1 - admitted, 0, 0, 0)
    splitFailures(failures, call, FAILED)
  }
  if (link.hitShare > 0 && (link.cacheCalls > 1 || link.cacheEntries !== Infinity)) missCache(state, p, link)
  if ((state.link.degrade[link.index] as number) > 0.5 && failedShare(call) > 0) {
    // The caller does without the answer when the call fails for good.
    for (let at = FAST; at < PARTS; at += STEP) collect(successes, at)
    splitSuccesses(successes, call, FAST)
    call.fill(0, FAILED, PARTS)
  }
}

/** Share of an answer that failed. */
function failedShare(answer: Float64Array): number {
  let share = 0
  for (let at = FAILED; at < PARTS; at += STEP) share += answer[at] as number
  return share
}

function collect(atoms: typeof failures, at: number): void {
  putPart(atoms, call, at)
}
