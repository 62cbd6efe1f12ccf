import { useMemo, useState } from 'react'
import { clockAt } from '../../../../core/determinism/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { chartGroups } from './chart-groups.ts'
import { useChartMarks } from './chart-marks.ts'
import { LineChart } from './line-chart.tsx'
import { useOpened } from './open-first.ts'

const windows = [
  { minutes: 15, label: '15 min' },
  { minutes: 30, label: '30 min' },
  { minutes: 60, label: '60 min' },
]

/** Dashboards: by customer, by service, with the zones over each other. */
export function MetricsTab() {
  const dashboards = useClient((state) => state.view?.handbook.dashboards)
  const charts = useClient((state) => state.view?.charts)
  const startsAt = useClient((state) => state.view?.drill.startsAtUtcSecond ?? 0)
  const actions = useActions()
  const [minutes, setMinutes] = useState(30)
  const open = useOpened('metrics', 'metrics', dashboards?.[0]?.subject)
  const marks = useChartMarks()
  const groups = useMemo(() => chartGroups(charts ?? {}), [charts])
  return (
    <>
      <h2 className="unseen">Metrics</h2>
      <div className="row desk-tools">
        <span className="tool-name">Datadog</span>
        <div className="field inline">
          <label htmlFor="dashboard">Dashboard</label>
          <select
            id="dashboard"
            className="input"
            value={open ?? ''}
            onChange={(event) => actions.look('metrics', event.target.value)}
          >
            {(dashboards ?? []).map((each) => (
              <option key={each.subject} value={each.subject}>
                {each.label}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="filters">
          <legend className="unseen">Time window</legend>
          {windows.map((each) => (
            <button
              key={each.minutes}
              type="button"
              className="filter"
              aria-pressed={minutes === each.minutes}
              onClick={() => setMinutes(each.minutes)}
            >
              {each.label}
            </button>
          ))}
        </fieldset>
      </div>
      {groups.length === 0 && <p className="faint">No readings yet.</p>}
      {marks.length > 0 && (
        <ol className="chart-marks" aria-label="Actions that took effect, as marked on the charts">
          {marks.map((mark) => (
            <li key={mark.number}>
              <span className="chart-mark">{mark.number}</span>{' '}
              <span className="mono">{clockAt(startsAt, mark.at).slice(0, 5)}</span> {mark.label}
            </li>
          ))}
        </ol>
      )}
      <div className="charts">
        {groups.map((group) => (
          <LineChart
            key={group.id}
            group={group}
            startsAtUtcSecond={startsAt}
            windowSeconds={minutes * 60}
            marks={marks}
          />
        ))}
      </div>
      <p className="hint">Telemetry is late and noisy: what you see is a little while ago.</p>
    </>
  )
}
