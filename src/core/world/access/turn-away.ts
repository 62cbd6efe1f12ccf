import { FAILED, FAST, makeAtoms, PARTS, put, STEP, splitFailures } from '../time-parts.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** A refusal at the front door, or a name without an address, takes little more than the way there. */
const FRONT_S = 0.003

const failures = makeAtoms()

/** Mixes into one attempt over this port those that the front refuses. */
export function throttleAttempt(
  model: WorldModel,
  state: WorldState,
  p: number,
  outcome: Float64Array,
): void {
  const refused = state.port.throttled[p] as number
  mixQuick(outcome, 1 - refused, refused, frontS(model, state, p), 0)
}

/**
 * Mixes into one call over this port, repetitions included, those that are never let in: all their attempts fail, and
 * fast. Attempts and time of a call end where the link's attempts or budget do.
 */
export function shutOut(
  model: WorldModel,
  state: WorldState,
  p: number,
  l: number,
  backoffS: number,
  outcome: Float64Array,
): void {
  const { port } = state
  const closed = port.closed[p] as number
  const letIn = 1 - closed
  const tryS = frontS(model, state, p)
  const most = state.link.attempts[l] as number
  const again = Math.min(1, state.link.budget[l] as number)
  const attempts = attemptsInVain(state, l)
  let power = 1
  let mean = 0
  let square = 0
  for (let k = 1; k <= most; k += 1) {
    const stop = k < most ? power * (1 - again) : power
    const seconds = k * tryS + (k - 1) * backoffS
    mean += stop * seconds
    square += stop * (seconds * seconds + ((k - 1) * backoffS * backoffS) / 12)
    power *= again
  }
  const others = letIn * (port.attemptsAim[p] as number)
  port.badShare[p] =
    (closed * attempts + others * (port.badShare[p] as number)) / (closed * attempts + others)
  mixQuick(outcome, letIn, closed, mean, Math.max(0, square - mean * mean))
}

/** Attempts of a call of which each fails. */
function attemptsInVain({ link }: WorldState, l: number): number {
  const most = link.attempts[l] as number
  const again = Math.min(1, link.budget[l] as number)
  let power = 1
  let attempts = 0
  for (let k = 0; k < most; k += 1) {
    attempts += power
    power *= again
  }
  return attempts
}

/** What is kept of an answer, and so many more failures, which are quick. */
function mixQuick(
  outcome: Float64Array,
  kept: number,
  more: number,
  moreMean: number,
  moreVariance: number,
): void {
  for (let at = FAST; at < PARTS; at += STEP) outcome[at] = (outcome[at] as number) * kept
  for (let at = FAILED; at < PARTS; at += STEP)
    put(
      failures,
      outcome[at] as number,
      outcome[at + 1] as number,
      outcome[at + 2] as number,
      outcome[at + 3] as number,
    )
  put(failures, more, moreMean, moreVariance, 0)
  splitFailures(failures, outcome, FAILED)
}

function frontS(model: WorldModel, state: WorldState, p: number): number {
  const { share } = state.edge
  let distanceMs = 0
  for (let e = model.portFirstEdge[p] as number; e < (model.portFirstEdge[p + 1] as number); e += 1)
    distanceMs += (share[e] as number) * (model.edgeMs[e] as number)
  return FRONT_S + distanceMs / 1000
}

/**
 * Of these calls a second, the attempts that reach the other side; what is turned away on the way is left in the port's
 * rates.
 */
export function passGates(state: WorldState, p: number, l: number, calls: number, attempts: number): number {
  const { closed, throttled } = state.port
  const { port } = state.access
  const shut = closed[p] as number
  const share = throttled[p] as number
  const tried = calls * (1 - shut) * attempts
  const refused = tried * share
  port.throttledRate[p] = refused
  port.vainRate[p] = (shut > 0 ? calls * shut * attemptsInVain(state, l) : 0) + refused
  // What the gate was last set to, by its two reasons as they are now.
  const noConnection = 1 - (port.open[p] as number)
  const noCredential = (port.open[p] as number) * (1 - (port.accepted[p] as number))
  const reasons = noConnection + noCredential
  port.unconnectedRate[p] = reasons > 0 ? (calls * shut * noConnection) / reasons : 0
  port.deniedRate[p] = reasons > 0 ? (calls * shut * noCredential) / reasons : 0
  return tried - refused
}

/** Nobody calls over this port, or nobody is turned away. */
export function clearGates({ access: { port } }: WorldState, p: number): void {
  port.throttledRate[p] = 0
  port.vainRate[p] = 0
  port.unconnectedRate[p] = 0
  port.deniedRate[p] = 0
}
