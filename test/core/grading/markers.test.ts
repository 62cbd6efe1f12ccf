import { describe, expect, it } from 'vitest'
import { type CaseFile, type MarkerRule, markerRules, markOf } from '../../../src/core/grading/index.ts'
import { ratingTable } from './rating-table.ts'
import { caseOf } from './story.ts'

const ruleOf = (marker: string): MarkerRule => {
  const rule = markerRules.find((each) => each.marker === marker)
  if (rule === undefined) throw new Error(`no marker ${marker}`)
  return rule
}

describe('the rubric', () => {
  it('has 23 markers in seven skills', () => {
    expect(markerRules.map((rule) => rule.marker)).toEqual(
      'A1 A2 A3 A4 B1 B2 B3 C1 C2 C3 C4 D1 D2 D3 D4 E1 E2 E3 F1 F2 G1 G2 G3'.split(' '),
    )
    expect(markerRules.every((rule) => rule.marker.startsWith(rule.skill))).toBe(true)
  })

  for (const { marker, rating, when, log, setting } of ratingTable) {
    it(`gives ${marker} ${rating ?? 'no mark'} when: ${when}`, () => {
      const mark = markOf(ruleOf(marker), caseOf(log, setting))
      expect({ rating: mark.rating, because: mark.reason, items: mark.items }).toMatchObject({ rating })
      expect(mark.reason.length).toBeGreaterThan(10)
    })
  }

  it('reaches every row of every table, and "not observed" of every marker', () => {
    const reached = new Set(
      ratingTable.map(
        ({ marker, log, setting }) => `${marker}: ${markOf(ruleOf(marker), caseOf(log, setting)).reason}`,
      ),
    )
    const missing = markerRules
      .flatMap((rule) => rule.table.map((row) => `${rule.marker}: ${row[2]}`))
      .filter((row) => !reached.has(row))
    expect(missing).toEqual([])
    for (const rule of markerRules)
      expect(ratingTable.some((golden) => golden.marker === rule.marker && golden.rating === null)).toBe(true)
  })
})

describe('grounds', () => {
  it('cites only entries that exist and quotes only words that stand in a cited entry', () => {
    for (const golden of ratingTable)
      expectGrounded(caseOf(golden.log, golden.setting), ruleOf(golden.marker))
  })
})

function expectGrounded(file: CaseFile, rule: MarkerRule): void {
  for (const item of markOf(rule, file).items) {
    const cited = file.log.filter((entry) => item.cites.includes(entry.id))
    expect(cited.length).toBe(item.cites.length)
    if (item.quote !== null) expect(JSON.stringify(cited)).toContain(JSON.stringify(item.quote).slice(1, -1))
  }
}
