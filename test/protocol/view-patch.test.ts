import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeatView } from '../../src/core/drill/index.ts'
import { applyPatch, changeBetween, viewPatch } from '../../src/protocol/view-patch.ts'

const asView = (value: unknown) => value as SeatView

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

test('applying the patch between two views to the first gives the second', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const patch = viewPatch(asView({ v: before }), asView({ v: after }))
      expect(applyPatch(asView({ v: before }), patch)).toEqual({ v: after })
    }),
    { numRuns: 500 },
  )
})

test('lists that slide, rise or change in place arrive as they were sent', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (head, middle, tail) => {
      for (const [before, after] of [
        [
          [...head, ...middle],
          [...middle, ...tail],
        ],
        [
          [...middle, ...tail],
          [...head, ...middle],
        ],
      ] as const) {
        const patch = viewPatch(asView({ v: before }), asView({ v: after }))
        expect(applyPatch(asView({ v: before }), patch)).toEqual({ v: after })
      }
    }),
    { numRuns: 500 },
  )
})

test('a patch survives being sent as JSON', () => {
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const patch = JSON.parse(JSON.stringify(viewPatch(asView({ v: before }), asView({ v: after }))))
      expect(applyPatch(asView({ v: before }), patch)).toEqual({ v: after })
    }),
  )
})

test('equal views need no change, and what did not change keeps its identity', () => {
  const before = { same: { deep: [1, 2] }, other: 1 }
  expect(changeBetween(before, structuredClone(before))).toBeNull()
  const next = applyPatch(
    asView(before),
    viewPatch(asView(before), asView({ same: { deep: [1, 2] }, other: 2 })),
  )
  expect((next as unknown as typeof before).same).toBe(before.same)
})

test('a chart that slides by one point costs one point, whichever end is the newest', () => {
  const old = Array.from({ length: 300 }, (_, index) => index)
  expect(changeBetween(old, [...old.slice(1), 300])).toEqual({ drop: 1, add: [300] })
  expect(changeBetween([...old].reverse(), [300, ...[...old].reverse().slice(0, -1)])).toEqual({
    cut: 1,
    put: [300],
  })
})

test('a later patch without a view to apply it to is a bug and throws', () => {
  expect(() => applyPatch(null, { first: false, change: null })).toThrow(/before the view/)
})
