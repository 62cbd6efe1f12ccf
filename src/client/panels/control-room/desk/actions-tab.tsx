import { useState } from 'react'
import { clockOf, nameOf } from '../../../store/index.ts'
import { useClient } from '../../kit/use-client.tsx'
import { ActionFacts } from '../decision-card.tsx'
import { formatUntil, span } from '../format.ts'
import { mayDo } from '../may-do.ts'
import { useRoomUi } from '../room-ui.tsx'

const groupLabels: Readonly<Record<string, string>> = {
  traffic: 'Traffic',
  retries: 'Retries and timeouts',
  capacity: 'Capacity',
  automation: 'Automation',
  restart: 'Restarts',
  change: 'Changes',
  failover: 'Failover',
  degrade: 'Degrade on purpose',
}
const statusLabels = {
  underWay: 'under way',
  inEffect: 'in effect',
  failed: 'failed',
  undone: 'taken back',
  handedBack: 'handed back',
} as const
const statusTones = {
  underWay: 'amber',
  handedBack: 'amber',
  failed: 'fire',
  inEffect: undefined,
  undone: undefined,
}

/** What operations can do, what has been done, and the way back. */
export function ActionsTab() {
  const view = useClient((state) => state.view)
  const ui = useRoomUi()
  const [open, setOpen] = useState<string | null>(null)
  if (view === null) return null
  const groups = Object.keys(groupLabels).filter((group) =>
    view.handbook.actions.some((action) => action.group === group),
  )
  const may = mayDo(view, 'approveAction')
  return (
    <>
      <h2 className="unseen">Actions</h2>
      {view.executions.length > 0 && (
        <ul className="cards" aria-label="Done so far">
          {[...view.executions].reverse().map((execution) => (
            <li key={execution.executionId} className="card slim">
              <div className="card-head">
                <h3>{execution.label}</h3>
                <span className="chip" data-tone={statusTones[execution.status]}>
                  {statusLabels[execution.status]}
                </span>
              </div>
              <p className="faint">
                {nameOf(view, execution.executor)} · {clockOf(view, execution.approvedAt)}
                {execution.status === 'underWay'
                  ? ` · effect ${formatUntil(execution.expectedEffectAt, view.drill.second)}`
                  : ''}
                {execution.status === 'handedBack' ? ' · has left: it does not go on by itself' : ''}
                {execution.prediction === null || execution.status === 'handedBack'
                  ? ''
                  : execution.prediction.met === null
                    ? ' · waiting for the expected signal'
                    : execution.prediction.met
                      ? ' · ✓ as expected'
                      : ' · ✗ not as expected'}
              </p>
              {execution.canUndo && mayDo(view, 'undoAction') && (
                <button
                  type="button"
                  className="button"
                  onClick={() => ui.openForm('undoAction', { executionId: execution.executionId })}
                >
                  Take back …
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!may && view.drill.ended === null && (
        <p className="hint">Your seat may read this catalogue; approving belongs to the commander.</p>
      )}
      {groups.map((group) => (
        <section key={group} className="action-group">
          <h3>{groupLabels[group]}</h3>
          <ul>
            {view.handbook.actions
              .filter((action) => action.group === group)
              .map((action) => (
                <li key={action.id} className="action">
                  <div className="action-line">
                    <button
                      type="button"
                      className="action-name"
                      aria-expanded={open === action.id}
                      onClick={() => setOpen(open === action.id ? null : action.id)}
                    >
                      {action.label}
                    </button>
                    <span className="faint">{span(action.durationSeconds)}</span>
                    {may && (
                      <button type="button" className="button" onClick={() => ui.openDecision(action.id)}>
                        Decide …
                      </button>
                    )}
                  </div>
                  {open === action.id && <ActionFacts action={action} view={view} />}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
