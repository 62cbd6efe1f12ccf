import { clockOf } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { span } from '../format.ts'
import { mayDo } from '../may-do.ts'

/** What the pager has rung for, newest first. */
export function PagesTab() {
  const view = useClient((state) => state.view)
  const actions = useActions()
  if (view === null) return null
  const pages = [...view.pages].reverse()
  return (
    <>
      <h2>Pages</h2>
      {pages.length === 0 && <p className="faint">The pager is quiet.</p>}
      <ul className="cards">
        {pages.map((page) => (
          <li
            key={page.pageId}
            className="card"
            data-burning={page.clearedAt !== null ? 'no' : page.urgency === 'high' ? 'true' : 'ticket'}
          >
            <div className="card-head">
              <h3>{page.title}</h3>
              <span
                className="chip"
                data-tone={page.clearedAt !== null ? 'green' : page.urgency === 'high' ? 'fire' : 'amber'}
              >
                {page.clearedAt === null
                  ? `${page.urgency === 'high' ? '▲' : '●'} firing for ${span(view.drill.second - page.raisedAt)}`
                  : `✓ cleared ${clockOf(view, page.clearedAt)}`}
              </span>
            </div>
            <p>{page.detail}</p>
            <p className="faint">
              {clockOf(view, page.raisedAt)} · {page.team} ·{' '}
              {page.urgency === 'high' ? 'page' : 'ticket, no hurry'} ·{' '}
              {page.acknowledgedAt === null
                ? 'not acknowledged'
                : `acknowledged after ${span(page.acknowledgedAt - page.raisedAt)}`}
            </p>
            <div className="row">
              {page.acknowledgedAt === null && mayDo(view, 'acknowledgePage') && (
                <button
                  type="button"
                  className="button"
                  data-tone="primary"
                  onClick={() => void actions.send({ kind: 'acknowledgePage', pageId: page.pageId })}
                >
                  Acknowledge
                </button>
              )}
              {page.runbook !== null && (
                <button
                  type="button"
                  className="button"
                  onClick={() => actions.look('runbook', page.runbook ?? '')}
                >
                  Runbook
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
