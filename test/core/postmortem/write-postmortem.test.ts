import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type PostmortemFacts,
  postmortemToMarkdown,
  writePostmortem,
} from '../../../src/core/postmortem/index.ts'
import { lintBlameless, lintPostmortem } from '../../../src/core/prose/index.ts'
import { arbitraryFacts } from './arbitrary-facts.ts'

const runs = { numRuns: 80 }
const [example] = fc.sample(arbitraryFacts, { numRuns: 1, seed: 7 }) as [PostmortemFacts]

/** Every list of log ids anywhere in a document. */
function citationsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'cites' ? (part as string[]) : citationsIn(part),
  )
}

describe('the post-mortem', () => {
  it('blames nobody and lacks no part, however the drill went and whatever was typed', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const markdown = postmortemToMarkdown(writePostmortem(facts))
        expect(lintBlameless(markdown)).toEqual([])
        expect(lintPostmortem(markdown)).toEqual([])
      }),
      runs,
    )
  })

  it('cites entries that exist, in every row of the timeline and every statement', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const document = writePostmortem(facts)
        const known = new Set(facts.log.map((entry) => entry.id))
        for (const id of citationsIn(document)) expect(known).toContain(id)
        for (const row of document.timeline) expect(row.cites.length).toBeGreaterThan(0)
        for (const part of [
          ...document.summary,
          ...document.factors,
          ...document.detection,
          ...document.wentWell,
          ...document.wasHard,
          ...document.lucky,
        ])
          expect(part.cites.length).toBeGreaterThan(0)
      }),
      runs,
    )
  })

  it('calls severities as the house does, and never otherwise', () => {
    const severities = { 1: 'Critical', 2: 'Major', 3: 'Minor', 4: 'Slight', 5: 'Cosmetic' }
    const written = fc.sample(arbitraryFacts, { numRuns: 20, seed: 3 }).map((facts) => {
      const text = JSON.stringify({ ...facts.written, log: facts.log })
      return text.includes('SEV-') ? '' : JSON.stringify(writePostmortem({ ...facts, severities }))
    })
    expect(written.join(' ')).toMatch(/Critical|Major|Minor|Slight|Cosmetic/)
    expect(written.join(' ')).not.toMatch(/SEV-\d/)
  })

  it('is in order of time, and the same for the same facts', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const document = writePostmortem(facts)
        const times = document.timeline.map((row) => row.at)
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(writePostmortem(structuredClone(facts))).toEqual(document)
        expect(JSON.parse(JSON.stringify(document))).toEqual(document)
      }),
      runs,
    )
  })

  it('says the same in other words under another seed', () => {
    const samples = [0.2, 0.3, 0.1].map((failedShare, index) => ({
      at: index * 15,
      failedShare,
      p99Ms: 3000,
    }))
    const documents = Array.from({ length: 12 }, (_, seed) => writePostmortem({ ...example, samples, seed }))
    expect(new Set(documents.map((document) => JSON.stringify(document.summary))).size).toBeGreaterThan(3)
    expect(new Set(documents.map((document) => JSON.stringify(document.impact))).size).toBe(1)
    expect(new Set(documents.map((document) => JSON.stringify(document.timeline))).size).toBe(1)
  })

  it('keeps the tickets of the incident beside what else was written', () => {
    const ticket = {
      kind: 'ticketCreated',
      ticketId: 'OPS-1',
      title: 'Alarm on key age',
      type: 'bug',
    } as const
    const log = [
      {
        id: 'e1',
        at: 5,
        by: { kind: 'seat', seat: 'commander' },
        event: { ...ticket, ownerRole: 'Security lead' },
        hidden: false,
        because: null,
      },
    ] as const
    expect(writePostmortem({ ...example, log }).written).toContainEqual({
      label: 'Ticket OPS-1',
      text: 'Alarm on key age (Security lead)',
    })
  })

  it('counts the error budget in minutes of the window', () => {
    const facts = { ...example, harm: { ...example.harm, budgetSpentShare: 0.5 } }
    const { impact } = writePostmortem(facts)
    expect(impact.errorBudgetMinutes).toBeCloseTo(43.2, 9)
    expect(impact.errorBudgetMinutesSpent).toBeCloseTo(21.6, 9)
  })

  it('measures duration and peak from samples, and takes one bad sample alone for noise', () => {
    const quiet = { failedShare: 0, p99Ms: 300 }
    const bad = (failedShare: number) => ({ failedShare, p99Ms: 4000 })
    const timed = (samples: { failedShare: number; p99Ms: number }[]) =>
      samples.map((sample, index) => ({ at: index * 15, ...sample }))
    const hurt = writePostmortem({
      ...example,
      samples: timed([quiet, quiet, bad(0.2), bad(0.4), bad(0.1), quiet]),
    })
    expect(hurt.impact).toMatchObject({ durationSeconds: 30, peakFailedShare: 0.4 })
    const noise = writePostmortem({ ...example, samples: timed([quiet, bad(0.2), quiet, quiet]) })
    expect(noise.impact).toMatchObject({ durationSeconds: 0, peakFailedShare: 0 })
  })

  it('says no time of visits for seconds in which hardly one was served, and never 0 ms', () => {
    const samples = example.samples.map((sample) => ({ ...sample, failedShare: 1, p99Ms: null }))
    const written = JSON.stringify(writePostmortem({ ...example, samples }))
    expect(written).not.toMatch(/p99 (was )?0 ms|null ms|NaN/)
    expect(written).toContain('100 % of visits failed')
  })

  it('shows with each decision what had reached the seat by then, and nothing later', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        for (const decision of writePostmortem(facts).response.decisions) {
          const seen = facts.clues.filter((clue) => clue.reachedAt !== null && clue.reachedAt <= decision.at)
          expect(decision.known).toHaveLength(seen.length)
          for (const clue of seen) expect(decision.known.some((line) => line.endsWith(clue.says))).toBe(true)
        }
      }),
      runs,
    )
  })

  it('gives every action item one owner and a date after the incident, over month and leap year', () => {
    const { actions } = writePostmortem({ ...example, date: '2028-02-20', remedies: [] })
    expect(actions.map((item) => item.due)).toEqual(['2028-03-05', '2028-03-05', '2028-03-21'])
    for (const item of actions) expect(item.ownerRole).toMatch(/^[\w -]+$/)
  })
})
