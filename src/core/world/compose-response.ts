import { FAST as F, HANG, makeAtoms, PARTS, put, QUICK, SLOW as S, split } from './time-parts.ts'

/**
 * A request's time as it collects the calls it makes, as an answer of four parts (`time-parts.ts`). Calls are made one
 * after the other; a failed call ends the request. `finishRequest` completes its failures.
 */
export const request = new Float64Array(PARTS)
/** One call with its attempts, as the caller feels it. */
export const call = new Float64Array(PARTS)

const NEGLIGIBLE = 1e-12
const failures = makeAtoms()

/** A request that has done its own work, of mean `ownS` (exponential), and failed with share `errorShare`. */
export function beginRequest(ownS: number, errorShare: number): void {
  request[F] = 1 - errorShare
  request[F + 1] = ownS
  request[F + 2] = ownS * ownS
  request[S] = 0
  request[S + 1] = 0
  request[S + 2] = 0
  failures.count = 0
  put(failures, errorShare, ownS, ownS * ownS)
}

/** All calls are made: the failures are sorted into quick and hanging ones. */
export function finishRequest(): void {
  split(failures, request, QUICK)
}

/** Share of requests still under way. */
export function alive(): number {
  return (request[F] as number) + (request[S] as number)
}

/**
 * The call happens with this probability only; without it the step takes no time. A call that dwarfs the request so
 * far counts as slow, otherwise made and skipped calls together are the fast case.
 */
export function makeOccasional(probability: number): void {
  const skip = 1 - probability
  if (skip <= 0) return
  const fast = (call[F] as number) * probability
  const slow = (call[S] as number) * probability
  if ((call[F + 1] as number) > 1.5 * (request[F + 1] as number)) {
    mergeFastIntoSlow(fast, slow)
    call[F] = skip
    call[F + 1] = 0
    call[F + 2] = 0
  } else {
    const weight = fast + skip
    const mean = (fast * (call[F + 1] as number)) / weight
    const square =
      (fast * ((call[F + 2] as number) + (call[F + 1] as number) * (call[F + 1] as number))) / weight
    call[F] = weight
    call[F + 1] = mean
    call[F + 2] = Math.max(0, square - mean * mean)
    call[S] = slow
  }
  call[QUICK] = (call[QUICK] as number) * probability
  call[HANG] = (call[HANG] as number) * probability
}

function mergeFastIntoSlow(fast: number, slow: number): void {
  const weight = fast + slow
  if (weight <= 0) {
    call[S] = 0
    return
  }
  const fm = call[F + 1] as number
  const sm = call[S + 1] as number
  const mean = (fast * fm + slow * sm) / weight
  const square =
    (fast * ((call[F + 2] as number) + fm * fm) + slow * ((call[S + 2] as number) + sm * sm)) / weight
  call[S] = weight
  call[S + 1] = mean
  call[S + 2] = Math.max(0, square - mean * mean)
}

/** Adds the call to the request. */
export function addCall(): void {
  const rf = request[F] as number
  const rs = request[S] as number
  const rfm = request[F + 1] as number
  const rfv = request[F + 2] as number
  const rsm = request[S + 1] as number
  const rsv = request[S + 2] as number
  const cf = call[F] as number
  const cs = call[S] as number
  const cfm = call[F + 1] as number
  const csm = call[S + 1] as number
  failAt(QUICK)
  failAt(HANG)
  if (rs > NEGLIGIBLE || cs > NEGLIGIBLE) {
    let weight = rf * cs
    let mean = rfm + csm
    let sum = weight * mean
    let square = weight * (rfv + (call[S + 2] as number) + mean * mean)
    weight += rs * cf
    mean = rsm + cfm
    sum += rs * cf * mean
    square += rs * cf * (rsv + (call[F + 2] as number) + mean * mean)
    weight += rs * cs
    mean = rsm + csm
    sum += rs * cs * mean
    square += rs * cs * (rsv + (call[S + 2] as number) + mean * mean)
    request[S] = weight
    const merged = weight > 0 ? sum / weight : 0
    request[S + 1] = merged
    request[S + 2] = weight > 0 ? Math.max(0, square / weight - merged * merged) : 0
  }
  request[F] = rf * cf
  request[F + 1] = rfm + cfm
  request[F + 2] = rfv + (call[F + 2] as number)
}

/** Requests that end with this kind of failed call, after all they have done before. */
function failAt(at: number): void {
  const share = call[at] as number
  if (share <= NEGLIGIBLE) return
  const mean = call[at + 1] as number
  const variance = call[at + 2] as number
  for (let from = F; from <= S; from += S)
    put(
      failures,
      (request[from] as number) * share,
      (request[from + 1] as number) + mean,
      (request[from + 2] as number) + variance,
    )
}
