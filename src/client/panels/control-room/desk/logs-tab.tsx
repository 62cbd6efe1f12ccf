import { useState } from 'react'
import type { LogLineView } from '../../../../core/drill/index.ts'
import { clockOf } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { useOpened } from './open-first.ts'

const levels = ['error', 'warn', 'info'] as const

/** Lines of one service, newest first, by level and words. */
export function LogsTab() {
  const view = useClient((state) => state.view)
  const services = useClient((state) => state.view?.handbook.services)
  const actions = useActions()
  const [words, setWords] = useState('')
  const [level, setLevel] = useState<LogLineView['level'] | null>(null)
  const open = useOpened('logs', 'logs', services?.[0]?.id)
  if (view === null) return null
  const wanted = words.trim().toLowerCase()
  const lines = view.logs.filter(
    (line) =>
      (level === null || line.level === level) &&
      (wanted === '' || `${line.level} ${line.zone} ${line.text}`.toLowerCase().includes(wanted)),
  )
  return (
    <>
      <h2 className="unseen">Logs</h2>
      <div className="row desk-tools">
        <span className="tool-name">Datadog</span>
        <div className="field inline">
          <label htmlFor="log-service">Service</label>
          <select
            id="log-service"
            className="input"
            value={open ?? ''}
            onChange={(event) => actions.look('logs', event.target.value)}
          >
            {(services ?? []).map((each) => (
              <option key={each.id} value={each.id}>
                {each.label}
              </option>
            ))}
          </select>
        </div>
        <div className="field inline">
          <label htmlFor="log-words">Filter</label>
          <input
            id="log-words"
            className="input"
            placeholder="error, 1b, timeout"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      </div>
      <fieldset className="filters">
        <legend className="unseen">Level</legend>
        {levels.map((each) => (
          <button
            key={each}
            type="button"
            className="filter"
            aria-pressed={level === each}
            onClick={() => setLevel(level === each ? null : each)}
          >
            {each} {view.logs.filter((line) => line.level === each).length}
          </button>
        ))}
      </fieldset>
      {lines.length === 0 && <p className="faint">No lines.</p>}
      <ol className="log-lines mono">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: log lines have no identity but their place
          <li key={`${line.at} ${index}`} data-level={line.level}>
            <span className="log-clock">{clockOf(view, line.at)}</span>{' '}
            <span className="log-level">{line.level}</span> <span className="log-zone">{line.zone}</span>{' '}
            {line.text}
          </li>
        ))}
      </ol>
    </>
  )
}
