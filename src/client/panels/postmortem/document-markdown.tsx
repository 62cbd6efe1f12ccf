import type { ReactNode } from 'react'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { EntryLink } from './entry-link.tsx'

const reader = unified().use(remarkParse).use(remarkGfm)

type Root = ReturnType<typeof reader.parse>
type Node = Root['children'][number]

/** A part of the document as elements; `e12` in it opens the log there. No HTML of the text reaches the page. */
export function DocumentMarkdown({ text }: { text: string }) {
  return <>{childrenOf(reader.parse(text))}</>
}

function childrenOf(node: Root | Node): ReactNode {
  if (!('children' in node)) return null
  // biome-ignore lint/suspicious/noArrayIndexKey: parsed text has no identity but its order
  return node.children.map((child, index) => <Part key={index} node={child} />)
}

function Part({ node }: { node: Node }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'heading':
      if (node.depth === 1) return <h2 className="paper-title">{childrenOf(node)}</h2>
      if (node.depth === 2) return <h2>{childrenOf(node)}</h2>
      return node.depth === 3 ? <h3>{childrenOf(node)}</h3> : <h4>{childrenOf(node)}</h4>
    case 'paragraph':
      return <p>{childrenOf(node)}</p>
    case 'strong':
      return <strong>{childrenOf(node)}</strong>
    case 'emphasis':
      return <em>{childrenOf(node)}</em>
    case 'delete':
      return <del>{childrenOf(node)}</del>
    case 'inlineCode':
      return /^e\d+$/.test(node.value) ? <EntryLink entryId={node.value} /> : <code>{node.value}</code>
    case 'code':
      return <pre>{node.value}</pre>
    case 'list':
      return node.ordered === true ? (
        <ol start={node.start ?? 1}>{childrenOf(node)}</ol>
      ) : (
        <ul>{childrenOf(node)}</ul>
      )
    case 'listItem':
      return <li>{childrenOf(node)}</li>
    case 'blockquote':
      return <blockquote>{childrenOf(node)}</blockquote>
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'table':
      return <Table rows={node.children} />
    default:
      return childrenOf(node)
  }
}

type Row = Extract<Node, { type: 'table' }>['children'][number]

/** The plain words of a row, to name the table by. */
function wordsOf(row: Row | undefined): string {
  const cells = row?.children.map((cell) =>
    cell.children.map((part) => ('value' in part ? part.value : '')).join(''),
  )
  return (cells ?? []).join(', ')
}

function Table({ rows }: { rows: readonly Row[] }) {
  const [head, ...body] = rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="paper-table" aria-label={`Table of ${wordsOf(head)}`} tabIndex={0}>
      <table>
        {head !== undefined && (
          <thead>
            <tr>
              {head.children.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their order
                <th key={index} scope="col">
                  {childrenOf(cell)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their order
            <tr key={rowIndex}>
              {row.children.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their order
                <td key={index}>{childrenOf(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
