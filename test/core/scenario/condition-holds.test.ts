import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, conditionHolds } from '../../../src/core/scenario/index.ts'
import { factsWith } from './facts.ts'

const leaf = fc.oneof(
  fc.constant<Condition>({ always: true }),
  fc.integer({ min: 0, max: 100 }).map((afterSecond): Condition => ({ afterSecond })),
  fc.constantFrom('a', 'b').map((clueReached): Condition => ({ clueReached })),
)
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie('node').map((not): Condition => ({ not })),
  ),
})).node

const situation = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.boolean(), fc.boolean())
  .map(([second, a, b]) => factsWith({ second, clueReached: (id) => (id === 'a' ? a : b) }))

describe('conditions', () => {
  it('obey de Morgan: none of them is the same as each of them not', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), situation, (parts, facts) => {
        const none = conditionHolds({ not: { any: parts } }, facts)
        expect(none).toBe(conditionHolds({ all: parts.map((not) => ({ not })) }, facts))
      }),
    )
  })

  it('hold for a while only when every sample of the while is beyond the value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (forSeconds, dipAgo) => {
        // The past of the truth is kept in steps of five seconds: a dip lasts one of them.
        const facts = factsWith({
          second: 100,
          truth: (_, ago) => (ago >= dipAgo && ago < dipAgo + 5 ? 0 : 1),
        })
        const held = conditionHolds({ truth: 'x', is: 'above', value: 0.5, forSeconds }, facts)
        expect(held).toBe(dipAgo > forSeconds)
      }),
    )
  })

  it('take a series without a reading as neither above nor below', () => {
    const facts = factsWith({})
    expect(conditionHolds({ signal: 'x', is: 'above', value: 0 }, facts)).toBe(false)
    expect(conditionHolds({ signal: 'x', is: 'below', value: 0 }, facts)).toBe(false)
  })

  it('count seconds since an action took effect, and know one that was never approved', () => {
    const facts = factsWith({
      second: 100,
      actionSince: (id, status) => (id === 'drain' && status === 'inEffect' ? 40 : null),
    })
    const since = (sinceSeconds: number): Condition => ({ action: 'drain', is: 'inEffect', sinceSeconds })
    expect(conditionHolds(since(60), facts)).toBe(true)
    expect(conditionHolds(since(61), facts)).toBe(false)
    expect(conditionHolds({ action: 'drain', is: 'never' }, facts)).toBe(true)
  })

  it('take silence as quiet only where that is asked for', () => {
    const never = factsWith({ second: 500 })
    expect(conditionHolds({ quietFor: 10, kind: 'said' }, never)).toBe(false)
    expect(conditionHolds({ quietFor: 10, kind: 'said', orNever: true }, never)).toBe(true)
    const spoken = factsWith({ second: 500, lastOf: () => 495 })
    expect(conditionHolds({ quietFor: 10, kind: 'said', orNever: true }, spoken)).toBe(false)
  })
})
