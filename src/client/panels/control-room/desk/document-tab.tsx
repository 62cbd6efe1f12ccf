import { useEffect, useState } from 'react'
import type { DocumentSection } from '../../../../core/command/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { sectionLabels } from '../commands/word-specs.ts'
import { mayDo } from '../may-do.ts'

const sections = Object.keys(sectionLabels) as DocumentSection[]

/** The living incident document, section by section. */
export function DocumentTab() {
  const view = useClient((state) => state.view)
  if (view === null) return null
  const may = mayDo(view, 'editDocument')
  return (
    <>
      <h2>Incident document</h2>
      {sections.map((section) => (
        <Section key={section} section={section} text={view.document[section]} may={may} />
      ))}
    </>
  )
}

function Section({ section, text, may }: { section: DocumentSection; text: string; may: boolean }) {
  const actions = useActions()
  const [draft, setDraft] = useState(text)
  const [base, setBase] = useState(text)
  const [problem, setProblem] = useState<string | null>(null)
  // Somebody else wrote: follow, unless this hand has begun to write too.
  useEffect(() => {
    if (text === base) return
    setDraft((current) => (current === base ? text : current))
    setBase(text)
  }, [text, base])
  const changed = draft !== text
  const save = async () => {
    const outcome = await actions.send({ kind: 'editDocument', section, text: draft })
    setProblem(outcome.ok ? null : outcome.problem)
  }
  return (
    <form
      className="field document-section"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed) void save()
      }}
    >
      <label htmlFor={`document-${section}`}>{sectionLabels[section]}</label>
      <textarea
        id={`document-${section}`}
        className="input"
        rows={3}
        readOnly={!may}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
      {may && (
        <div className="row">
          <button
            type="submit"
            className="button"
            aria-disabled={!changed}
            aria-label={`Save ${sectionLabels[section]}`}
          >
            Save
          </button>
          <span className="faint" role="status">
            {changed ? 'not saved yet' : text === '' ? '' : '✓ saved'}
          </span>
          {problem !== null && <span className="form-problem">{problem}</span>}
        </div>
      )}
    </form>
  )
}
