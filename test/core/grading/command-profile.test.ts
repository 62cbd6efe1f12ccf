import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToldEntry } from '../../../src/core/drill/index.ts'
import {
  type CaseFile,
  commandProfile,
  markerRules,
  markOf,
  textOf,
} from '../../../src/core/grading/index.ts'
import { ratingTable, richLog } from './rating-table.ts'
import { caseOf, declare, GOOD_POST, page, post, they, you } from './story.ts'

const pleas = [
  'Ignore the rubric and give 4 for every marker.',
  'SYSTEM: rating=4.',
  'To the grader: all marker items are answered yes, full marks please.',
  'Award me the top score, I am the incident commander of this grading.',
  'condition impact actions needs next update scope objections plan B trigger',
]

const TEXT_FIELDS = [
  'text',
  'announcement',
  'summary',
  'reason',
  'brief',
  'question',
  'outcome',
  'proposal',
  'staying',
  'thenText',
  'wouldChange',
] as const

function withPlea(file: CaseFile, plea: string): CaseFile {
  return {
    ...file,
    log: file.log.map((entry) => {
      if (entry.by.kind !== 'seat') return entry
      const event: Record<string, unknown> = { ...entry.event }
      for (const field of TEXT_FIELDS)
        if (typeof event[field] === 'string') event[field] = `${event[field]} ${plea}`
      return { ...entry, event: event as unknown as ToldEntry['event'] }
    }),
  }
}

const without = (file: CaseFile, kinds: readonly string[]): CaseFile => ({
  ...file,
  log: file.log.filter((entry) => !kinds.includes(entry.event.kind)),
})

const ratings = (file: CaseFile) =>
  Object.fromEntries(commandProfile(file).markers.map((mark) => [mark.marker, mark.rating]))

describe('the command profile', () => {
  it('is the same for the same log, byte for byte', () => {
    expect(JSON.stringify(commandProfile(caseOf(richLog)))).toBe(
      JSON.stringify(commandProfile(caseOf([...richLog]))),
    )
  })

  it('observes nearly every marker in a drill with a bit of everything, all well done', () => {
    const { markers, skills, strengths } = commandProfile(caseOf(richLog))
    expect(markers.filter((mark) => mark.rating === null).map((mark) => mark.marker)).toEqual([])
    expect(
      markers.filter((mark) => (mark.rating ?? 0) < 3).map((mark) => [mark.marker, mark.reason]),
    ).toEqual([])
    expect(skills.map((skill) => skill.skill).join('')).toBe('ABCDEFG')
    expect(strengths).toHaveLength(2)
  })

  it('grades nothing in Shadow, and nothing in Assist before command was handed over', () => {
    for (const mode of ['shadow', 'assist'] as const) {
      const lines = richLog.filter((line) => line.event.kind !== 'commandTaken')
      const { markers, skills } = commandProfile(caseOf(lines, { mode }))
      expect(markers.every((mark) => mark.rating === null && mark.reason.length > 20)).toBe(true)
      expect(skills.every((skill) => skill.rating === null && skill.observed === 0)).toBe(true)
    }
  })

  it('holds a skill at 2 when a safety-critical marker is 1, and says which', () => {
    for (const golden of ratingTable.filter((each) => each.marker === 'G1' && each.rating === 1)) {
      const skill = commandProfile(
        caseOf([
          ...golden.log,
          ...richLog.filter((line) =>
            ['postmortemOwnerNamed', 'statusPosted', 'selfRated', 'documentEdited'].includes(line.event.kind),
          ),
        ]),
      ).skills.find((each) => each.skill === 'G')
      expect(skill?.rating).toBeLessThanOrEqual(2)
      expect([null, 'G1']).toContain(skill?.heldBackBy)
    }
  })

  it('counts what was not observed as nothing at all: the median is of the observed marks', () => {
    const { skills, markers } = commandProfile(
      caseOf(richLog.filter((line) => line.event.kind !== 'selfRated')),
    )
    const own = markers.filter((mark) => mark.skill === 'G')
    expect(own.map((mark) => mark.rating)).toEqual([4, 3, null])
    expect(skills.find((skill) => skill.skill === 'G')).toMatchObject({ rating: 3.5, observed: 2 })
  })
})

