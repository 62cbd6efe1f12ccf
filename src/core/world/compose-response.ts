import {
  begin,
  end,
  FAILED,
  FAST,
  gather,
  makeAtoms,
  PARTS,
  put,
  putPart,
  SLOW,
  STEP,
  splitFailures,
} from './time-parts.ts'

/**
 * A request's time as it collects the calls it makes, as an answer (`time-parts.ts`). Calls are made one after the other;
 * a failed call ends the request. `finishRequest` completes its failures.
 */
export const request = new Float64Array(PARTS)
/** One call with its attempts, as the caller feels it. */
export const call = new Float64Array(PARTS)

const NEGLIGIBLE = 1e-12
const failures = makeAtoms()
const product = new Float64Array(STEP)

/** A request that has done its own work (gamma), and failed with share `errorShare`. */
export function beginRequest(ownS: number, ownVariance: number, errorShare: number): void {
  const third = ownS > 0 ? (2 * ownVariance * ownVariance) / ownS : 0
  request.fill(0)
  request[FAST] = 1 - errorShare
  request[FAST + 1] = ownS
  request[FAST + 2] = ownVariance
  request[FAST + 3] = third
  failures.count = 0
  put(failures, errorShare, ownS, ownVariance, third)
}

/** All calls are made: the failures are sorted into their groups. */
export function finishRequest(): void {
  splitFailures(failures, request, FAILED)
}

/** Share of requests still under way. */
export function alive(): number {
  return (request[FAST] as number) + (request[SLOW] as number)
}

/**
 * The call happens with this probability only; without it the step takes no time. A call that dwarfs the request so
 * far counts as slow, otherwise made and skipped calls together are the fast case.
 */
export function makeOccasional(probability: number): void {
  const skip = 1 - probability
  if (skip <= 0) return
  for (let at = FAST; at < PARTS; at += STEP) call[at] = (call[at] as number) * probability
  begin()
  gather(call, FAST)
  if ((call[FAST + 1] as number) > 1.5 * (request[FAST + 1] as number)) {
    gather(call, SLOW)
    end(call, SLOW)
    begin()
  }
  product.fill(0)
  product[0] = skip
  gather(product, 0)
  end(call, FAST)
}

/** Adds the call to the request. */
export function addCall(): void {
  const slow = (request[SLOW] as number) > NEGLIGIBLE
  for (let at = FAILED; at < PARTS; at += STEP) {
    if ((call[at] as number) <= NEGLIGIBLE) continue
    // Requests that end with this kind of failed call, after all they have done before.
    putAfter(FAST, at)
    if (slow) putAfter(SLOW, at)
  }
  if (slow || (call[SLOW] as number) > NEGLIGIBLE) {
    begin()
    multiply(FAST, SLOW)
    gather(product, 0)
    multiply(SLOW, FAST)
    gather(product, 0)
    multiply(SLOW, SLOW)
    gather(product, 0)
    end(request, SLOW)
  }
  request[FAST] = (request[FAST] as number) * (call[FAST] as number)
  for (let n = FAST + 1; n < FAST + STEP; n += 1) request[n] = (request[n] as number) + (call[n] as number)
}

function putAfter(from: number, then: number): void {
  multiply(from, then)
  putPart(failures, product, 0)
}

/** A part of the request followed by a part of the call. */
function multiply(from: number, then: number): void {
  product[0] = (request[from] as number) * (call[then] as number)
  product[1] = (request[from + 1] as number) + (call[then + 1] as number)
  product[2] = (request[from + 2] as number) + (call[then + 2] as number)
  product[3] = (request[from + 3] as number) + (call[then + 3] as number)
}
