import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cos, exp, gammaBelow, log, logGamma, normalBelow, pow } from '../../../src/core/determinism/index.ts'

const share = (a: number, b: number): number =>
  a === b ? 0 : Math.abs(a - b) / Math.max(1e-300, Math.abs(b))
const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

test('exp, log and pow agree with Math to 15 digits', () => {
  fc.assert(
    fc.property(real(-700, 700), (x) => share(exp(x), Math.exp(x)) < 3e-15),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(
      real(1e-300, 1e300),
      (x) => Math.abs(log(x) - Math.log(x)) <= 4e-16 * (1 + Math.abs(Math.log(x))),
    ),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(real(0.001, 1000), real(-20, 20), (x, y) => share(pow(x, y), x ** y) < 1e-13),
    { numRuns: 2000 },
  )
  expect(log(0)).toBe(-Infinity)
  expect(log(-1)).toBeNaN()
  expect(exp(-800)).toBe(0)
  expect(exp(800)).toBe(Infinity)
})

test('cos agrees with Math to 1e-12 for angles of any day of the year', () => {
  fc.assert(
    fc.property(real(-9000, 9000), (x) => Math.abs(cos(x) - Math.cos(x)) < 1e-12),
    { numRuns: 2000 },
  )
})

test('the gamma and normal distributions meet their closed forms', () => {
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 12)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
  fc.assert(
    fc.property(real(0.001, 30), (x) => Math.abs(gammaBelow(1, x) - (1 - Math.exp(-x))) < 1e-12),
    { numRuns: 500 },
  )
  expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 12)
  expect(normalBelow(-1.959963984540054)).toBeCloseTo(0.025, 12)
})
