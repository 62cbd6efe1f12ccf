import { elapsedLabel } from '../determinism/index.ts'
import type { PostmortemDocument, Statement } from './postmortem-document.ts'
import { sentenceCase } from './wording.ts'

/** A node of a Markdown tree, as the remark family reads it. */
export interface TreeNode {
  type: string
  value?: string
  depth?: number
  ordered?: boolean
  spread?: boolean
  align?: null[]
  children?: TreeNode[]
}

const text = (value: string): TreeNode => ({ type: 'text', value })
const strong = (value: string): TreeNode => ({ type: 'strong', children: [text(value)] })
const code = (value: string): TreeNode => ({ type: 'inlineCode', value })
const heading = (depth: number, value: string): TreeNode => ({
  type: 'heading',
  depth,
  children: [text(value)],
})
const paragraph = (...children: TreeNode[]): TreeNode => ({ type: 'paragraph', children })
const list = (items: TreeNode[][]): TreeNode => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((children) => ({ type: 'listItem', spread: false, children })),
})
const cell = (...children: TreeNode[]): TreeNode => ({ type: 'tableCell', children })

function table(head: readonly string[], rows: readonly TreeNode[][]): TreeNode {
  const row = (cells: TreeNode[]): TreeNode => ({ type: 'tableRow', children: cells })
  return {
    type: 'table',
    align: head.map(() => null),
    children: [row(head.map((title) => cell(text(title)))), ...rows.map(row)],
  }
}

/** Characters that no document should carry, from text that somebody typed. */
function printable(value: string): string {
  return value.replace(/[\p{Cc}\p{Cs}]/gu, (mark) => (mark === '\n' ? mark : ' '))
}

/** Somebody's words: one paragraph a line, in a quotation. */
function quotation(value: string): TreeNode {
  const lines = printable(value)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    type: 'blockquote',
    children: (lines.length > 0 ? lines : ['…']).map((line) => paragraph(text(line))),
  }
}

function citations(cites: readonly string[]): TreeNode[] {
  if (cites.length === 0) return []
  return [
    text(' ('),
    ...cites.flatMap((id, index) => (index === 0 ? [code(id)] : [text(', '), code(id)])),
    text(')'),
  ]
}

/** A statement with its evidence; what it quotes follows a colon. */
const cited = (statement: Statement): TreeNode[] =>
  statement.quote === null
    ? [paragraph(text(statement.text), ...citations(statement.cites))]
    : [paragraph(text(statement.text), ...citations(statement.cites), text(':')), quotation(statement.quote)]
const statements = (all: readonly Statement[]): TreeNode => list(all.map(cited))

const factorNames = {
  trigger: 'Trigger',
  amplifier: 'Amplifier',
  latent: 'Latent condition',
  detection: 'In detection',
  response: 'In the response',
}

/** The trigger stands above the list; it is repeated only where the list would be too short without it. */
function listedFactors({ factors }: PostmortemDocument): PostmortemDocument['factors'] {
  const others = factors.filter((factor) => factor.kind !== 'trigger')
  return others.length >= 2 ? others : factors
}

function decisions(document: PostmortemDocument): TreeNode[] {
  const { response } = document
  if (response.decisions.length === 0) return []
  return [
    heading(3, 'Decisions, with what was known at the time'),
    ...response.decisions.flatMap((decision) => [
      heading(4, `${decision.clock} UTC: ${decision.label}`),
      paragraph(text(decision.effect), ...citations(decision.cites)),
      ...(decision.goal === null
        ? []
        : [paragraph(text('Goal, as written then:')), quotation(decision.goal)]),
      ...(decision.worstCase === null
        ? []
        : [paragraph(text('Worst case, as written then:')), quotation(decision.worstCase)]),
      ...(decision.known.length === 0
        ? []
        : [paragraph(text('In sight by then:')), quotation(decision.known.join('\n'))]),
    ]),
  ]
}

function narrative(document: PostmortemDocument): TreeNode[] {
  const { response } = document
  return [
    heading(2, 'Detection'),
    ...document.detection.flatMap(cited),
    heading(2, 'Response'),
    ...response.overview.flatMap(cited),
    ...decisions(document),
    ...(response.hypotheses.length === 0
      ? []
      : [heading(3, 'Hypotheses considered'), statements(response.hypotheses)]),
    heading(2, 'What went well'),
    statements(document.wentWell),
    heading(2, 'What was hard to see'),
    statements(document.wasHard),
    heading(2, 'Where we got lucky'),
    statements(document.lucky),
  ]
}

function appendix(document: PostmortemDocument): TreeNode[] {
  return [
    heading(2, 'Roles'),
    document.roles.length === 0
      ? paragraph(text('No role was announced in the log.'))
      : table(
          ['Role', 'Held by', 'From (UTC)', 'Evidence'],
          document.roles.map((role) => [
            cell(text(sentenceCase(role.role))),
            cell(text(role.holder)),
            cell(text(role.clock)),
            cell(...role.cites.map(code)),
          ]),
        ),
    heading(2, 'Glossary'),
    list(document.glossary.map(({ term, meaning }) => [paragraph(strong(term), text(`: ${meaning}`))])),
    ...(document.written.length === 0
      ? []
      : [
          heading(2, 'As written while it happened'),
          ...document.written.flatMap(({ label, text: words }) => [
            paragraph(strong(label)),
            quotation(words),
          ]),
        ]),
  ]
}

/** The document as one Markdown tree: every exporter of running text renders this. */
export function documentTree(document: PostmortemDocument): TreeNode {
  const facts = [
    document.company,
    document.date,
    document.severity,
    document.outcome,
    `status: ${document.status}`,
  ]
  return {
    type: 'root',
    children: [
      heading(1, `Post-mortem ${document.title}`),
      paragraph(text(`${facts.join(' · ')}. Written by: ${document.authors.join(', ')}.`)),
      heading(2, 'Summary'),
      ...document.summary.flatMap(cited),
      heading(2, 'Impact'),
      table(
        ['Measure', 'Value'],
        document.impact.rows.map((row) => [cell(text(row.label)), cell(text(row.value))]),
      ),
      heading(2, 'Timeline'),
      table(
        ['UTC', 'Drill time', 'What happened', 'Evidence'],
        document.timeline.map((row) => [
          cell(text(row.clock)),
          cell(text(elapsedLabel(row.at))),
          cell(text(row.text)),
          cell(...row.cites.flatMap((id, index) => (index === 0 ? [code(id)] : [text(' '), code(id)]))),
        ]),
      ),
      heading(2, 'Trigger and contributing factors'),
      paragraph(strong('Trigger'), text(`: ${document.trigger.text}`), ...citations(document.trigger.cites)),
      list(
        listedFactors(document).map((factor) => [
          paragraph(strong(factorNames[factor.kind]), text(`: ${factor.text}`), ...citations(factor.cites)),
        ]),
      ),
      ...narrative(document),
      heading(2, 'Action items'),
      table(
        ['Id', 'Action', 'Kind', 'Priority', 'Owner', 'Due', 'Done when'],
        document.actions.map((item) =>
          [item.id, item.text, item.kind, item.priority, item.ownerRole, item.due, item.doneWhen].map(
            (value) => cell(text(value)),
          ),
        ),
      ),
      heading(2, 'External message'),
      ...document.externalMessage.map((line) => paragraph(text(line))),
      ...appendix(document),
    ],
  }
}
