import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, changeBetween, changed } from '../../../src/core/table/feed/change.ts'
import { applyUpdate } from '../../../src/core/table/index.ts'

/** The first value after the change to the second was sent; null, for no change, leaves it as it is. */
const after = (before: unknown, change: Change | null): unknown =>
  change === null ? before : changed(before, change)

/** JSON trees whose neighbours are related, as two looks at the same drill are. */
const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null), fc.constantFrom('a', 'b'))
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 6 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('node')),
  ),
})).node
const numbers = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 12 })

test('applying the change between two values to the first gives the second', () => {
  fc.assert(
    fc.property(tree, tree, (before, next) => {
      expect(after(before, changeBetween(before, next))).toEqual(next)
    }),
    { numRuns: 500 },
  )
})

test('lists that slide, rise or change in place arrive as they were sent', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (head, middle, tail) => {
      for (const [before, next] of [
        [
          [...head, ...middle],
          [...middle, ...tail],
        ],
        [
          [...middle, ...tail],
          [...head, ...middle],
        ],
      ] as const)
        expect(after(before, changeBetween(before, next))).toEqual(next)
    }),
    { numRuns: 500 },
  )
})

test('a change survives being sent as JSON', () => {
  fc.assert(
    fc.property(tree, tree, (before, next) => {
      expect(after(before, JSON.parse(JSON.stringify(changeBetween(before, next))))).toEqual(next)
    }),
  )
})

test('equal values need no change, and what did not change keeps its identity', () => {
  const before = { same: { deep: [1, 2] }, other: 1 }
  expect(changeBetween(before, structuredClone(before))).toBeNull()
  const next = after(before, changeBetween(before, { same: { deep: [1, 2] }, other: 2 }))
  expect((next as typeof before).same).toBe(before.same)
})

test('a change leaves the value that it is applied to as it was', () => {
  fc.assert(
    fc.property(tree, tree, (before, next) => {
      const kept = structuredClone(before)
      after(before, changeBetween(before, next))
      expect(before).toEqual(kept)
    }),
  )
})

test('a chart that slides by one point costs one point, whichever end is the newest', () => {
  const old = Array.from({ length: 300 }, (_, index) => index)
  expect(changeBetween(old, [...old.slice(1), 300])).toEqual({ drop: 1, add: [300] })
  expect(changeBetween([...old].reverse(), [300, ...[...old].reverse().slice(0, -1)])).toEqual({
    cut: 1,
    put: [300],
  })
})

test('an update without a view to apply it to is a bug and throws', () => {
  expect(() => applyUpdate(null, { slices: {} })).toThrow(/before the view/)
})
