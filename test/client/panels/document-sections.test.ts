import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble, sectionsOf } from '../../../src/client/panels/postmortem/document-sections.ts'

const line = fc.stringMatching(/^[a-z]( ?[a-z]){0,15}$/)
const document = fc
  .array(fc.record({ title: line, body: fc.array(line, { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(
    (parts) =>
      `# A title\n\nfirst words\n\n${parts.map((part) => `## ${part.title}\n\n${part.body.join('\n')}`).join('\n\n')}\n`,
  )

describe('the parts of a document', () => {
  it('put together again are the document', () => {
    fc.assert(
      fc.property(document, (markdown) => {
        expect(assemble(sectionsOf(markdown), {})).toBe(markdown)
      }),
    )
  })

  it('have keys of their own even when titles repeat', () => {
    fc.assert(
      fc.property(document, (markdown) => {
        const keys = sectionsOf(markdown).map((section) => section.key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('change only where they were edited', () => {
    fc.assert(
      fc.property(document, fc.nat(), (markdown, at) => {
        const sections = sectionsOf(markdown)
        const section = sections[at % sections.length]
        if (section === undefined) return
        const edited = sectionsOf(assemble(sections, { [section.key]: `${section.markdown}\n\nadded` }))
        for (const each of edited) {
          const before = sections.find((one) => one.key === each.key)?.markdown
          expect(each.markdown).toBe(each.key === section.key ? `${before}\n\nadded` : before)
        }
      }),
    )
  })
})
