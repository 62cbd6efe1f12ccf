import { MarkdownText } from '../../kit/markdown-text.tsx'
import { useActions, useClient } from '../../kit/use-client.tsx'

/** What colleagues wrote down for a night like this; it may be old. */
export function RunbooksTab() {
  const runbooks = useClient((state) => state.view?.handbook.runbooks)
  const reading = useClient((state) => state.view?.reading)
  const actions = useActions()
  return (
    <>
      <h2>Runbooks</h2>
      <ul className="rows">
        {(runbooks ?? []).map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className="action-name"
              aria-expanded={reading?.source === 'runbook' && reading.subject === each.id}
              onClick={() => actions.look('runbook', each.id)}
            >
              {each.title}
            </button>
          </li>
        ))}
      </ul>
      {reading?.source === 'runbook' && (
        <article className="reading">
          {/^\s*#/.test(reading.markdown) ? null : <h3>{reading.title}</h3>}
          <div className="markdown">
            <MarkdownText text={reading.markdown} lowerHeadings={3} />
          </div>
        </article>
      )}
    </>
  )
}
