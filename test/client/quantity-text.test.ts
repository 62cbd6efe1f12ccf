import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped, millisecondsText, percentText, quantityText } from '../../src/client/store/index.ts'

test('a duration is written in one way: milliseconds below a second, seconds with one decimal above', () => {
  expect([0, 28, 999, 1000, 9505, 12_345].map(millisecondsText)).toEqual([
    '0 ms',
    '28 ms',
    '999 ms',
    '1.0 s',
    '9.5 s',
    '12.3 s',
  ])
})

test('a share is finer near nothing and near all, and never shown as all when it is not', () => {
  expect([0, 0.0008, 0.061, 0.42, 0.968, 0.9916, 0.9998, 1].map(percentText)).toEqual([
    '0 %',
    '0.08 %',
    '6.1 %',
    '42 %',
    '96.8 %',
    '99.16 %',
    '99.98 %',
    '100 %',
  ])
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.9999, noNaN: true }), (share) => {
      expect(percentText(share)).not.toBe('100 %')
      expect(Math.abs(Number.parseFloat(percentText(share)) - share * 100)).toBeLessThanOrEqual(0.5)
    }),
  )
})

test('thousands are grouped without changing a digit, and a missing reading is a dash in every unit', () => {
  fc.assert(
    fc.property(fc.nat(1e9), (value) => {
      expect(grouped(value).replaceAll(',', '')).toBe(String(value))
    }),
  )
  for (const unit of ['percent', 'milliseconds', 'perSecond', 'ratio', 'count'])
    expect(quantityText(null, unit)).toBe('—')
})
