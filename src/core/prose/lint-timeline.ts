import type { FindingDraft } from './lint-finding.ts'
import type { MarkdownSection } from './markdown-blocks.ts'
import { type DocumentRow, readRows } from './read-rows.ts'

/** Share of rows that have to cite what they rest on. */
const evidencedShare = 0.8

const clock = /\b(?:[01]?\d|2[0-3]):[0-5]\d\b/
const evidence =
  /\b(?:log|metric|alert|page|ticket|graph|chart|dashboard|screenshot|chat|message)s?\s?#?\w*\d|#\d+|\[\w+\]|https?:/i

const milestones: readonly (readonly [string, RegExp])[] = [
  ['the start', /\b(?:began|begins?|start\w*|onset|first (?:errors?|failures?|slow)|rose|rises?)\b/i],
  ['detection', /\b(?:alert\w*|page[ds]?|detect\w*|alarm\w*|noticed|pager)\b/i],
  ['the declaration', /\bdeclar\w*/i],
  ['the first public post', /\b(?:public|status page|status post|posted|customers? (?:told|informed))\b/i],
  ['mitigation', /\bmitigat\w*/i],
  ['the end', /\b(?:resolv\w*|recover\w*|ended|closed)\b/i],
]

const textOf = (row: DocumentRow): string => row.cells.join(' ')

function hasEvidence(row: DocumentRow): boolean {
  if (row.hasReference) return true
  const column = row.columns.findIndex((title) => /evidence|source|log|link|ref/.test(title))
  if (column >= 0) return /[\p{L}\d]/u.test(row.cells[column] ?? '')
  return evidence.test(textOf(row))
}

/** Clock times, evidence, and the moments every timeline needs. */
export function lintTimeline(sections: readonly MarkdownSection[]): FindingDraft[] {
  const rows = sections.flatMap((section) => readRows(section.nodes))
  const first = sections[0]
  if (!first || rows.length === 0) return []
  const drafts: FindingDraft[] = []
  const heading = { start: first.headingStart, end: first.headingEnd }
  for (const row of rows) {
    const place = { start: row.start, end: row.end }
    if (!clock.test(textOf(row)))
      drafts.push({
        ...place,
        rule: 'timeline-clock',
        severity: 'error',
        message: 'This row of the timeline has no time.',
        rewrite: 'Begin the row with the time in UTC, hh:mm.',
      })
  }
  const bare = rows.filter((row) => !hasEvidence(row))
  const tooMany = bare.length > rows.length * (1 - evidencedShare)
  for (const row of bare)
    drafts.push({
      start: row.start,
      end: row.end,
      rule: 'timeline-evidence',
      severity: tooMany ? 'error' : 'warning',
      message: 'This row of the timeline cites no evidence.',
      rewrite: 'Add the log entry, metric or message that shows it.',
    })
  const whole = rows.map(textOf).join('\n')
  for (const [what, pattern] of milestones)
    if (!pattern.test(whole))
      drafts.push({
        ...heading,
        rule: 'timeline-milestone',
        severity: 'warning',
        message: `The timeline does not show ${what}.`,
        rewrite: `Add a row for ${what}.`,
      })
  return drafts
}
