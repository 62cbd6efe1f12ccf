import { describe, expect, test } from 'vitest'
import { checkPurity } from '../../support/architecture/check-purity.ts'
import { parseSource } from '../../support/architecture/source-file.ts'

function impurities(text: string): readonly string[] {
  return checkPurity(parseSource('src/core/world/a.ts', text)).map(
    (problem) => `${problem.line} ${problem.message}`,
  )
}

describe('the purity of core', () => {
  test.each([
    ['const now = Date.now()', 'uses Date;'],
    ['type When = Date', 'uses Date;'],
    ['const a = Math.random()', 'uses Math.random;'],
    ['const a = Math.exp(1)', 'uses Math.exp,'],
    ['const a = Math.hypot(3, 4)', 'uses Math.hypot,'],
    ["const a = Math['pow'](2, 3)", 'uses Math.pow,'],
    ['const { exp } = Math', 'passes Math on'],
    ['const m = Math', 'passes Math on'],
    ['const a = 2 ** 3', 'uses **'],
    ['const f = (a: number) => { a **= 2 }', 'uses **'],
    ['const a = performance.now()', 'uses performance;'],
    ['setTimeout(() => {}, 1)', 'uses setTimeout;'],
    ['queueMicrotask(() => {})', 'uses queueMicrotask;'],
    ["console.log('x')", 'uses console;'],
    ["fetch('/x')", 'uses fetch;'],
    ['globalThis.x = 1', 'uses globalThis;'],
    ['const a = window', 'uses window;'],
    ['const a = document.title', 'uses document;'],
    ['const a = process.env', 'uses process;'],
    ['const a = navigator.language', 'uses navigator;'],
    ['const a = new Intl.NumberFormat()', 'uses Intl;'],
    ["const a = 'a'.localeCompare('b')", 'uses localeCompare;'],
    ['const a = (1).toLocaleString()', 'uses toLocaleString;'],
    ['const a = [2, 1].sort()', 'calls sort() without a comparator'],
    ['const a = [2, 1].toSorted()', 'calls toSorted() without a comparator'],
    ['const a = crypto.randomUUID()', 'uses crypto;'],
    ['const a = import.meta.url', 'uses import.meta;'],
    ['let count = 0', 'keeps state in a module variable'],
    ['export let count = 0', 'keeps state in a module variable'],
    ['const a = { performance }', 'uses performance;'],
  ])('refuses %s', (text, message) => {
    expect(impurities(text)).toEqual([expect.stringContaining(`1 ${message}`)])
  })

  test('allows exact arithmetic, ordered sorting and words that only look like globals', () => {
    const text = `
      const PI2 = Math.PI * Math.sqrt(2) + Math.floor(1.5)
      const sorted = [2, 1].toSorted((a, b) => a - b)
      interface Plan { readonly document: string; process(): void; Date: number }
      function print(document: Plan, [window]: readonly number[]): unknown {
        let total = window ?? 0
        total += 1
        return { Date: document.document, process: document.process, total, self: document.Date }
      }
      export { PI2, print, sorted }
    `
    expect(impurities(text)).toEqual([])
  })

  test('names the line', () => {
    expect(impurities('const a = 1\n\nconst b = Math.sin(a)')).toEqual([
      expect.stringMatching(/^3 uses Math\.sin/),
    ])
  })
})
