import { lintActionItems } from './lint-action-items.ts'
import { type FindingDraft, type LintFinding, placeFindings } from './lint-finding.ts'
import { lintTimeline } from './lint-timeline.ts'
import { type MarkdownSection, parseMarkdown, plainText, readSections } from './markdown-blocks.ts'
import { readRows } from './read-rows.ts'
import type { SectionKind } from './section-kind.ts'

const required: readonly (readonly [SectionKind, 'error' | 'warning', string])[] = [
  ['summary', 'error', 'a summary: two or three sentences that a stranger can follow'],
  ['impact', 'error', 'an impact section with numbers'],
  ['timeline', 'error', 'a timeline in UTC, each row with its evidence'],
  ['factors', 'error', 'contributing factors, in the plural'],
  ['detection', 'error', 'detection: which signal spoke, when, and to whom'],
  ['response', 'error', 'the response: what was decided on what knowledge'],
  ['wentWell', 'error', 'what went well'],
  ['wasHard', 'error', 'what was hard to see or do'],
  ['actions', 'error', 'action items'],
  ['lucky', 'warning', 'where we got lucky'],
  ['roles', 'warning', 'the roles of the people who took part'],
]

const hasContent = (section: MarkdownSection): boolean =>
  section.nodes.some((node) => plainText(node).trim() !== '')

function lintSections(sections: readonly MarkdownSection[]): FindingDraft[] {
  const title = sections.find((section) => section.title !== '')
  return required.flatMap(([kind, severity, what]) => {
    const mine = sections.filter((section) => section.kind === kind)
    const first = mine[0]
    if (mine.some(hasContent)) return []
    return {
      rule: first ? 'empty-section' : 'missing-section',
      severity,
      start: (first ?? title)?.headingStart ?? 0,
      end: (first ?? title)?.headingEnd ?? 0,
      message: first ? `This section is empty: ${kind}.` : `The document has no ${kind} section.`,
      rewrite: `Add ${what}.`,
    }
  })
}

function lintFactors(sections: readonly MarkdownSection[]): FindingDraft[] {
  const mine = sections.filter((section) => section.kind === 'factors')
  const first = mine[0]
  if (!first || !mine.some(hasContent)) return []
  const rows = mine.flatMap((section) => readRows(section.nodes))
  const subsections = mine.filter((section) => section.depth > first.depth).length
  const paragraphs = mine
    .flatMap((section) => section.nodes)
    .filter((node) => node.type === 'paragraph').length
  if (Math.max(rows.length, subsections, paragraphs) >= 2) return []
  return [
    {
      rule: 'few-factors',
      severity: 'error',
      start: first.headingStart,
      end: first.headingEnd,
      message: 'Only one contributing factor is named; an incident needs several conditions at once.',
      rewrite: 'Ask what else had to be true: what amplified it, what hid it, what had been waiting for it.',
    },
  ]
}

const impactFacts: readonly (readonly [string, 'error' | 'warning', RegExp, string])[] = [
  [
    'impact-duration',
    'error',
    /\d(?:[.,]\d{1,6})?\s?(?:s|sec|seconds?|m|min|minutes?|h|hours?|days?)\b|\d[\d.,]{0,12} (?:minutes?|hours?)/i,
    'how long it lasted, with a unit',
  ],
  [
    'impact-size',
    'error',
    /\d\s?%|\d[\d.,]{0,12}\s(?:(?:failed|lost|affected|unserved)\s)?(?:customer|user|request|order|visit|payment|account|checkout|transaction)/i,
    'how many customers or requests, as a share or a count',
  ],
  ['impact-budget', 'warning', /error budget/i, 'what it took from the error budget'],
]

function lintImpact(sections: readonly MarkdownSection[]): FindingDraft[] {
  const mine = sections.filter((section) => section.kind === 'impact')
  const first = mine[0]
  if (!first || !mine.some(hasContent)) return []
  const text = mine
    .flatMap((section) => section.nodes)
    .map((node) =>
      node.type === 'table'
        ? readRows([node])
            .map((row) => row.cells.join(' '))
            .join('\n')
        : plainText(node),
    )
    .join('\n')
  return impactFacts
    .filter(([, , pattern]) => !pattern.test(text))
    .map(([rule, severity, , what]) => ({
      rule,
      severity,
      start: first.headingStart,
      end: first.headingEnd,
      message: `The impact does not say ${what}.`,
      rewrite: `Add ${what}.`,
    }))
}

/** Whether a post-mortem has the parts, numbers, evidence and action items that make it useful. Never throws. */
export function lintPostmortem(markdown: string): LintFinding[] {
  const sections = readSections(parseMarkdown(markdown))
  return placeFindings(markdown, [
    ...lintSections(sections),
    ...lintFactors(sections),
    ...lintImpact(sections),
    ...lintTimeline(sections.filter((section) => section.kind === 'timeline')),
    ...lintActionItems(sections.filter((section) => section.kind === 'actions')),
  ])
}
