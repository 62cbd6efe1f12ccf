import { memo, useEffect, useRef } from 'react'
import { MarkdownText } from '../kit/markdown-text.tsx'
import type { DocumentSection } from './document-sections.ts'
import { EntryLink } from './entry-link.tsx'

/** A stretch of a section's text to select when its editor opens. */
export interface Selection {
  readonly section: string
  readonly from: number
  readonly to: number
}

interface PaperSectionProps {
  readonly section: DocumentSection
  readonly text: string
  readonly editing: boolean
  readonly selection: Selection | null
  readonly onEdit: (key: string | null) => void
  readonly onChange: (key: string, text: string) => void
  readonly onRestore: (key: string) => void
}

/** One part of the document: read it, or edit its Markdown. */
export const PaperSection = memo(function PaperSection(props: PaperSectionProps) {
  const { section, text, editing, onEdit } = props
  return (
    <section className="paper-section" id={sectionId(section.key)} aria-label={section.title}>
      <div className="paper-tools">
        <button
          type="button"
          className="paper-edit"
          aria-expanded={editing}
          onClick={() => onEdit(editing ? null : section.key)}
        >
          {editing ? 'Done' : 'Edit'}
          <span className="unseen"> {section.title}</span>
        </button>
      </div>
      {editing ? <Editor {...props} /> : <MarkdownText text={text} showCode={entryLink} />}
    </section>
  )
})

/** `e12` in the document opens the log there. */
function entryLink(code: string) {
  return /^e\d+$/.test(code) ? <EntryLink entryId={code} /> : undefined
}

export function sectionId(key: string): string {
  return `part-${key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

function Editor({ section, text, selection, onChange, onRestore, onEdit }: PaperSectionProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = area.current
    if (element === null) return
    element.focus()
    const end = element.value.length
    element.setSelectionRange(selection?.from ?? end, selection?.to ?? end)
  }, [selection])
  return (
    <div className="paper-editor">
      <textarea
        ref={area}
        aria-label={`${section.title}, Markdown`}
        rows={Math.min(28, Math.max(5, text.split('\n').length + 2))}
        value={text}
        onChange={(event) => onChange(section.key, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onEdit(null)
        }}
      />
      {text !== section.markdown && (
        <button type="button" className="paper-edit" onClick={() => onRestore(section.key)}>
          Back to the Chief’s words
        </button>
      )}
    </div>
  )
}
