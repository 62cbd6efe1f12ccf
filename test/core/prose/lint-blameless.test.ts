import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintBlameless } from '../../../src/core/prose/index.ts'
import { cleanSentences, flaggedSentences } from './blameless-corpus.ts'

const rulesIn = (text: string, options = {}): string[] =>
  lintBlameless(text, options).map((finding) => finding.rule)

describe('the blameless lint', () => {
  it.each(flaggedSentences)('flags %s in "%s"', (rule, sentence) => {
    expect(rulesIn(sentence)).toEqual([rule])
  })

  it.each(cleanSentences)('says nothing about "%s"', (sentence) => {
    expect(lintBlameless(sentence)).toEqual([])
  })

  it('leaves quotations and code alone', () => {
    const text =
      '> "You should have checked, this is ridiculous!!!"\n\n`failed to notice` and\n\n```\nhuman error\n```\n'
    expect(lintBlameless(text)).toEqual([])
  })

  it('reads through emphasis and line breaks, and quotes the source', () => {
    const [finding] = lintBlameless('The zone\nshould **have\nbeen** drained.')
    expect(finding).toMatchObject({
      rule: 'counterfactual',
      quote: 'should **have\nbeen** drained',
      line: 2,
      column: 1,
    })
  })

  it('flags a gap in the narrative and not in the action items', () => {
    expect(rulesIn('## Contributing factors\n\nAlerting was inadequate.')).toEqual(['normative-gap'])
    expect(rulesIn('## Action items\n\n- Replace the inadequate alert with a burn-rate alert')).toEqual([])
  })

  it('flags exhortation in the action items and not in the narrative', () => {
    const items = [
      'Improve monitoring',
      'Investigate the retries',
      'Remind everyone to read runbooks',
      'Be more careful',
    ]
    for (const item of items) {
      expect(rulesIn(`## Action items\n\n- ${item}`)).toEqual(['exhortation'])
      expect(rulesIn(`## Response\n\nThe lead said: ${item.toLowerCase()}.`)).toEqual([])
    }
    expect(
      rulesIn('## Action items\n\n| Action | Owner |\n|---|---|\n| Improve alerting | SRE lead |'),
    ).toEqual(['exhortation'])
  })

  it('flags overclaims only in what goes out', () => {
    const text = 'All customers are fully resolved.'
    expect(rulesIn(text)).toEqual([])
    expect(rulesIn(text, { audience: 'outward' })).toEqual(['overclaim-outward', 'overclaim-outward'])
    expect(rulesIn(`## External message\n\n${text}`)).toHaveLength(2)
    expect(rulesIn('Not all customers are affected.', { audience: 'outward' })).toEqual([])
  })

  it('finds the people it was told of, by either name, outside the sections that name people', () => {
    const people = [{ name: 'Oriel Vantongeren', role: 'storefront on-call' }]
    expect(lintBlameless('Then Oriel drained the zone.', { people })[0]).toMatchObject({
      rule: 'naming',
      quote: 'Oriel',
    })
    expect(rulesIn('The drain by Oriel Vantongeren took two minutes.', { people })).toEqual(['naming'])
    expect(rulesIn('## Roles\n\nOriel Vantongeren was the scribe.', { people })).toEqual([])
  })

  it('adds exactly the finding of a sentence that is added to a clean text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...cleanSentences), { maxLength: 12 }),
        fc.constantFrom(...flaggedSentences),
        fc.nat(),
        (clean, [rule, sentence], at) => {
          const texts = [...clean]
          texts.splice(at % (texts.length + 1), 0, sentence)
          const text = texts.join('\n\n')
          expect(lintBlameless(clean.join('\n\n'))).toEqual([])
          expect(lintBlameless(text).map((finding) => finding.rule)).toEqual([rule])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('never throws, and every quote stands at its offset, line and column', () => {
    const scraps = fc.constantFrom(
      ...flaggedSentences.map(([, sentence]) => sentence),
      '\n',
      '> ',
      '- ',
      '`',
      '**',
      '| a |',
      '## Action items\n',
      '\u0000',
      '\ud83d',
      'İ',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join(' ')),
    )
    fc.assert(
      fc.property(text, (markdown) => {
        for (const finding of lintBlameless(markdown, { audience: 'outward' })) {
          expect(markdown.slice(finding.offset, finding.offset + finding.quote.length)).toBe(finding.quote)
          expect(finding.quote).not.toBe('')
          const before = markdown.slice(0, finding.offset).split('\n')
          expect([finding.line, finding.column]).toEqual([before.length, (before.at(-1) ?? '').length + 1])
          expect(finding.message && finding.rewrite).toBeTruthy()
        }
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['plain prose', 'The zone went grey and the fleet shrank while retries grew. '],
    ['endless emphasis', '_a*'],
    ['endless quotation marks', '>'],
    ['endless brackets', '[a]('],
    ['one enormous table row', '|a'],
    ['half a phrase, again and again', 'had should have '],
  ])('reads 200 KB of %s without choking', (_, scrap) => {
    const before = performance.now()
    lintBlameless(scrap.repeat(Math.ceil(200_000 / scrap.length)))
    // Quadratic time would take minutes here.
    expect(performance.now() - before).toBeLessThan(15_000)
  })
})
