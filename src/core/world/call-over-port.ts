import { shutOut, throttleAttempt } from './access/turn-away.ts'
import { outcome, REFUSED, TIMED_OUT, tryCall } from './call-outcome.ts'
import { call } from './compose-response.ts'
import { repeatAttempts, repeated } from './repeat-attempts.ts'
import { FAST, HANG, makeAtoms, PARTS, put, QUICK, SLOW, split } from './time-parts.ts'
import { connect, connection } from './wait-for-connection.ts'
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
  const l = link.index
  const first = model.portFirstEdge[p] as number
  const end = model.portFirstEdge[p + 1] as number
  const zone = model.cellZone[model.portCell[p] as number] as number
  tryCall(model, state, first, end, zone, state.link.timeoutS[l] as number, link.network)
  port.timeoutShare[p] = outcome[TIMED_OUT] as number
  port.refusedShare[p] = outcome[REFUSED] as number
  port.goodShare[p] = (outcome[FAST] as number) + (outcome[SLOW] as number)
  if (port.throttled[p] !== 0) throttleAttempt(model, state, p, outcome)
  repeat(state, p, l, link.backoffS)
  if (port.closed[p] !== 0) shutOut(model, state, p, l, link.backoffS, outcome)
  port.fast[p] = outcome[FAST] as number
  port.fastMean[p] = outcome[FAST + 1] as number
  port.fastVariance[p] = outcome[FAST + 2] as number
  port.slow[p] = outcome[SLOW] as number
  port.slowMean[p] = outcome[SLOW + 1] as number
  port.slowVariance[p] = outcome[SLOW + 2] as number
  port.bad[p] = (outcome[QUICK] as number) + (outcome[HANG] as number)
  port.quickMean[p] = outcome[QUICK + 1] as number
  port.quickVariance[p] = outcome[QUICK + 2] as number
  port.hang[p] = outcome[HANG] as number
  port.hangMean[p] = outcome[HANG + 1] as number
  port.hangVariance[p] = outcome[HANG + 2] as number
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

/** From one attempt to a call with retries, in `outcome`; what a connection is held for, and how that spreads. */
function repeat(state: WorldState, p: number, l: number, backoffS: number): void {
  const { port } = state
  const bad = (outcome[QUICK] as number) + (outcome[HANG] as number)
  let held = 0
  let square = 0
  for (let at = FAST; at < PARTS; at += 3) {
    const mean = outcome[at + 1] as number
    held += (outcome[at] as number) * mean
    square += (outcome[at] as number) * ((outcome[at + 2] as number) + mean * mean)
  }
  port.badShare[p] = bad
  port.poolSpread[p] = held > 0 ? (0.5 * square) / (held * held) : 1
  let attempts = 1
  if (bad > 1e-10) {
    const again = Math.min(bad, state.link.budget[l] as number)
    repeatAttempts(outcome, state.link.attempts[l] as number, again / bad, backoffS)
    attempts = repeated[0] as number
  }
  port.poolBusyS[p] = attempts * held
  port.attemptsAim[p] = attempts
  port.attempts[p] =
    (port.attempts[p] as number) + ATTEMPTS_FOLLOW * (attempts - (port.attempts[p] as number))
}

/** Connections held for a call's attempts carry at most connections / hold calls a second (Little); the rest waits. */
function waitForConnection(model: WorldModel, state: WorldState, p: number, link: CompiledLink): void {
  const { port, cell } = state
  const service = model.services[link.from] as CompiledService
  const caller = model.portCell[p] as number
  const connections = Math.max(1, ((cell.threads[caller] as number) / service.threads) * link.poolPerInstance)
  const busyS = port.poolBusyS[p] as number
  const load = ((port.callRate[p] as number) * busyS) / connections
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
export function loadCall(state: WorldState, p: number, link: CompiledLink): void {
  const { port } = state
  const waitS = port.poolWaitS[p] as number
  const waitV = port.poolWaitVariance[p] as number
  const admitted = port.breakerPass[p] as number
  const connected = link.poolPerInstance > 0 ? (port.pass[p] as number) : 1
  const through = admitted * connected
  call[FAST] = (port.fast[p] as number) * through
  call[FAST + 1] = (port.fastMean[p] as number) + waitS
  call[FAST + 2] = (port.fastVariance[p] as number) + waitV
  call[SLOW] = (port.slow[p] as number) * through
  call[SLOW + 1] = (port.slowMean[p] as number) + waitS
  call[SLOW + 2] = (port.slowVariance[p] as number) + waitV
  const hang = port.hang[p] as number
  const quick = (port.bad[p] as number) - hang
  call[QUICK] = quick * through
  call[QUICK + 1] = (port.quickMean[p] as number) + waitS
  call[QUICK + 2] = (port.quickVariance[p] as number) + waitV
  call[HANG] = hang * through
  call[HANG + 1] = (port.hangMean[p] as number) + waitS
  call[HANG + 2] = (port.hangVariance[p] as number) + waitV
  if (through < 1) {
    // Whom the breaker turns away fails at once, who gets no connection when the wait for one ends.
    collect(failures, QUICK)
    collect(failures, HANG)
    put(failures, admitted * (1 - connected), link.poolWaitS, 0)
    put(failures, 1 - admitted, 0, 0)
    split(failures, call, QUICK)
  }
  if (
    (state.link.degrade[link.index] as number) > 0.5 &&
    (call[QUICK] as number) + (call[HANG] as number) > 0
  ) {
    // The caller does without the answer when the call fails for good.
    for (let at = FAST; at < PARTS; at += 3) collect(successes, at)
    split(successes, call, FAST)
    call.fill(0, QUICK, PARTS)
  }
}

function collect(atoms: typeof failures, at: number): void {
  put(atoms, call[at] as number, call[at + 1] as number, call[at + 2] as number)
}
