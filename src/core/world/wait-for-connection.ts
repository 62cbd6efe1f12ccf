import { exp } from '../determinism/index.ts'

/** Left by `connect`: share that gets a connection; mean and variance of its wait (many wait not at all). */
export const connection = new Float64Array(3)

/** Exponents beyond this are as good as never. */
const FAR = 500

/**
 * A pool whose callers wait at most `waitS` (M/M/c with constant patience; F. Baccelli, G. Hebuterne, 1981): the wait that
 * the pool offers has density λ p e^(−(cμ − λ) x) up to there and falls with cμ beyond, p the probability of all but one
 * connection taken; whoever would wait longer leaves at `waitS`. One form below and above saturation. `spread` is
 * (1 + cv²) / 2 of the time a connection is held: it stretches waits, as Allen and Cunneen's factor does.
 */
export function connect(
  connections: number,
  load: number,
  heldS: number,
  spread: number,
  waitS: number,
): void {
  connection[0] = 1
  connection[1] = 0
  connection[2] = 0
  if (load <= 0 || heldS <= 0) return
  const carried = connections / heldS
  const rate = load * carried
  // Of all but one taken: the sum of the shares of fewer, over this one (the inverse of Erlang B, by its recurrence).
  const offered = load * connections
  const whole = Math.floor(connections - 1)
  let states = 1 + Math.max(0, connections - 1 - whole) / offered
  for (let k = 1 + connections - 1 - whole; k <= connections - 1; k += 1) states = 1 + (k / offered) * states
  if (states > 1e12) return
  const drift = (carried - rate) / spread
  const end = drift * waitS
  const left = end > FAR ? 0 : end < -FAR ? exp(FAR) : exp(-end)
  // Shares over p: waits and is served, would wait for too long.
  const served = (rate / spread) * first(drift, waitS, left)
  const gone = (rate * left) / carried
  const p = 1 / (states + served + gone)
  const pass = 1 - p * gone
  connection[0] = pass
  if (pass <= 0) return
  const waiting = (p * served) / pass
  if (waiting < 1e-12 || waitS <= 0) return
  const mean = drift === 0 || Math.abs(end) < 1e-4 ? waitS / 2 : 1 / drift - (waitS * left) / (1 - left)
  const square =
    Math.abs(end) < 1e-2 ? (waitS * waitS) / 3 : (2 / drift) * mean - (waitS * waitS * left) / (1 - left)
  connection[1] = waiting * mean
  connection[2] = Math.max(0, waiting * square - waiting * waiting * mean * mean)
}

/** Integral of e^(−drift x) from 0 to `to`; `left` is its end value. */
function first(drift: number, to: number, left: number): number {
  return Math.abs(drift * to) < 1e-6 ? to : (1 - left) / drift
}
