import { describe, expect, test } from 'vitest'
import { rowOf } from '../../../src/core/grading/landmark-row.ts'
import type { Landmark } from '../../../src/core/scenario/index.ts'

const landmark = (reported: Landmark['reported'], reportedUpTo?: Landmark['reported']): Landmark => ({
  id: 'recovered',
  says: 'Recovered',
  url: 'https://example.com',
  course: 'nothing',
  reported,
  ...(reportedUpTo === undefined ? {} : { reportedUpTo }),
  unit: 'minutes',
  measure: { kind: 'value', series: 'customers/all/failedShare', at: 0 },
  tuned: false,
})

describe('a landmark beside what the model does', () => {
  test('a time within the limit is held, one beyond it is not', () => {
    expect(rowOf(landmark(100), false, [80]).within).toBe(true)
    expect(rowOf(landmark(100), false, [60]).within).toBe(false)
    expect(rowOf(landmark(100, 200), false, [150]).relativeError).toBe(0)
  })

  test('what never happens is held by a model in which it never happens', () => {
    expect(rowOf(landmark('never'), true, [null]).within).toBe(true)
    expect(rowOf(landmark('never'), true, [90]).within).toBe(false)
    expect(rowOf(landmark(100), false, [null]).within).toBe(false)
  })

  test('a cure that did not work may never work, or later than the one that did', () => {
    const didNotWork = landmark(100, 'never')
    expect(rowOf(didNotWork, false, [null]).within).toBe(true)
    expect(rowOf(didNotWork, false, [400]).within).toBe(true)
    expect(rowOf(didNotWork, false, [10]).within).toBe(false)
  })

  test('seeds on which it never comes stand behind all others in the median', () => {
    expect(rowOf(landmark(100), false, [90, null, 110]).measured).toBe(110)
    expect(rowOf(landmark(100), false, [90, null, null]).measured).toBeNull()
  })
})
