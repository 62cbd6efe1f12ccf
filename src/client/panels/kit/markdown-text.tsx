import type { ReactNode } from 'react'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const reader = unified().use(remarkParse).use(remarkGfm)

type Root = ReturnType<typeof reader.parse>
type RootContent = Root['children'][number]

/** Markdown as React elements: no HTML from the text ever reaches the page. */
export function MarkdownText({ text }: { text: string }) {
  return <div className="markdown">{childrenOf(reader.parse(text))}</div>
}

function childrenOf(node: Root | RootContent): ReactNode {
  if (!('children' in node)) return null
  // biome-ignore lint/suspicious/noArrayIndexKey: parsed text has no identity but its order
  return node.children.map((child, index) => <Part key={index} node={child} />)
}

function Part({ node }: { node: RootContent }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'heading':
      return <h4>{childrenOf(node)}</h4>
    case 'paragraph':
      return <p>{childrenOf(node)}</p>
    case 'strong':
      return <strong>{childrenOf(node)}</strong>
    case 'emphasis':
      return <em>{childrenOf(node)}</em>
    case 'delete':
      return <del>{childrenOf(node)}</del>
    case 'inlineCode':
      return <code>{node.value}</code>
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
      return (
        <table>
          <tbody>{childrenOf(node)}</tbody>
        </table>
      )
    case 'tableRow':
      return <tr>{childrenOf(node)}</tr>
    case 'tableCell':
      return <td>{childrenOf(node)}</td>
    default:
      return childrenOf(node)
  }
}
