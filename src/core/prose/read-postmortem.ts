import { hidePeople } from './hide-people.ts'
import { readActionItem } from './lint-action-items.ts'
import { type MarkdownSection, parseMarkdown, plainText, readSections, startOf } from './markdown-blocks.ts'
import { readClock, readDate, readOffset, unwrapClocks } from './read-clock.ts'
import { type DocumentRow, readRows } from './read-rows.ts'
import type { SectionKind } from './section-kind.ts'

/** Characters of a row or paragraph that are read. */
const LONGEST = 2000
/** More names than this are no list of participants. */
const MOST_NAMES = 100

/** A piece of the document with the line it stands in, from 1. Nobody is named in `text`. */
export interface ReadLine {
  readonly line: number
  readonly text: string
}

/** What a post-mortem tells, as far as it can be read without understanding it. People are roles everywhere. */
export interface PostmortemReading {
  readonly title: string
  /** yyyy-mm-dd. */
  readonly date: string | null
  readonly summary: string
  /** In the order of time; minutes since the first row. */
  readonly timeline: readonly (ReadLine & { readonly minute: number })[]
  /** Time of day of the first row, in minutes; null when the timeline counts from a start. */
  readonly startsAtMinute: number | null
  /** Rows of the timeline without a time. */
  readonly timeless: readonly ReadLine[]
  readonly factors: readonly ReadLine[]
  readonly actions: readonly (ReadLine & {
    readonly owner: string
    readonly priority: string
    readonly doneWhen: string
    readonly kind: string
  })[]
  /** Shares that the impact section names, 0 to 1. */
  readonly shares: readonly (ReadLine & { readonly share: number })[]
  readonly links: readonly { readonly title: string; readonly url: string }[]
}

/** Reads any Markdown post-mortem: title, date, timeline, factors, action items, figures of the impact, links. */
export function readPostmortem(markdown: string): PostmortemReading {
  const root = parseMarkdown(markdown)
  const sections = readSections(root)
  const lineAt = lineCounter(markdown)
  const people = namesIn(sections)
  const tame = (text: string): string => sentence(hidePeople(brief(text), people))
  const of = (kind: SectionKind): MarkdownSection[] => sections.filter((section) => section.kind === kind)
  const opening = sections.filter((section) => section.depth <= 1 && section.kind === 'other')
  const rows = of('timeline').flatMap((section) => readRows(section.nodes))
  const timed = rows.flatMap((row) => timedRow(row))
  const withTime = new Set(timed.map(({ row }) => row))
  const clocks = timed.filter((row) => row.clock)
  const minutes = clocks.length >= timed.length / 2 ? unwrapClocks(clocks.map((row) => row.minute)) : null
  const used = minutes === null ? timed.filter((row) => !row.clock) : clocks
  const title = sections.find((section) => section.title !== '')?.title ?? ''
  const from = Math.min(0, ...used.map((row) => row.minute))
  return {
    title: tame(title),
    date: readDate(title) ?? readDate(markdown.slice(0, 4000)),
    summary: tame(textOf([...of('summary'), ...opening])),
    timeline: used
      .map(({ row, minute, text }, index) => ({
        line: lineAt(row.start),
        minute: minutes?.[index] ?? minute - from,
        text: tame(text),
      }))
      .sort((a, b) => a.minute - b.minute || a.line - b.line),
    startsAtMinute: minutes === null ? null : (clocks[0]?.minute ?? null),
    timeless: rows
      .filter((row) => !withTime.has(row))
      .map((row) => ({ line: lineAt(row.start), text: tame(row.cells.join(' ')) })),
    factors: of('factors').flatMap((section) => points(section, lineAt, tame)),
    actions: of('actions').flatMap((section) =>
      readRows(section.nodes).map((row) => {
        const { action, owner, priority, doneWhen, kind } = readActionItem(row)
        const own = (text: string) => tame(text)
        return {
          line: lineAt(row.start),
          text: own(withoutFields(brief(action))),
          owner: own(inlineValue(owner)),
          priority,
          doneWhen: own(doneWhen.replace(/\)$/, '')),
          kind: kind.toLowerCase(),
        }
      }),
    ),
    shares: [...of('impact'), ...of('summary'), ...opening].flatMap((section) =>
      section.nodes.flatMap((node) => sharesIn(plainText(node), lineAt(startOf(node)))),
    ),
    links: [...markdown.matchAll(/\[([^\]\n]{3,120})\]\((https:\/\/[^\s)]+)\)/g)].map(
      ([, text = '', url = '']) => ({
        title: tame(text),
        url,
      }),
    ),
  }
}

