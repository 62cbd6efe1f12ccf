import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOfJsonError } from '../../../src/core/scenario/place-of-json-error.ts'

const offsetOf = (text: string): number => {
  const [, line = '', column = ''] = /line (\d+), column (\d+)/.exec(placeOfJsonError(text)) ?? []
  const before = text.split('\n').slice(0, Number(line) - 1)
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1
}

describe('the place of a mistake in JSON', () => {
  it.each([
    ['', 1, 1],
    ['hello', 1, 1],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{"a" 1}', 1, 6],
    ['[1 2]', 1, 4],
    ['[1]\n]', 2, 1],
    ['{"a": "line\nbreak"}', 1, 7],
    ['{"a": 01}', 1, 8],
    ['{a: 1}', 1, 2],
    ['["\\x"]', 1, 2],
    ['[1,\n 2', 2, 3],
  ])('%j is line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(placeOfJsonError(text)).toBe(`line ${line}, column ${column}`)
  })

  it('is the end of any text that is JSON', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        expect(offsetOf(text)).toBe(text.length)
      }),
    )
  })

  it('is where the engine puts it, whenever the engine names an offset', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ':', '"', 'x', '['), (text, at, put) => {
        const place = at % (text.length + 1)
        const damaged = text.slice(0, place) + put + text.slice(place + 1)
        let offset: number | null = null
        try {
          JSON.parse(damaged)
        } catch (failure) {
          offset = Number(/at position (\d+)/.exec((failure as Error).message)?.[1] ?? Number.NaN)
        }
        // Inside a string or a word the engine names the character, we name the start of the token.
        if (offset === null || Number.isNaN(offset)) return
        const ours = offsetOf(damaged)
        expect(ours).toBeLessThanOrEqual(offset)
        expect(damaged.slice(ours, offset)).toMatch(/^("[\s\S]*|[-+\w.]*)$/)
      }),
    )
  })
})
