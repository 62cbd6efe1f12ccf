/**
 * Same inputs, same bits, in every engine: random streams named by cause, exact elementary functions, a stable hash
 * and simulated time. Everything here is a pure function of its arguments.
 */
export { gammaBelow, logGamma, normalBelow } from './distribution.ts'
export { cos, exp, log, pow } from './exact-math.ts'
export { drawAt, integerAt, noiseAt, pickAt, type StreamKey, streamKey } from './random-stream.ts'
export { clockAt, elapsedLabel } from './simulated-time.ts'
export { canonicalJson, hashFloats, hashText, type Json, stableHash } from './stable-hash.ts'
