import './control-room.css'
import './top-bar.css'
import './guidance.css'
import './channel.css'
import './desk.css'
import './consoles.css'
import './dialogs.css'
import './map-pane.css'
import './narrow.css'
import { BarChart3, Command as CommandIcon, Map as MapIcon, MessagesSquare, Users } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ActionParameters, CommandKind } from '../../../core/command/index.ts'
import { useClient, useClientStore } from '../kit/use-client.tsx'
import { Channel } from './channel.tsx'
import { ChiefCard } from './chief-card.tsx'
import { CoachStrip } from './coach-strip.tsx'
import { specOf } from './commands/all-specs.ts'
import { CommandForm } from './commands/command-form.tsx'
import { Palette } from './commands/palette.tsx'
import { DecisionCard } from './decision-card.tsx'
import { Desk } from './desk/desk.tsx'
import { EndedDialog } from './ended-dialog.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { MapPane, type MountMap } from './map-pane.tsx'
import { PageAlarm } from './page-alarm.tsx'
import { PeoplePane } from './people-pane.tsx'
import { RoomDialog } from './room-dialog.tsx'
import { useRoomKeys } from './room-keys.ts'
import { type RoomPane, type RoomUi, RoomUiProvider } from './room-ui.tsx'
import { TopBar } from './top-bar.tsx'
import { useAwayPause } from './use-away-pause.ts'

type Opened =
  | { readonly what: 'palette' }
  | { readonly what: 'help' }
  | {
      readonly what: 'decision'
      readonly actionId: string
      readonly parameters: ActionParameters | undefined
    }
  | {
      readonly what: 'form'
      readonly kind: CommandKind
      readonly preset: Readonly<Record<string, string>> | undefined
    }

interface ControlRoomProps {
  readonly mountMap: MountMap
  readonly mountWarRoom: MountMap
}

/** The night shift's room: all that a commander sees, says and decides. */
export function ControlRoom({ mountMap, mountWarRoom }: ControlRoomProps) {
  const store = useClientStore()
  const ready = useClient((state) => state.view !== null)
  const fast = useClient((state) => state.pace === 'untilSomethingHappens')
  const away = useAwayPause(store)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [pane, setPane] = useState<RoomPane>('channel')
  const cameFrom = useRef<Element | null>(null)
  const ui = useMemo<RoomUi>(() => {
    const open = (what: Opened) => {
      // A form that the palette opened goes back to where the palette was called from.
      const { activeElement } = document
      if (activeElement?.closest('[role="dialog"]') === null) cameFrom.current = activeElement
      setOpened(what)
    }
    return {
      openPalette: () => open({ what: 'palette' }),
      openHelp: () => open({ what: 'help' }),
      openForm: (kind, preset) => open({ what: 'form', kind, preset }),
      openDecision: (actionId, parameters) => open({ what: 'decision', actionId, parameters }),
      showPane: setPane,
    }
  }, [])
  useEffect(() => {
    if (opened !== null) return
    const timer = setTimeout(() => {
      const back = cameFrom.current
      if (document.activeElement === document.body && back instanceof HTMLElement) back.focus()
    }, 80)
    return () => clearTimeout(timer)
  }, [opened])
  useRoomKeys(store, ui)
  const ended = useClient((state) => state.view !== null && state.view.drill.ended !== null)
  // What was open when the drill ended gives way to the one thing left to do.
  useEffect(() => {
    if (ended) setOpened(null)
  }, [ended])
  const close = () => setOpened(null)
  if (!ready) {
    return (
      <main className="room-waiting">
        <h1>The night shift begins …</h1>
        <button type="button" className="button" onClick={() => store.actions.leave()}>
          Back to the title
        </button>
      </main>
    )
  }
  const form = opened?.what === 'form' ? specOf(opened.kind) : undefined
  return (
    <RoomUiProvider value={ui}>
      <div className="room" data-pane={pane} data-fast={fast}>
        <TopBar />
        <div>
          {away && (
            <div className="away" role="status">
              <p>
                <strong>Paused while you were away.</strong> The tab was out of sight for a minute, so the
                clock waited for you.
              </p>
              <button type="button" className="button" onClick={() => store.actions.setPace('x1')}>
                Go on
              </button>
            </div>
          )}
          <PageAlarm />
        </div>
        <main className="room-main">
          <div className="room-left">
            <MapPane mountMap={mountMap} mountWarRoom={mountWarRoom} />
            <PeoplePane />
          </div>
          <div className="room-centre">
            <EndedDialog />
            <CoachStrip />
            <ChiefCard />
            <Channel />
          </div>
          <div className="room-right">
            <Desk />
          </div>
        </main>
        <PaneBar pane={pane} ui={ui} />
      </div>
      {opened?.what === 'palette' && <Palette open onClose={close} ui={ui} />}
      <HelpDialog open={opened?.what === 'help'} onClose={close} />
      {opened?.what === 'decision' && (
        <DecisionCard actionId={opened.actionId} preset={opened.parameters} onClose={close} />
      )}
      {opened?.what === 'form' && form !== undefined && (
        <RoomDialog title={form.label} open onClose={close}>
          <CommandForm spec={form} preset={opened.preset} autoFocus onDone={close} />
        </RoomDialog>
      )}
    </RoomUiProvider>
  )
}

const panes = [
  { pane: 'channel', label: 'Channel', icon: MessagesSquare },
  { pane: 'map', label: 'Map', icon: MapIcon },
  { pane: 'people', label: 'People', icon: Users },
  { pane: 'desk', label: 'Desk', icon: BarChart3 },
] as const

/** On a narrow screen: one pane at a time, and the palette under the thumb. */
function PaneBar({ pane, ui }: { pane: RoomPane; ui: RoomUi }) {
  const waiting = useClient((state) => state.view?.inbox.filter((item) => item.answered === null).length ?? 0)
  return (
    <nav className="pane-bar" aria-label="Panes">
      {panes.map(({ pane: id, label, icon: Icon }) => (
        <button key={id} type="button" aria-pressed={pane === id} onClick={() => ui.showPane(id)}>
          <Icon size={18} aria-hidden />
          {label}
          {id === 'channel' && waiting > 0 && <span className="badge">{waiting}</span>}
        </button>
      ))}
      <button type="button" onClick={ui.openPalette}>
        <CommandIcon size={18} aria-hidden />
        Command
      </button>
    </nav>
  )
}
