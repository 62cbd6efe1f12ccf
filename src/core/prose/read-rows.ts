import { endOf, type MarkdownNode, plainText, startOf } from './markdown-blocks.ts'

/** One entry of a list or one line of a table, whichever the author used. */
export interface DocumentRow {
  readonly start: number
  readonly end: number
  /** Column titles in lower case; empty for a list. */
  readonly columns: readonly string[]
  readonly cells: readonly string[]
  /** Holds a link or code: something that can be followed up. */
  readonly hasReference: boolean
}

function hasReference(node: MarkdownNode): boolean {
  const pending: MarkdownNode[] = [node]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (['link', 'linkReference', 'inlineCode', 'image', 'footnoteReference'].includes(next.type)) return true
    pending.push(...(next.children ?? []))
  }
  return false
}

function tableRows(table: MarkdownNode): DocumentRow[] {
  const [head, ...body] = table.children ?? []
  const columns = (head?.children ?? []).map((cell) => plainText(cell).trim().toLowerCase())
  return body.map((row) => ({
    start: startOf(row),
    end: endOf(row),
    columns,
    cells: (row.children ?? []).map((cell) => plainText(cell).trim()),
    hasReference: hasReference(row),
  }))
}

/** Top-level list items and table rows of a section. */
export function readRows(nodes: readonly MarkdownNode[]): DocumentRow[] {
  return nodes.flatMap((node) => {
    if (node.type === 'table') return tableRows(node)
    if (node.type !== 'list') return []
    return (node.children ?? []).map((item) => ({
      start: startOf(item),
      end: endOf(item),
      columns: [],
      cells: [plainText(item).trim()],
      hasReference: hasReference(item),
    }))
  })
}