const fractions: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 0.33,
  quarter: 0.25,
  fifth: 0.2,
  tenth: 0.1,
}

function sharesIn(text: string, line: number): (ReadLine & { readonly share: number })[] {
  const numbers = [...text.matchAll(/(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?)\s?(?:%|percent\b)/g)].map(
    ([quote, number = '']) => ({
      line,
      text: quote,
      share: Number(number.replace(',', '.')) / 100,
    }),
  )
  const words = [...text.matchAll(/\b(?:half|(?:an? |one )(?:third|quarter|fifth|tenth))(?= of )/gi)].map(
    ([quote]) => ({
      line,
      text: quote,
      share: fractions[quote.toLowerCase().split(' ').at(-1) ?? ''] ?? 0,
    }),
  )
  return [...numbers, ...words].filter(({ share }) => share > 0 && share <= 1)
}

/** Lines from 1, by offset; one pass over the text, then a search by halves. */
function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

interface TimedRow {
  readonly row: DocumentRow
  readonly minute: number
  readonly text: string
  /** A time of day, not an offset. */
  readonly clock: boolean
}

function timedRow(row: DocumentRow): readonly TimedRow[] {
  const timeColumn = Math.max(
    0,
    row.columns.findIndex((title) => /\b(?:time|when|clock|utc)\b/.test(title)),
  )
  const time = row.cells[timeColumn] ?? ''
  const others = row.cells.filter((_, index) => index !== timeColumn)
  const clock = readClock(time)
  const read = clock ?? readOffset(time)
  if (read === null) return []
  const text =
    others.length === 0 ? read.rest : (others.find((cell) => cell.split(' ').length > 1) ?? others[0] ?? '')
  return [{ row, minute: read.minute, text, clock: clock !== null }]
}

/** List items and table rows; where there are none, paragraphs; sub-headings with what stands under them. */
function points(
  section: MarkdownSection,
  lineAt: (offset: number) => number,
  tame: (text: string) => string,
): ReadLine[] {
  const rows = readRows(section.nodes).map((row) => ({
    line: lineAt(row.start),
    text: tame(longest(row.cells)),
  }))
  const paragraphs = section.nodes
    .filter((node) => node.type === 'paragraph')
    .map((node) => ({ line: lineAt(startOf(node)), text: tame(plainText(node)) }))
  const found = rows.length > 0 ? rows : paragraphs
  return found.filter(({ text }) => text.split(' ').length >= 4)
}

const longest = (cells: readonly string[]): string =>
  cells.reduce((best, cell) => (cell.length > best.length ? cell : best), '')

const textOf = (sections: readonly MarkdownSection[]): string =>
  sections.flatMap(({ nodes }) => nodes.filter((node) => node.type === 'paragraph').map(plainText)).join(' ')

/** In a list, one field ends where the next begins. */
const inlineValue = (text: string): string => text.split(/[,;)]/)[0] ?? ''

/** One line; what is longer than anybody writes in a row is cut. */
const brief = (text: string): string => text.slice(0, LONGEST).replace(/\s+/g, ' ').trim()

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "(owner: …, due: …)" and the like behind an action item of a list. */
const withoutFields = (text: string): string =>
  text
    .replace(
      /[\s,;(–—-]*\b(?:owner|assignee|responsible|due|deadline|priority|done when|done-test|by)\s?[:=].*$/is,
      '',
    )
    .replace(/[\s(,;–—-]+$/, '')

/** Names of two words in sections that list who took part, and in the owner column of action items. */
function namesIn(sections: readonly MarkdownSection[]): string[] {
  const texts = sections.flatMap((section) => {
    if (section.kind === 'roles') return section.nodes.map(plainText)
    if (section.kind === 'actions') return readRows(section.nodes).map((row) => readActionItem(row).owner)
    const credits = section.nodes.map(plainText).join('\n')
    return [
      ...credits.matchAll(/\b(?:[Aa]uthors?|[Cc]ommander|[Ss]cribe|[Oo]wner|[Rr]eviewers?)\s?:\s*([^\n]+)/g),
    ].map(([, names = '']) => names)
  })
  const found = texts.flatMap(
    (text) => text.match(/\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}’'-]+)+/gu) ?? [],
  )
  return [...new Set(found)].filter((name) => !isRole(name)).slice(0, MOST_NAMES)
}

const isRole = (name: string): boolean =>
  /\b(?:Engineer|Engineering|Manager|Lead|Team|Commander|Director|On-call|Officer|Support|Platform|Operations|Owner|Head|Scribe|Security|Product)\b/i.test(
    name,
  )
