import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawAt, integerAt, noiseAt, pickAt, streamKey } from '../../../src/core/determinism/index.ts'

const indexes = Array.from({ length: 20_000 }, (_, n) => n)
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

test('a draw depends on its stream and index only', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), fc.integer(), (seed, name, index) => {
      const value = drawAt(streamKey(seed, name), index)
      return value >= 0 && value < 1 && value === drawAt(streamKey(seed, name), index)
    }),
  )
})

test('draws are spread evenly, without memory between neighbours and streams', () => {
  const eu = indexes.map((n) => drawAt(streamKey(7, 'traffic:eu'), n))
  const us = indexes.map((n) => drawAt(streamKey(7, 'traffic:us'), n))
  const tenths = new Array<number>(10).fill(0)
  for (const value of eu) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1
  const chi = tenths.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)
  expect(chi).toBeLessThan(27.9)
  const together = (a: readonly number[], b: readonly number[]): number =>
    mean(a.map((value, n) => (value - 0.5) * ((b[n] ?? 0.5) - 0.5))) * 12
  expect(Math.abs(together(eu, eu.slice(1)))).toBeLessThan(0.03)
  expect(Math.abs(together(eu, us))).toBeLessThan(0.03)
})

test('noise has mean 0 and variance 1', () => {
  const values = indexes.map((n) => noiseAt(streamKey(1, 'noise'), n))
  expect(Math.abs(mean(values))).toBeLessThan(0.03)
  expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.05)
})

test('whole numbers and picks stay within their range and reach both ends', () => {
  const key = streamKey('text seed', 'dice')
  const rolls = new Set(indexes.slice(0, 500).map((n) => integerAt(key, n, 1, 6)))
  expect([...rolls].sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect(new Set(indexes.slice(0, 200).map((n) => pickAt(key, n, ['a', 'b', 'c']))).size).toBe(3)
  expect(() => pickAt(key, 0, [])).toThrow()
})
