import { COHORTS } from './compile-access.ts'

/** Multiples of these fall evenly on a circle (golden and plastic ratio), and independently of each other. */
const GOLDEN = 0.6180339887498949
const PLASTIC = 0.7548776662466927

const fraction = (x: number): number => x - Math.floor(x)

/** When in a round the copies of cohort n of a holder come to their end, 0 to 1: even, each holder a little shifted. */
export const phaseOf = (h: number, n: number): number => fraction((n + fraction(h * GOLDEN)) / COHORTS)

/** The same for its session, in another order. */
export const sessionPhaseOf = (h: number, n: number): number => phaseOf(h, (n * 23) % COHORTS)

/** Place of cohort n when things reach instances one after the other, 0 (first) to 1. */
export const turnOf = (n: number): number => (((n * 27) % COHORTS) + 0.5) / COHORTS

/** A draw from 0 to 1 for what may fail now and work at the next attempt. */
export const luckOf = (n: number, second: number): number => fraction(n * GOLDEN + second * PLASTIC)
