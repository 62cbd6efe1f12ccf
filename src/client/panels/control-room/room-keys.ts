import { useEffect } from 'react'
import type { ClientStore, DeskTab, Pace } from '../../store/index.ts'
import type { RoomUi } from './room-ui.tsx'

const jumps: Readonly<Record<string, DeskTab>> = {
  p: 'pages',
  m: 'metrics',
  l: 'logs',
  t: 'traces',
  a: 'actions',
  k: 'tasks',
  s: 'status',
  e: 'executives',
  d: 'document',
  r: 'runbooks',
  c: 'changes',
  v: 'vendor',
  o: 'consoles',
  h: 'terminal',
}
const speeds: Readonly<Record<string, Pace>> = {
  '1': 'x1',
  '2': 'x4',
  '3': 'x10',
  '.': 'untilSomethingHappens',
}
/** A jump's second letter must come this soon. */
const JUMP_MS = 1500

/** Single keys work whenever nobody is writing and no dialog is open. */
export function useRoomKeys(store: ClientStore, ui: RoomUi): void {
  useEffect(() => {
    let jumpingUntil = 0
    let lastPlace: HTMLElement | null = null
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) lastPlace = event.target.closest('section, header')
    }
    const onKey = (event: KeyboardEvent) => {
      const { key } = event
      if (key === 'Tab') return comeBackTo(lastPlace)
      if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'k') {
        event.preventDefault()
        ui.openPalette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      const { pace, view } = store.getState()
      if (jumpingUntil > event.timeStamp) {
        jumpingUntil = 0
        const tab = jumps[key]
        if (tab === undefined) return
        event.preventDefault()
        ui.showPane('desk')
        store.actions.openDesk(tab)
        return
      }
      const speed = speeds[key]
      if (speed !== undefined) store.actions.setPace(speed)
      else if (key === ' ' && !isControl(event.target))
        store.actions.setPace(pace === 'paused' ? 'x1' : 'paused')
      else if (key === '/') ui.openPalette()
      else if (key === '?') ui.openHelp()
      else if (key === 'g') jumpingUntil = event.timeStamp + JUMP_MS
      else if (key === 'c') focusOn('composer-text')
      else if (key === 'r') focusOn('answer-text')
      else if (key === 'a') {
        const page = view?.pages.findLast((each) => each.acknowledgedAt === null)
        if (page !== undefined) void store.actions.send({ kind: 'acknowledgePage', pageId: page.pageId })
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('focusin', onFocus)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('focusin', onFocus)
    }
  }, [store, ui])
}

/** What had the focus is gone (a page that was acknowledged, an answer that was sent): Tab goes on from its place. */
function comeBackTo(place: HTMLElement | null): void {
  if (document.activeElement !== document.body || place === null || !place.isConnected) return
  place.tabIndex = -1
  place.focus()
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.matches('input, textarea, select, [contenteditable]') ||
    target.closest('[role="dialog"], [role="menu"]') !== null
  )
}

/** Space on a button belongs to the button. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, summary, [role="tab"]')
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
