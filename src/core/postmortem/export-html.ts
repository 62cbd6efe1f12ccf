import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { documentTree } from './document-tree.ts'
import { pageStyle } from './page-style.ts'
import type { PostmortemDocument } from './postmortem-document.ts'

const renderer = unified().use(remarkRehype).use(rehypeSanitize).use(rehypeStringify)

interface PageNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, string>
  children?: PageNode[]
}

const element = (tagName: string, properties: Record<string, string>, ...children: PageNode[]): PageNode => ({
  type: 'element',
  tagName,
  properties,
  children,
})
const text = (value: string): PageNode => ({ type: 'text', value })

/** A whole page that needs nothing else: own style, prints on paper, no script. Typed text is sanitised. */
export function postmortemToHtml(document: PostmortemDocument): string {
  const tree = documentTree(document) as Parameters<typeof renderer.runSync>[0]
  const body = renderer.runSync(tree) as PageNode
  const page: PageNode = {
    type: 'root',
    children: [
      { type: 'doctype' },
      element(
        'html',
        { lang: 'en' },
        element(
          'head',
          {},
          element('meta', { charSet: 'utf-8' }),
          element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          element('title', {}, text(`Post-mortem ${document.title}`)),
          element('style', {}, text(pageStyle)),
        ),
        element('body', {}, element('main', {}, ...(body.children ?? []))),
      ),
    ],
  }
  return `${renderer.stringify(page as Parameters<typeof renderer.stringify>[0])}\n`
}
