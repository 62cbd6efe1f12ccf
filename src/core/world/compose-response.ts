/**
 * A request's time as it collects the calls it makes: fast successes, slow successes, failures; each a share, a mean and
 * a variance (failures as sums). Calls are made one after the other; a failed call ends the request.
 */
export const request = new Float64Array(9)
/** One call with its attempts, as the caller feels it: share, mean and variance of fast, slow and failed. */
export const call = new Float64Array(9)

const F = 0
const S = 3
const E = 6
const NEGLIGIBLE = 1e-12

/** A request that has done its own work, of mean `ownS` and this variance, and failed with share `errorShare`. */
export function beginRequest(ownS: number, ownVariance: number, errorShare: number): void {
  request[F] = 1 - errorShare
  request[F + 1] = ownS
  request[F + 2] = ownVariance
  request[S] = 0
  request[S + 1] = 0
  request[S + 2] = 0
  request[E] = errorShare
  request[E + 1] = errorShare * ownS
  request[E + 2] = errorShare * (ownVariance + ownS * ownS)
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
  call[E] = (call[E] as number) * probability
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

/** The caller does without the answer when the call fails for good. */
export function makeOptional(): void {
  const failed = call[E] as number
  if (failed <= 0) return
  const em = call[E + 1] as number
  const at = em > 2 * (call[F + 1] as number) && (call[F] as number) > 0 ? S : F
  const weight = (call[at] as number) + failed
  const m = call[at + 1] as number
  const mean = ((call[at] as number) * m + failed * em) / weight
  const square =
    ((call[at] as number) * ((call[at + 2] as number) + m * m) +
      failed * ((call[E + 2] as number) + em * em)) /
    weight
  call[at] = weight
  call[at + 1] = mean
  call[at + 2] = Math.max(0, square - mean * mean)
  call[E] = 0
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
  const ce = call[E] as number
  const cfm = call[F + 1] as number
  const csm = call[S + 1] as number
  if (ce > NEGLIGIBLE) {
    const under = rf + rs
    const before = under > 0 ? (rf * rfm + rs * rsm) / under : 0
    const beforeSquare = under > 0 ? (rf * (rfv + rfm * rfm) + rs * (rsv + rsm * rsm)) / under : 0
    const em = call[E + 1] as number
    const weight = under * ce
    request[E] = (request[E] as number) + weight
    request[E + 1] = (request[E + 1] as number) + weight * (before + em)
    request[E + 2] =
      (request[E + 2] as number) +
      weight * (beforeSquare + 2 * before * em + (call[E + 2] as number) + em * em)
  }
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