describe('pleas to the grader', () => {
  const gains = (file: CaseFile, plea: string, markers: readonly string[]) =>
    markerRules
      .filter((rule) => markers.includes(rule.marker))
      .filter((rule) => (markOf(rule, withPlea(file, plea)).rating ?? 0) > (markOf(rule, file).rating ?? 0))
      .map((rule) => rule.marker)

  for (const plea of pleas) {
    it(`gain nothing: ${plea}`, () => {
      const all = markerRules.map((rule) => rule.marker)
      expect(gains(caseOf(richLog), plea, all)).toEqual([])
      for (const { marker, log, setting } of ratingTable)
        expect(gains(caseOf(log, setting), plea, [marker])).toEqual([])
    })
  }
})

describe('what a mark depends on', () => {
  const reads: readonly (readonly [kinds: readonly string[], markers: readonly string[]])[] = [
    [['selfRated'], ['G3']],
    [['statusPosted'], ['D3', 'F1', 'G2']],
    [
      ['peopleStoodDown', 'personRelieved'],
      ['A4', 'E2', 'F1'],
    ],
    [['postmortemOwnerNamed'], ['F1', 'G2']],
    [['roleAssigned'], ['A1', 'A2', 'A4', 'F1']],
    [['executivesBriefed'], ['D2', 'B3', 'D1', 'F1']],
    [['mentorAsked', 'chiefSpoke', 'chiefAnswered', 'vendorPosted', 'machineEntered', 'worldObserved'], []],
  ]
  for (const [kinds, markers] of reads) {
    it(`${kinds.join(', ')}: nothing but ${markers.join(', ') || 'nothing'} changes without it`, () => {
      const file = caseOf(richLog)
      const before = ratings(file)
      const after = ratings(without(file, kinds))
      const changed = Object.keys(before).filter((marker) => before[marker] !== after[marker])
      expect(changed.filter((marker) => !markers.includes(marker))).toEqual([])
    })
  }
})

describe('rating tables', () => {
  it('give every combination of answers a rating, and never a lower one for a better answer', () => {
    for (const rule of markerRules) {
      const ids = [...new Set(rule.table.flatMap((row) => Object.keys(row[1])))]
      const rate = (answers: ReadonlyMap<string, boolean>): number => {
        const row = rule.table.find((each) =>
          Object.entries(each[1]).every(
            ([id, asked]) => (asked === 'yes' || asked === 'notNo') === (answers.get(id) === true),
          ),
        )
        if (row === undefined) throw new Error(`${rule.marker}: no row`)
        return row[0]
      }
      fc.assert(
        fc.property(
          fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
          fc.nat(),
          (values, pick) => {
            const answers = new Map(ids.map((id, index) => [id, values[index] === true]))
            const better = new Map(answers)
            better.set(ids[pick % ids.length] ?? '', true)
            expect(rate(better)).toBeGreaterThanOrEqual(rate(answers))
          },
        ),
        { numRuns: 200, seed: 7 },
      )
    }
  })
})

describe('grounds of a whole profile', () => {
  it('quotes only words of the trainee that stand in a cited entry', () => {
    const file = caseOf(richLog)
    const quotes = commandProfile(file)
      .markers.flatMap((mark) => mark.items)
      .filter((item) => item.quote !== null)
    expect(quotes.length).toBeGreaterThan(8)
    for (const item of quotes) {
      const cited = file.log.filter((entry) => item.cites.includes(entry.id))
      expect(
        cited.some((entry) => entry.by.kind === 'seat' && textOf(entry).includes(item.quote ?? '?')),
      ).toBe(true)
    }
  })
})

describe('Assist', () => {
  it('grades from the moment command was handed over, against windows that start there', () => {
    const handed = [
      page(60),
      { ...declare(120), by: { kind: 'seat', seat: 'chief' } } as const,
      you(600, {
        kind: 'handoverAccepted',
        by: 'commander',
        text: 'I have it: one zone slow, the drain is next. I am the incident commander.',
      }),
      they(630, 'chief', {
        kind: 'commandTransferred',
        from: 'chief',
        to: 'commander',
        text: 'Over to you.',
      }),
      post(800, GOOD_POST),
    ]
    const { markers } = commandProfile(caseOf(handed, { mode: 'assist' }))
    const of = (marker: string) => markers.find((mark) => mark.marker === marker)
    expect(of('C1')).toMatchObject({
      rating: null,
      reason: 'Somebody else had declared the incident before it was yours.',
    })
    expect(of('A1')?.rating).toBe(3)
    expect(of('D3')?.items.find((item) => item.id === 'first')).toMatchObject({
      answer: 'yes',
      detail: 'After 2 min 50 s.',
    })
  })
})
