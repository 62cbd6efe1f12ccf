import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { documentTree } from './document-tree.ts'
import type { PostmortemDocument } from './postmortem-document.ts'

const writer = unified().use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-', fences: true })

/** The document as GitHub-flavoured Markdown; whatever people typed is escaped and quoted. */
export function postmortemToMarkdown(document: PostmortemDocument): string {
  return writer.stringify(documentTree(document) as Parameters<typeof writer.stringify>[0])
}
