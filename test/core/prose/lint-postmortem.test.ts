import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintBlameless, lintPostmortem } from '../../../src/core/prose/index.ts'

const good = `# Checkout slow in one zone

## Summary

For 41 minutes part of the checkouts were slow or failed, because one zone lost packets and retries grew.

## Impact

- 41 minutes from onset to mitigation, 12 % of checkouts failed at the peak
- 18,000 customer-minutes; 63 % of the 30-day error budget

## Timeline

| UTC | What | Evidence |
|---|---|---|
| 02:04 | Zone b began to lose packets | e12 |
| 02:09 | First page: checkout burn rate | e14 |
| 02:12 | Incident declared at severity 2 | e20 |
| 02:16 | First public post | e25 |
| 02:31 | Zone b drained; p99 fell within 2 minutes | e44 |
| 02:45 | Mitigated | e61 |
| 03:20 | Resolved | e80 |

## Contributing factors

- The scaling policy read falling CPU as falling demand
- Each layer retried three times

## Detection

The burn-rate page fired 5 minutes after onset.

## Response

The zone was drained by the data plane.

## What went well

- The drain was tried first

## What was hard to see

- Which zone was slow

## Where we got lucky

- It was not the daily peak

## Roles

- Incident commander

## Action items

| Action | Kind | Owner | Due | Priority | Done when |
|---|---|---|---|---|---|
| Freeze scale-in when p99 and CPU part ways | prevent | Platform lead | 2026-05-04 | P1 | the drill passes with the policy on |
| Alert on error rate per zone above 1 % | detect | Observability lead | 2026-05-11 | P1 | a grey zone pages within 3 minutes in a test |
| Cap retries at 10 % of first attempts | mitigate | Storefront lead | 2026-05-18 | P2 | a load test at 280 of 300 recovers |
`

const rules = (text: string): string[] => [...new Set(lintPostmortem(text).map((finding) => finding.rule))]

describe('the structure of a post-mortem', () => {
  it('has nothing to say about a whole one', () => {
    expect(lintPostmortem(good)).toEqual([])
    expect(lintBlameless(good)).toEqual([])
  })

  it.each([
    'Summary',
    'Impact',
    'Timeline',
    'Contributing factors',
    'Detection',
    'Response',
    'What went well',
    'What was hard to see',
    'Action items',
  ])('misses a section: %s', (title) => {
    const without = good.replace(new RegExp(`## ${title}\\n[\\s\\S]*?(?=\\n## |$)`), '')
    expect(rules(without)).toContain('missing-section')
    const empty = good.replace(new RegExp(`(## ${title}\\n)[\\s\\S]*?(?=\\n## |$)`), '$1')
    expect(rules(empty)).toContain('empty-section')
  })

  it.each([
    ['few-factors', '- Each layer retried three times\n', ''],
    ['impact-duration', /- 41 minutes from onset to mitigation, /, '- '],
    ['impact-size', /12 % of checkouts failed at the peak|18,000 customer-minutes; 63 % of the 30-day /g, ''],
    ['impact-budget', /; 63 % of the 30-day error budget/, ''],
    ['timeline-clock', '| 02:12 |', '| later |'],
    ['timeline-evidence', '| e25 |', '| |'],
    ['timeline-milestone', '| 02:16 | First public post | e25 |\n', ''],
    ['action-verb', '| Cap retries', '| The retries'],
    ['action-owner', '| Storefront lead |', '| TBD |'],
    ['action-one-owner', '| Storefront lead |', '| Storefront and platform |'],
    ['action-date', '2026-05-18', 'soon'],
    ['action-priority', '| P2 |', '| high |'],
    ['action-done-test', 'a load test at 280 of 300 recovers', 'done'],
    ['action-mix', '| mitigate |', '| prevent |'],
    ['action-urgent', / P1 /g, ' P2 '],
  ] as const)('says %s, and only that', (rule, from, to) => {
    expect(good.replace(from, to)).not.toBe(good)
    expect(rules(good.replace(from, to))).toEqual([rule])
  })

  it('tells one owner of two things from two owners', () => {
    const owned = (owner: string): string[] => rules(good.replace('| Storefront lead |', `| ${owner} |`))
    expect(owned('Platform and network on-call engineer')).toEqual([])
    expect(owned('Platform lead and network lead')).toEqual(['action-one-owner'])
    expect(owned('Mara, Jon')).toEqual(['action-one-owner'])
  })

  it('reads action items written as a list', () => {
    const list = good.replace(
      /\| Action \| Kind[\s\S]*$/,
      [
        '- Freeze scale-in when CPU and p99 part ways. Kind: prevent; Owner: Platform lead; Due: 2026-05-04; P1; Done when: the drill passes with it',
        '- Alert per zone above 1 %. Kind: detect; Owner: SRE lead; Due: 2026-05-04; P1; Done when: a grey zone pages in time',
        '- Cap retries at 10 %. Kind: mitigate; Owner: SRE lead; Due: 2026-05-04; P2; Done when: a load test recovers',
      ].join('\n'),
    )
    expect(lintPostmortem(list)).toEqual([])
  })

  it('never throws, and quotes what stands at the offset', () => {
    const lines = good.split('\n')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.shuffledSubarray(lines).map((some) => some.join('\n')),
        ),
        (markdown) => {
          for (const finding of lintPostmortem(markdown))
            expect(markdown.slice(finding.offset, finding.offset + finding.quote.length)).toBe(finding.quote)
        },
      ),
      { numRuns: 150 },
    )
  })
})
