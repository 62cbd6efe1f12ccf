import { clockOf } from '../../../store/index.ts'
import { MarkdownText } from '../../kit/markdown-text.tsx'
import { useActions, useClient } from '../../kit/use-client.tsx'

/** What was changed lately, by whom; not every change is a cause. */
export function ChangesTab() {
  const view = useClient((state) => state.view)
  const actions = useActions()
  if (view === null) return null
  const { reading } = view
  const changes = [...view.changes].sort((a, b) => b.at - a.at)
  return (
    <>
      <h2>Recent changes</h2>
      <ul className="cards">
        {changes.map((change) => (
          <li key={change.id} className="card slim">
            <button
              type="button"
              className="action-name"
              aria-expanded={reading?.source === 'changes' && reading.subject === change.id}
              onClick={() => actions.look('changes', change.id)}
            >
              {change.title}
            </button>
            <p className="faint">
              <span className="mono">{clockOf(view, change.at)}</span>
              {change.at < -86_400 ? ` (${Math.floor(-change.at / 86_400)} days ago)` : ''} · {change.service}{' '}
              · {change.byRole}
            </p>
            {reading?.source === 'changes' && reading.subject === change.id && (
              <div className="markdown">
                <MarkdownText text={reading.markdown} lowerHeadings={3} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
