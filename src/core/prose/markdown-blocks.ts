import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { type SectionKind, sectionKindOf } from './section-kind.ts'
import { tameMarkdown } from './tame-markdown.ts'
import type { TextRange } from './word.ts'

/** The part of an mdast node that the prose module reads. */
export interface MarkdownNode {
  readonly type: string
  readonly value?: string | undefined
  readonly url?: string | undefined
  readonly depth?: number | undefined
  readonly children?: readonly MarkdownNode[] | undefined
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined }
        readonly end: { readonly offset?: number | undefined }
      }
    | undefined
}

/** A heading, paragraph or table cell: text that is read in one go. */
export interface MarkdownBlock {
  readonly kind: 'heading' | 'paragraph' | 'cell'
  readonly section: SectionKind
  /** Where the running text stands; code, quotations, addresses and raw HTML are left out. */
  readonly ranges: readonly TextRange[]
  readonly start: number
  readonly end: number
}

export interface MarkdownSection {
  readonly kind: SectionKind
  readonly title: string
  readonly depth: number
  readonly headingStart: number
  readonly headingEnd: number
  /** Nodes up to the next heading of any depth. */
  readonly nodes: readonly MarkdownNode[]
}

const parser = unified().use(remarkParse).use(remarkGfm)

/** Reads Markdown into a tree whose offsets are those of `source`. */
export function parseMarkdown(source: string): MarkdownNode {
  const tame = tameMarkdown(source)
  try {
    return parser.parse(tame)
  } catch {
    // The parser is recursive: what is nested too deep for it is read as one paragraph of plain text.
    const position = { start: { offset: 0 }, end: { offset: source.length } }
    const text: MarkdownNode = { type: 'text', value: tame, position }
    return { type: 'root', position, children: [{ type: 'paragraph', position, children: [text] }] }
  }
}

export const startOf = (node: MarkdownNode): number => node.position?.start.offset ?? 0
export const endOf = (node: MarkdownNode): number => node.position?.end.offset ?? 0

/** The text of a node as a reader sees it, code included. */
export function plainText(node: MarkdownNode): string {
  let text = ''
  const pending: MarkdownNode[] = [node]
  for (let next = pending.pop(); next; next = pending.pop()) {
    text += next.value ?? ''
    const children = next.children ?? []
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as MarkdownNode)
  }
  return text
}

function textRanges(node: MarkdownNode): TextRange[] {
  const ranges: TextRange[] = []
  const pending: MarkdownNode[] = [node]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.type === 'text' && next.position) ranges.push({ start: startOf(next), end: endOf(next) })
    const children = next.children ?? []
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as MarkdownNode)
  }
  return ranges
}

const exempt: ReadonlySet<string> = new Set(['blockquote', 'code', 'html', 'definition', 'yaml'])

/** Sections in order; text before the first heading belongs to a section without a title. */
export function readSections(root: MarkdownNode): MarkdownSection[] {
  const sections: (MarkdownSection & { nodes: MarkdownNode[] })[] = [
    { kind: 'other', title: '', depth: 0, headingStart: 0, headingEnd: 0, nodes: [] },
  ]
  const above: { depth: number; kind: SectionKind }[] = []
  for (const node of root.children ?? []) {
    if (node.type !== 'heading') {
      sections[sections.length - 1]?.nodes.push(node)
      continue
    }
    const depth = node.depth ?? 1
    while ((above.at(-1)?.depth ?? 0) >= depth) above.pop()
    const title = plainText(node)
    // The title of the whole document names no section, and a sub-section belongs to its parent.
    const own = depth === 1 ? 'other' : sectionKindOf(title)
    const inherited = above.findLast((parent) => parent.kind !== 'other')?.kind
    const kind = depth === 1 && sectionKindOf(title) !== 'other' ? topLevelKind(title) : (inherited ?? own)
    above.push({ depth, kind })
    sections.push({ kind, title, depth, headingStart: startOf(node), headingEnd: endOf(node), nodes: [] })
  }
  return sections
}

/** A first-level heading is a section only if it is short, as in documents that use one level for everything. */
function topLevelKind(title: string): SectionKind {
  return title.split(/\s+/).length <= 4 ? sectionKindOf(title) : 'other'
}

/** Everything that is read as running text, in order. */
export function readBlocks(root: MarkdownNode): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  for (const section of readSections(root)) {
    if (section.title !== '')
      blocks.push({
        kind: 'heading',
        section: section.kind,
        ranges: [{ start: section.headingStart, end: section.headingEnd }],
        start: section.headingStart,
        end: section.headingEnd,
      })
    const pending = [...section.nodes].reverse()
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (exempt.has(node.type)) continue
      if (node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'heading') {
        const kind = node.type === 'tableCell' ? 'cell' : node.type === 'heading' ? 'heading' : 'paragraph'
        blocks.push({
          kind,
          section: section.kind,
          ranges: textRanges(node),
          start: startOf(node),
          end: endOf(node),
        })
        continue
      }
      const children = node.children ?? []
      for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as MarkdownNode)
    }
  }
  return blocks
}
