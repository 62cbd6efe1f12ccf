import { HelpCircle, Pause, Search, SkipForward } from 'lucide-react'
import type { Pace } from '../../store/index.ts'
import { clockOf, elapsedLabel, nameOf, severityWord } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { formatUntil } from './format.ts'
import { RoomMenu } from './room-menu.tsx'
import { useRoomUi } from './room-ui.tsx'
import { WallGauges } from './wall-gauges.tsx'

const paces: readonly { pace: Pace; label: string; key: string; icon: React.ReactNode; exam: boolean }[] = [
  { pace: 'paused', label: 'Pause', key: 'Space', icon: <Pause size={14} aria-hidden />, exam: false },
  { pace: 'x1', label: '1×', key: '1', icon: null, exam: true },
  { pace: 'x4', label: '4×', key: '2', icon: null, exam: true },
  { pace: 'x10', label: '10×', key: '3', icon: null, exam: true },
  {
    pace: 'untilSomethingHappens',
    label: 'Until something happens',
    key: '.',
    icon: <SkipForward size={14} aria-hidden />,
    exam: false,
  },
]

/** Time, incident, headline numbers and what is due: always in sight. */
export function TopBar() {
  const ui = useRoomUi()
  return (
    <header className="top-bar">
      <h1 className="unseen">Control room</h1>
      <Clock />
      <PaceButtons />
      <IncidentChip />
      <WallGauges />
      <NextTimers />
      <div className="top-tools">
        <button
          type="button"
          className="button"
          onClick={ui.openPalette}
          title="Command palette (Ctrl K or /)"
          aria-label="Command palette (/)"
        >
          <Search size={14} aria-hidden />
          <span className="tool-word">Command</span>
          <kbd>/</kbd>
        </button>
        <button type="button" className="button icon" onClick={ui.openHelp} aria-label="Help and keys (?)">
          <HelpCircle size={15} aria-hidden />
        </button>
        <RoomMenu />
      </div>
    </header>
  )
}

function Clock() {
  const drill = useClient((state) => state.view?.drill ?? null)
  const fast = useClient((state) => state.pace === 'untilSomethingHappens')
  const view = useClient((state) => state.view)
  if (drill === null || view === null) return null
  return (
    <div className="clock">
      <span className="clock-time mono">
        {clockOf(view, drill.second)} <small>{fast ? '▸▸' : 'UTC'}</small>
      </span>
      {drill.paused ? (
        <span className="clock-held" role="status">
          Stopped by the facilitator
        </span>
      ) : (
        <span className="clock-elapsed mono">{elapsedLabel(drill.second)}</span>
      )}
    </div>
  )
}

function PaceButtons() {
  const pace = useClient((state) => state.pace)
  const exam = useClient((state) => state.view?.drill.mode === 'exam')
  const stands = useClient(({ view }) => view?.drill.ended !== null || view.drill.paused)
  const actions = useActions()
  return (
    <fieldset className="paces">
      <legend className="unseen">Pace</legend>
      {paces
        .filter((each) => each.exam || !exam)
        .map((each) => (
          <button
            key={each.pace}
            type="button"
            className="button"
            aria-pressed={pace === each.pace}
            aria-label={`${each.label} (${each.key})`}
            title={`${each.label} (${each.key})`}
            disabled={stands}
            onClick={() => actions.setPace(each.pace)}
          >
            {each.icon ?? each.label}
          </button>
        ))}
    </fieldset>
  )
}

function IncidentChip() {
  const incident = useClient((state) => state.view?.incident ?? null)
  const view = useClient((state) => state.view)
  if (incident === null || view === null) return null
  const stage =
    incident.closedAt !== null
      ? 'closed'
      : incident.resolvedAt !== null
        ? 'resolved'
        : incident.mitigatedAt !== null
          ? 'mitigated'
          : null
  return (
    <div className="incident-chip" data-severity={incident.severity ?? 'none'}>
      <span className="severity">
        {incident.severity === null ? 'No incident' : severityWord(view, incident.severity)}
      </span>
      <span className="incident-words">
        <span>
          {incident.number ?? 'not declared'}
          {stage === null ? '' : ` · ${stage}`}
        </span>
        <span className="commander">
          {incident.commander === null
            ? 'Nobody commands'
            : `${nameOf(view, incident.commander)} ${incident.commander === view.drill.seat ? 'command' : 'commands'}`}
        </span>
      </span>
    </div>
  )
}

function NextTimers() {
  const timers = useClient((state) => state.view?.timers)
  const second = useClient((state) => state.view?.drill.second ?? 0)
  const actions = useActions()
  const soonest = [...(timers ?? [])].sort((a, b) => a.dueAt - b.dueAt).slice(0, 1)
  if (soonest.length === 0) return null
  return (
    <button
      type="button"
      className="next-timers"
      onClick={() => actions.openDesk('tasks')}
      aria-label="Timers due: open"
    >
      {soonest.map((timer) => (
        <span key={timer.id} data-overdue={timer.overdue || timer.dueAt < second}>
          <span className="timer-label">{timer.label}</span> {formatUntil(timer.dueAt, second)}
        </span>
      ))}
    </button>
  )
}
