import type { ReactNode } from 'react'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const reader = unified().use(remarkParse).use(remarkGfm)

type Root = ReturnType<typeof reader.parse>
type Node = Root['children'][number]

interface MarkdownTextProps {
  readonly text: string
  /** How far the text's own headings stand below the page's: 0 for a document of its own. */
  readonly lowerHeadings?: number
  /** Shows a piece of inline code in another way; undefined leaves it as code. */
  readonly showCode?: (code: string) => ReactNode | undefined
}

type Look = Omit<MarkdownTextProps, 'text'>

/** Markdown as React elements: no HTML from the text ever reaches the page. */
export function MarkdownText({ text, ...look }: MarkdownTextProps) {
  return <>{childrenOf(reader.parse(text), look)}</>
}

function childrenOf(node: Root | Node, look: Look): ReactNode {
  if (!('children' in node)) return null
  // biome-ignore lint/suspicious/noArrayIndexKey: parsed text has no identity but its order
  return node.children.map((child, index) => <Part key={index} node={child} look={look} />)
}

function Part({ node, look }: { node: Node; look: Look }): ReactNode {
  const inside = () => childrenOf(node, look)
  switch (node.type) {
    case 'text':
      return node.value
    case 'heading':
      return heading(node.depth + (look.lowerHeadings ?? 0), inside())
    case 'paragraph':
      return <p>{inside()}</p>
    case 'strong':
      return <strong>{inside()}</strong>
    case 'emphasis':
      return <em>{inside()}</em>
    case 'delete':
      return <del>{inside()}</del>
    case 'inlineCode':
      return look.showCode?.(node.value) ?? <code>{node.value}</code>
    case 'code':
      return <pre>{node.value}</pre>
    case 'list':
      return node.ordered === true ? <ol start={node.start ?? 1}>{inside()}</ol> : <ul>{inside()}</ul>
    case 'listItem':
      return <li>{inside()}</li>
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>
    case 'break':
      return <br />
    case 'thematicBreak':
      return <hr />
    case 'table':
      return <Table rows={node.children} look={look} />
    default:
      return inside()
  }
}

/** The page has its own first heading, so a text's first one is of the second level. */
function heading(depth: number, inside: ReactNode): ReactNode {
  if (depth === 1) return <h2 className="paper-title">{inside}</h2>
  if (depth === 2) return <h2>{inside}</h2>
  return depth === 3 ? <h3>{inside}</h3> : <h4>{inside}</h4>
}

type Row = Extract<Node, { type: 'table' }>['children'][number]

/** The plain words of a row, to name the table by. */
function wordsOf(row: Row | undefined): string {
  const cells = row?.children.map((cell) =>
    cell.children.map((part) => ('value' in part ? part.value : '')).join(''),
  )
  return (cells ?? []).join(', ')
}

function Table({ rows, look }: { rows: readonly Row[]; look: Look }) {
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
                  {childrenOf(cell, look)}
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
                <td key={index}>{childrenOf(cell, look)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
