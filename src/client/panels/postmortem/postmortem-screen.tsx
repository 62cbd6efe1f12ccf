import '../kit/tokens.css'
import './postmortem.css'
import './paper.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PostmortemFiles } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { EvidenceProvider } from '../report/evidence.tsx'
import { assemble, sectionsOf } from './document-sections.ts'
import { ExportBar } from './export-bar.tsx'
import { LintPanel } from './lint-panel.tsx'
import { PaperSection, type Selection, sectionId } from './paper-section.tsx'
import { type SectionFinding, useBlamelessLint } from './use-blameless-lint.ts'

/** The account of the drill: written by the Chief from the log, edited by the trainee, read by the lint as they type. */
export function PostmortemScreen() {
  const files = useClient((state) => state.analysis.postmortem)
  const status = useClient((state) => state.analysis.status)
  const actions = useActions()
  if (files === null) {
    return (
      <main className="postmortem-waiting">
        <h1>Post-mortem</h1>
        <p role="status">
          {status === 'failed' ? 'This drill could not be written up.' : 'The Chief is writing …'}
        </p>
        <button type="button" className="button" onClick={actions.openReport}>
          Back to the report
        </button>
      </main>
    )
  }
  return <Paper files={files} />
}

function Paper({ files }: { files: PostmortemFiles }) {
  const seed = useClient((state) => state.view?.drill.seed)
  const actions = useActions()
  const sections = useMemo(() => sectionsOf(files.markdown), [files.markdown])
  const [edits, setEdits] = useState(() => actions.postmortemEdits())
  const [editing, setEditing] = useState<string | null>(null)
  const [selection, setSelection] = useState<Selection | null>(null)
  const findings = useBlamelessLint(sections, edits)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => actions.keepPostmortemEdits(edits), [actions, edits])

  const change = useCallback(
    (key: string, text: string) => setEdits((before) => ({ ...before, [key]: text })),
    [],
  )
  const restore = useCallback(
    (key: string) =>
      setEdits((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== key))),
    [],
  )
  const edit = useCallback((key: string | null) => {
    setSelection(null)
    setEditing(key)
  }, [])
  const goTo = (finding: SectionFinding) => {
    setEditing(finding.section)
    setSelection({
      section: finding.section,
      from: finding.offset,
      to: finding.offset + finding.quote.length,
    })
    document.getElementById(sectionId(finding.section))?.scrollIntoView({ block: 'start' })
  }
  const whenWhole = (then: () => void) => {
    flushSync(() => setEditing(null))
    then()
  }
  const name = `${files.document.incident ?? 'incident'}-post-mortem-seed-${seed ?? 0}`
  return (
    <EvidenceProvider>
      <div className="postmortem">
        <header className="postmortem-bar">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              Post-mortem
            </h1>
            <p>
              The Chief wrote it from the log. Make it yours: every part can be edited, and your words are
              kept in this browser.
            </p>
          </div>
          <div className="postmortem-ways">
            <button type="button" className="button" onClick={actions.openReport}>
              Back to the report
            </button>
            <button type="button" className="button" onClick={actions.leave}>
              Back to the title
            </button>
          </div>
          <ExportBar
            files={files}
            name={name}
            markdown={assemble(sections, edits)}
            edited={Object.keys(edits).length > 0}
            whenWhole={whenWhole}
          />
        </header>
        <div className="postmortem-desk">
          <nav className="postmortem-outline" aria-label="Parts of the document">
            <ol>
              {sections.slice(1).map((section) => (
                <li key={section.key}>
                  <a href={`#${sectionId(section.key)}`}>{section.title}</a>
                </li>
              ))}
            </ol>
          </nav>
          <main className="paper">
            {sections.map((section) => (
              <PaperSection
                key={section.key}
                section={section}
                text={edits[section.key] ?? section.markdown}
                editing={editing === section.key}
                selection={selection?.section === section.key ? selection : null}
                onEdit={edit}
                onChange={change}
                onRestore={restore}
              />
            ))}
          </main>
          <LintPanel findings={findings} onGoTo={goTo} />
        </div>
      </div>
    </EvidenceProvider>
  )
}
