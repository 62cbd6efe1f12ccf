import type { FindingDraft } from './lint-finding.ts'
import type { MarkdownSection } from './markdown-blocks.ts'
import { namesSeveralOwners } from './owner-count.ts'
import { type DocumentRow, readRows } from './read-rows.ts'

/** The parts of an action item, however it was written down. */
export interface ActionItemText {
  readonly row: DocumentRow
  readonly action: string
  readonly owner: string
  readonly due: string
  readonly priority: string
  readonly doneWhen: string
  readonly kind: string
}

const fields: readonly (readonly [keyof Omit<ActionItemText, 'row' | 'action'>, RegExp, RegExp])[] = [
  ['owner', /owner|assignee|responsible/, /\b(?:owner|assignee)\s?[:=]\s*([^;|\n]*)/i],
  ['due', /due|date|by when|deadline/, /\b(?:due|deadline|by)\s?[:=]\s*([^;|\n]*)/i],
  ['priority', /prio/, /\b(P[0-4])\b/],
  [
    'doneWhen',
    /done|test|accept|verif|success/,
    /\b(?:done when|done-test|done if|test|accepted when)\s?[:=]?\s*([^;|\n]*)/i,
  ],
  ['kind', /kind|type|category/, /\b(prevent|detect|mitigate|process)\w*/i],
]

export function readActionItem(row: DocumentRow): ActionItemText {
  const text = row.cells.join(' ')
  const value = (column: RegExp, inline: RegExp): string => {
    if (row.columns.length === 0) return (inline.exec(text)?.[1] ?? '').trim()
    const at = row.columns.findIndex((title) => column.test(title))
    return at < 0 ? '' : (row.cells[at] ?? '')
  }
  const found = Object.fromEntries(fields.map(([id, column, inline]) => [id, value(column, inline)]))
  const actionColumn = row.columns.findIndex((title) => /action|item|task|what|description/.test(title))
  return {
    row,
    action: (row.cells[Math.max(actionColumn, 0)] ?? '').replace(/^\[[ x]\]\s*/i, ''),
    owner: found.owner ?? '',
    due: found.due ?? '',
    priority: found.priority ?? '',
    doneWhen: found.doneWhen ?? '',
    kind: found.kind ?? '',
  }
}

const notAVerb =
  /^(?:the|a|an|we|our|more|better|new|no|all|some|there|this|that|it|engineers?|people|everyone|team|monitoring|alerting|documentation|training|tests?ing|runbooks?|\w+(?:tion|ment|ness|ity|ing)|better)$/i
const nobodyOwner =
  /^(?:|-|–|\?+|tbd|tba|n\/a|none|nobody|everyone|everybody|all|team|the team|we|us|unassigned)$/i
const date =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bin \d+ (?:days?|weeks?)\b/i

type Fault = readonly [
  rule: string,
  holds: (item: ActionItemText) => boolean,
  message: string,
  rewrite: string,
]

const faults: readonly Fault[] = [
  [
    'action-verb',
    (item) => notAVerb.test(item.action.split(/[\s:,]+/)[0] ?? '') || item.action.split(/\s+/).length < 3,
    'This action item does not start with a verb and an object.',
    'Start with what will be built or changed: "Alert when …", "Cap retries at …".',
  ],
  [
    'action-owner',
    (item) => nobodyOwner.test(item.owner.trim()),
    'This action item has no owner.',
    'Name one owner role.',
  ],
  [
    'action-one-owner',
    (item) => namesSeveralOwners(item.owner),
    'This action item has several owners, so it has none.',
    'Name one owner role.',
  ],
  [
    'action-date',
    (item) => !date.test(item.due),
    'This action item has no due date.',
    'Give a date, yyyy-mm-dd.',
  ],
  [
    'action-priority',
    (item) => !/\bP[0-4]\b/i.test(item.priority),
    'This action item has no priority.',
    'Give P0 to P4.',
  ],
  [
    'action-done-test',
    (item) => item.doneWhen.trim().split(/\s+/).length < 3,
    'Nothing says when this action item is done.',
    'Add a test that anybody can run and that passes or does not.',
  ],
]

/** Quality of every action item, and of the set of them. */
export function lintActionItems(sections: readonly MarkdownSection[]): FindingDraft[] {
  const first = sections[0]
  const items = sections.flatMap((section) => readRows(section.nodes)).map(readActionItem)
  if (!first || !sections.some((section) => section.nodes.length > 0)) return []
  const drafts: FindingDraft[] = items.flatMap((item) =>
    faults
      .filter(([, holds]) => holds(item))
      .map(([rule, , message, rewrite]) => ({
        rule,
        severity: 'error' as const,
        start: item.row.start,
        end: item.row.end,
        message,
        rewrite,
      })),
  )
  const heading = { severity: 'error' as const, start: first.headingStart, end: first.headingEnd }
  for (const kind of ['prevent', 'detect', 'mitigate']) {
    if (items.some((item) => item.kind.toLowerCase().startsWith(kind))) continue
    drafts.push({
      ...heading,
      rule: 'action-mix',
      message: `No action item says that it is there to ${kind}.`,
      rewrite: `Mark the kind of each item, and add one that would ${kind} an incident like this.`,
    })
  }
  if (!items.some((item) => /\bP[01]\b/i.test(item.priority)))
    drafts.push({
      ...heading,
      rule: 'action-urgent',
      message: 'No action item is a P0 or a P1, though customers were hurt.',
      rewrite: 'Choose the one that has to be done first.',
    })
  return drafts
}
