import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actionItemsToCsv,
  type PostmortemDocument,
  postmortemToHtml,
  postmortemToJson,
  postmortemToMarkdown,
  writePostmortem,
} from '../../../src/core/postmortem/index.ts'
import { arbitraryFacts, typedText } from './arbitrary-facts.ts'

const documents = arbitraryFacts.map(writePostmortem)
const runs = { numRuns: 60 }

/** A small reader of RFC 4180, to hold the writer against. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] as string
    if (quoted && mark === '"' && text[at + 1] === '"') {
      value += '"'
      at++
    } else if (mark === '"') quoted = !quoted
    else if (!quoted && (mark === ',' || mark === '\r')) {
      row.push(value)
      value = ''
      if (mark === '\r') {
        rows.push(row)
        row = []
        at++
      }
    } else value += mark
  }
  return rows
}

const withAction = (document: PostmortemDocument, text: string): PostmortemDocument => ({
  ...document,
  actions: document.actions.map((item) => ({ ...item, text })),
})

describe('the exporters', () => {
  it('write a page with nothing that runs or loads, whatever was typed', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const html = postmortemToHtml(document)
        expect(html).toMatch(/^<!doctype html><html lang="en">/)
        expect(html).not.toMatch(/<(?:script|iframe|img|link)|<[^>]*(?:javascript:|\son\w+=)/i)
        expect(html.match(/<h1/g)).toHaveLength(1)
        expect(html).toContain('<table>')
        expect(html).toContain('@media print')
      }),
      runs,
    )
  })

  it('carry typed text as a quotation and make neither headings, tables nor links of it', () => {
    fc.assert(
      fc.property(documents, typedText, (document, text) => {
        const plain = { ...document, written: [{ label: 'Notes', text: 'quiet words' }] }
        const typed = { ...document, written: [{ label: 'Notes', text }] }
        const count = (html: string, tag: RegExp): number => html.match(tag)?.length ?? 0
        for (const tag of [/<h\d/g, /<table/g, /<a /g, /<li/g, /<pre/g])
          expect(count(postmortemToHtml(typed), tag)).toBe(count(postmortemToHtml(plain), tag))
        const headings = (markdown: string): number => count(markdown, /^#{1,6} /gm)
        expect(headings(postmortemToMarkdown(typed))).toBe(headings(postmortemToMarkdown(plain)))
      }),
      runs,
    )
  })

  it('keep the order of keys in JSON, and lose nothing', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const json = postmortemToJson(document)
        expect(JSON.parse(json)).toEqual(document)
        const shuffled = Object.fromEntries(
          Object.entries(document).reverse(),
        ) as unknown as PostmortemDocument
        expect(postmortemToJson(shuffled)).toBe(json)
      }),
      runs,
    )
  })

  it('write one line of CSV for each action item, that reads back and runs no formula', () => {
    fc.assert(
      fc.property(documents, typedText, (document, text) => {
        const [head, ...rows] = readCsv(actionItemsToCsv(withAction(document, text)))
        expect(head).toHaveLength(8)
        expect(rows).toHaveLength(document.actions.length)
        for (const row of rows) {
          expect(row).toHaveLength(8)
          expect([text, `'${text}`]).toContain(row[2])
          expect(row[2]).not.toMatch(/^[=+\-@]/)
        }
      }),
      runs,
    )
  })
})
