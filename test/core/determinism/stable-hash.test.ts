import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonicalJson,
  clockAt,
  elapsedLabel,
  hashFloats,
  hashText,
  stableHash,
} from '../../../src/core/determinism/index.ts'

test('equal data hashes equally whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse())
      return stableHash(record) === stableHash(reversed) && canonicalJson(record) === canonicalJson(reversed)
    }),
  )
  expect(stableHash({ a: 1, b: undefined })).toBe(stableHash({ a: 1 }))
  expect(stableHash([1, 2])).not.toBe(stableHash([2, 1]))
})

test('a hash is sixteen hexadecimal digits and small changes change half of its bits', () => {
  let flipped = 0
  for (let n = 0; n < 500; n += 1) {
    const a = hashText(`text ${n}`)
    expect(a).toMatch(/^[0-9a-f]{16}$/)
    let bits = BigInt(`0x${a}`) ^ BigInt(`0x${hashText(`text ${n}!`)}`)
    for (; bits > 0n; bits >>= 1n) flipped += Number(bits & 1n)
  }
  expect(flipped / 500).toBeGreaterThan(30)
  expect(flipped / 500).toBeLessThan(34)
})

test('numbers are hashed by their bits, with one zero and one NaN', () => {
  fc.assert(
    fc.property(fc.float64Array({ minLength: 1, noNaN: true }), fc.nat(), (values, n) => {
      const changed = values.slice()
      const at = n % values.length
      changed[at] = (changed[at] as number) === 1 ? 2 : 1
      return hashFloats(values) === hashFloats(values.slice()) && hashFloats(values) !== hashFloats(changed)
    }),
  )
  expect(hashFloats(Float64Array.of(0, NaN))).toBe(hashFloats(Float64Array.of(-0, -NaN)))
  const oddNaN = new Float64Array(Uint32Array.of(1, 0xfff00000).buffer)
  expect(hashFloats(oddNaN)).toBe(hashFloats(Float64Array.of(NaN)))
  expect(hashFloats(Float64Array.of(Infinity))).not.toBe(hashFloats(Float64Array.of(NaN)))
  expect(hashFloats(Float64Array.of(Infinity))).not.toBe(hashFloats(Float64Array.of(-Infinity)))
  expect(hashFloats(Float64Array.of(1, 2))).not.toBe(hashFloats(Float64Array.of(2, 1)))
})

test('simulated seconds read as clock and as elapsed time', () => {
  expect(clockAt(23 * 3600 + 59 * 60 + 30, 45)).toBe('00:00:15')
  expect(clockAt(60, -90)).toBe('23:59:30')
  expect(elapsedLabel(725)).toBe('T+12:05')
  expect(elapsedLabel(3725)).toBe('T+1:02:05')
  expect(elapsedLabel(-30)).toBe('T-00:30')
})
