import { clockOf, nameOf } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { formatUntil } from '../format.ts'
import { mayDo } from '../may-do.ts'
import { useRoomUi } from '../room-ui.tsx'

/** Who owes what by when, and what the clock will remind of. */
export function TasksTab() {
  const view = useClient((state) => state.view)
  const actions = useActions()
  const ui = useRoomUi()
  if (view === null) return null
  const { second } = view.drill
  const timers = [...view.timers].sort((a, b) => a.dueAt - b.dueAt)
  const open = view.tasks.filter((task) => task.reportedAt === null && task.handedBackAt === null)
  const back = view.tasks.filter((task) => task.reportedAt === null && task.handedBackAt !== null)
  const done = view.tasks.filter((task) => task.reportedAt !== null)
  return (
    <>
      <h2>Timers</h2>
      {timers.length === 0 && <p className="faint">Nothing is due.</p>}
      <ul className="rows">
        {timers.map((timer) => (
          <li key={timer.id} data-overdue={timer.overdue}>
            <span>{timer.label}</span>
            <span className="mono">
              {timer.overdue ? '▲ ' : ''}
              {formatUntil(timer.dueAt, second)}
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        {(
          [
            ['setReminder', 'Set a reminder'],
            ['setTrigger', 'Set a trigger'],
            ['assignTask', 'Give a task'],
            ['askVerification', 'Ask for a verification'],
            ['askReport', 'Ask for a report'],
            ['stateHypothesis', 'State a hypothesis'],
          ] as const
        )
          .filter(([kind]) => mayDo(view, kind))
          .map(([kind, label]) => (
            <button key={kind} type="button" className="button" onClick={() => ui.openForm(kind)}>
              {label}
            </button>
          ))}
      </div>
      <h2>Tasks</h2>
      {view.tasks.length === 0 && <p className="faint">Nobody has a task.</p>}
      <ul className="rows">
        {open.map((task) => (
          <li key={task.taskId} data-overdue={task.overdue}>
            <span>
              <strong>{nameOf(view, task.personId)}</strong> {task.label}
              <small className="faint"> {task.outcome}</small>
            </span>
            <span className="mono">
              {task.dueAt === null
                ? 'no time box'
                : `${task.overdue ? '▲ ' : ''}${formatUntil(task.dueAt, second)}`}
            </span>
            {mayDo(view, 'checkTask') && (
              <button
                type="button"
                className="button"
                onClick={() => void actions.send({ kind: 'checkTask', taskId: task.taskId })}
              >
                Check
              </button>
            )}
          </li>
        ))}
        {back.map((task) => (
          <li key={task.taskId}>
            <span>
              {task.label}
              <small className="faint">
                {' '}
                {nameOf(view, task.personId)} had it and left at{' '}
                {task.handedBackAt === null ? '' : clockOf(view, task.handedBackAt)}
              </small>
            </span>
            <span className="chip" data-tone="amber">
              handed back
            </span>
          </li>
        ))}
        {done.map((task) => (
          <li key={task.taskId} className="faint">
            <span>
              {nameOf(view, task.personId)}: {task.label}
            </span>
            <span className="mono">✓ {task.reportedAt === null ? '' : clockOf(view, task.reportedAt)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
