import { describe, expect, test } from 'vitest'
import { calibrateWorld } from '../../../src/core/grading/index.ts'
import { parseWorldReport, type WorldReport } from '../../../src/core/scenario/index.ts'
import { storeReport } from './store-report.ts'

const rows = (report: WorldReport) =>
  new Map(calibrateWorld(report, [1]).rows.map((row) => [row.landmark.id, row]))

describe('a public report held against a bare world', () => {
  const found = rows(storeReport)

  test('first times are minutes since the second that the landmark names', () => {
    // All fail in the second that begins at 60.
    expect(found.get('first-hurt')?.measured).toBeCloseTo(1 / 60, 5)
  })

  test('what a course changes, its landmarks see', () => {
    expect(found.get('shut-out')?.measured).toBe(1)
    expect(found.get('shut-out')?.within).toBe(true)
  })

  test('a recovery counts from when it has lasted', () => {
    // The fault ends at second 180; below for 30 seconds from then on.
    expect(found.get('recovered')?.measured).toBeGreaterThanOrEqual((180 + 30 - 60) / 60)
    expect(found.get('recovered')?.measured).toBeLessThan((180 + 60 - 60) / 60)
  })

  test('rows of a course that nobody took say so', () => {
    expect(found.get('shut-out')?.modelsOwn).toBe(true)
    expect(found.get('first-hurt')?.modelsOwn).toBe(false)
  })
})

describe('a report file', () => {
  const problemsOf = (change: Partial<WorldReport>): readonly string[] => {
    const parsed = parseWorldReport({ ...storeReport, ...change })
    return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
  }
  const [course] = storeReport.courses
  const [landmark] = storeReport.landmarks

  test('is read as it is when nothing is wrong', () => {
    expect(problemsOf({})).toEqual([])
  })

  test('names only what the world has', () => {
    const step = {
      at: 10,
      says: 'Wrong.',
      interventions: [{ kind: 'setAdmission', region: 'mars', share: 0 }],
    }
    expect(problemsOf({ courses: [{ ...course, steps: [step] }] as never })[0]).toContain('mars')
    expect(problemsOf({ landmarks: [{ ...landmark, course: 'other' }] as never })[0]).toContain(
      'there is no course "other"',
    )
    const measure = { kind: 'value', series: 'service/elsewhere/all/errorShare', at: 0 }
    expect(problemsOf({ landmarks: [{ ...landmark, measure }] as never })[0]).toContain('there is no truth')
  })

  test('asks nobody: a bare world has no people', () => {
    const measure = { kind: 'firstTime', when: { not: { incident: 'paged' } } }
    expect(problemsOf({ landmarks: [{ ...landmark, measure }] as never })).toEqual([
      '$.landmarks[0].measure.when.not: a bare world has no people, telemetry or states to ask',
    ])
  })

  test('does nothing after the end', () => {
    const step = {
      at: 600,
      says: 'Too late.',
      interventions: [{ kind: 'setAdmission', region: 'r', share: 0 }],
    }
    expect(problemsOf({ courses: [{ ...course, steps: [step] }] as never })[0]).toContain('the world ends')
  })
})
