import { useEffect, useRef } from 'react'
import type { OpenedFile } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'

const MOST_SHOWN = 12

/** What became of the files that were opened: what is wrong, where, and what to do about it. */
export function OpenedFiles() {
  const opened = useClient((state) => state.opened)
  const actions = useActions()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (opened.length > 0) panel.current?.focus()
  }, [opened])
  if (opened.length === 0) return null
  return (
    <section className="title-opened" aria-label="Opened files" ref={panel} tabIndex={-1}>
      {opened.map((file) => (
        <OpenedFileReport key={file.name} file={file} />
      ))}
      <button type="button" className="button" onClick={actions.dismissOpened}>
        Close
      </button>
    </section>
  )
}

function OpenedFileReport({ file }: { file: OpenedFile }) {
  const { name, state, summary, problems } = file
  return (
    <div className="title-opened-file" data-state={state}>
      <h2>
        <span className="mono">{name}</span>
        <span className="chip" data-tone={state === 'good' ? 'green' : 'amber'}>
          {state === 'good' ? 'opened' : state === 'toMend' ? 'opened, to mend' : 'not opened'}
        </span>
      </h2>
      <p>{summary}</p>
      {problems.length > 0 && (
        <ol>
          {problems.slice(0, MOST_SHOWN).map((problem) => (
            <li key={`${problem.path} ${problem.message}`}>
              <code>{problem.path}</code>
              <span>{problem.message}</span>
              <span className="title-mend">Mend: {problem.mend}</span>
            </li>
          ))}
        </ol>
      )}
      {problems.length > MOST_SHOWN && (
        <p className="title-note">
          And {problems.length - MOST_SHOWN} more: <code>drill check {name}</code> lists them all.
        </p>
      )}
    </div>
  )
}
