/**
 * Stateless random numbers: a draw depends on its stream and its index only, never on how many draws came before.
 * Name streams by cause (`traffic:eu`), so that one changed command does not reshuffle the rest.
 */

/** An unsigned 32-bit integer that names a stream; plain JSON. */
export type StreamKey = number

const TWO_POW_21 = 2097152
const TWO_POW_53 = 9007199254740992

/** Finaliser with full avalanche on 32 bits. */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return (h ^ (h >>> 15)) >>> 0
}

/** The stream of one cause under one seed. */
export function streamKey(seed: number | string, name: string): StreamKey {
  const text = `${typeof seed}:${seed}/${name}`
  let h = 0x3c6ef372
  for (let i = 0; i < text.length; i += 1) h = mix(h ^ Math.imul(text.charCodeAt(i) + i, 0x9e3779b1))
  return h
}

/** A draw in [0, 1) with 53 random bits. `index` is any integer within 32 bits. */
export function drawAt(key: StreamKey, index: number): number {
  const high = mix(key ^ mix(Math.imul(index, 0x9e3779b1) + 0x632be5ab))
  const low = mix(high ^ Math.imul(index + 0x85157af5, 0xc2b2ae35) ^ key)
  return ((high >>> 11) * 4294967296 + low) / TWO_POW_53
}

/** Near-normal noise, mean 0, variance 1, always within ±3.5: the sum of four uniform draws (Irwin–Hall). */
export function noiseAt(key: StreamKey, index: number): number {
  const a = mix(key ^ mix(Math.imul(index, 0x9e3779b1) + 0x1b873593))
  const b = mix(a ^ Math.imul(index + 0x2545f491, 0xcc9e2d51) ^ key)
  const sum = (a >>> 11) + (Math.imul(a, 0x5851f42d) >>> 11) + (b >>> 11) + (Math.imul(b, 0x4c957f2d) >>> 11)
  return (sum / TWO_POW_21 - 2) * 1.7320508075688772
}

/** An integer from `low` to `high`, both included. */
export function integerAt(key: StreamKey, index: number, low: number, high: number): number {
  return low + Math.floor(drawAt(key, index) * (high - low + 1))
}

/** One element of a list that is not empty. */
export function pickAt<T>(key: StreamKey, index: number, choices: readonly T[]): T {
  const chosen = choices[Math.floor(drawAt(key, index) * choices.length)]
  if (chosen === undefined) throw new Error('pickAt needs at least one choice')
  return chosen
}
