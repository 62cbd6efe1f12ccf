import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzzyRank } from '../../src/client/panels/control-room/commands/fuzzy-rank.ts'

test('letters out of order do not fit, letters in order do', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.array(fc.boolean(), { maxLength: 20 }),
      (text, keep) => {
        const letters = [...text].filter((_, index) => keep[index] === true).join('')
        expect(fuzzyRank(letters, text)).not.toBeNull()
        expect(fuzzyRank(`${letters}\u0001`, text)).toBeNull()
      },
    ),
  )
})

test('what stands there as typed ranks before scattered letters', () => {
  const typed = fuzzyRank('drain', 'Drain a zone') ?? 0
  const scattered = fuzzyRank('drain', 'Delegate a repair in time now') ?? 0
  expect(typed).toBeGreaterThan(scattered)
})
