import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { CommandKind } from '../../../../core/command/index.ts'
import type { SeatView } from '../../../../core/consoles/index.ts'
import type { ClientActions, DeskTab, Pace } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { mayDo } from '../may-do.ts'
import { RoomDialog } from '../room-dialog.tsx'
import type { RoomUi } from '../room-ui.tsx'
import { allSpecs } from './all-specs.ts'
import { fuzzyRank } from './fuzzy-rank.ts'

interface PaletteItem {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly words: string
  readonly choose: () => void
}

/** Desk tabs that are opened without looking at anything in particular. */
const deskPlaces: readonly (readonly [DeskTab, string])[] = [
  ['pages', 'the pages'],
  ['actions', 'the actions'],
  ['tasks', 'tasks and timers'],
  ['status', 'the status page'],
  ['executives', 'executives and internal updates'],
  ['document', 'the incident document'],
  ['terminal', 'the terminal'],
]
const paces: readonly (readonly [Pace, string])[] = [
  ['paused', 'Stop the clock'],
  ['x1', 'Clock at 1×'],
  ['x4', 'Clock at 4×'],
  ['x10', 'Clock at 10×'],
  ['untilSomethingHappens', 'Run on until something happens'],
]
const MOST_SHOWN = 60
/** Of two that fit alike, what acts comes before what only shows: less than one step of the ranking. */
const COMMAND_FIRST = 25
const showing = new Set(['Look', 'Desk', 'Clock'])
const doesSomething = (item: PaletteItem): boolean => !showing.has(item.group)
/** Every phrase found as typed ranks at least this. */
const PHRASE = 500

/** Every command of this seat, found by a few letters. */
export function Palette({ open, onClose, ui }: { open: boolean; onClose: () => void; ui: RoomUi }) {
  return (
    <RoomDialog title="Command" open={open} onClose={onClose}>
      <PaletteBody onClose={onClose} ui={ui} />
    </RoomDialog>
  )
}

function PaletteBody({ onClose, ui }: { onClose: () => void; ui: RoomUi }) {
  const view = useClient((state) => state.view)
  const actions = useActions()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  // The list is made when the palette opens: entries must not jump under the reader's fingers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const items = useMemo(() => (view === null ? [] : paletteItems(view, actions, ui)), [])
  const found = useMemo(() => rank(items, query), [items, query])
  const current = Math.min(at, found.length - 1)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return
    onClose()
    item.choose()
  }
  return (
    <div className="palette">
      <input
        className="input palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[current] === undefined ? undefined : `${listId}-${current}`}
        aria-label="Find a command"
        placeholder="Declare, page, drain, status, report …"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the palette was opened to type into it
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(current + 1, found.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0))
          else if (event.key === 'Enter') choose(found[current])
          else return
          event.preventDefault()
        }}
      />
      <div className="palette-list" role="listbox" id={listId} aria-label="Commands" ref={list}>
        {found.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox above
          <div
            key={item.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="palette-item"
            onClick={() => choose(item)}
          >
            <span>{item.label}</span>
            <span className="palette-group">{item.group}</span>
          </div>
        ))}
        {found.length === 0 && <p className="faint">Nothing fits these letters.</p>}
      </div>
      <p className="hint">↑ ↓ to move, Enter to choose, Escape to leave.</p>
    </div>
  )
}

function rank(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  if (query.trim() === '') return items.slice(0, MOST_SHOWN)
  const ranked = items
    .map((item) => ({
      item,
      score:
        (doesSomething(item) ? COMMAND_FIRST : 0) +
        Math.max(
          fuzzyRank(query, item.label) ?? -1,
          (fuzzyRank(query, `${item.group} ${item.words}`) ?? -1) - 1,
        ),
    }))
    .filter((each) => each.score > (doesSomething(each.item) ? COMMAND_FIRST : 0))
    .sort((a, b) => b.score - a.score)
  // Where the words stand as typed somewhere, scattered letters elsewhere are noise.
  const least = (ranked[0]?.score ?? 0) >= PHRASE ? PHRASE : 0
  return ranked
    .filter((each) => each.score >= least)
    .slice(0, MOST_SHOWN)
    .map((each) => each.item)
}

function paletteItems(view: SeatView, actions: ClientActions, ui: RoomUi): readonly PaletteItem[] {
  const look = (
    source: Parameters<ClientActions['look']>[0],
    subject: string,
    label: string,
    group: string,
  ) => ({
    id: `${source}:${subject}`,
    label,
    group,
    words: 'look open show',
    choose: () => {
      ui.showPane('desk')
      actions.look(source, subject)
    },
  })
  const { handbook } = view
  return [
    ...allSpecs
      .filter((spec) => mayDo(view, spec.kind))
      .map((spec) => ({
        id: spec.kind,
        label: spec.label,
        group: spec.group,
        words: spec.words,
        choose: () => ui.openForm(spec.kind as CommandKind),
      })),
    ...(mayDo(view, 'approveAction')
      ? handbook.actions.map((action) => ({
          id: `action:${action.id}`,
          label: action.label,
          group: 'Action',
          words: `do approve ${action.group} ${action.description}`,
          choose: () => ui.openDecision(action.id),
        }))
      : []),
    ...handbook.dashboards.map((each) => look('metrics', each.subject, `Metrics: ${each.label}`, 'Look')),
    ...handbook.services.map((each) => look('logs', each.id, `Logs: ${each.label}`, 'Look')),
    look('traces', 'all', 'Traces', 'Look'),
    ...handbook.runbooks.map((each) => look('runbook', each.id, `Runbook: ${each.title}`, 'Look')),
    ...view.changes.map((each) => look('changes', each.id, `Change: ${each.title}`, 'Look')),
    look('vendorPage', 'status', 'Vendor status page', 'Look'),
    ...handbook.consoles
      .filter((each) => each.tool !== 'shell')
      .map((each) => look('console', each.subject, `Console: ${each.tool} ${each.label}`, 'Look')),
    ...deskPlaces.map(([tab, label]) => ({
      id: `desk:${tab}`,
      label: `Go to ${label}`,
      group: 'Desk',
      words: 'desk tab show open',
      choose: () => {
        ui.showPane('desk')
        actions.openDesk(tab)
      },
    })),
    ...paces
      .filter(([pace]) => view.drill.mode !== 'exam' || pace === 'x1' || pace === 'x4' || pace === 'x10')
      .map(([pace, label]) => ({
        id: `pace:${pace}`,
        label,
        group: 'Clock',
        words: 'time speed pace clock',
        choose: () => actions.setPace(pace),
      })),
  ]
}
