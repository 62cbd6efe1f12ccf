import { useState } from 'react'
import type { DrillMode } from '../../../core/drill/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'

interface CoachTip {
  readonly title: string
  readonly text: string
}

const watching: readonly CoachTip[] = [
  {
    title: 'Your first night',
    text: 'The Fire Chief commands and thinks aloud. Look around, answer his questions; nothing you open can break anything. While it is quiet, the full stop key runs on.',
  },
  {
    title: 'The channel',
    text: 'Everything said and done is in the incident channel in the middle. Reports from people are outlined; pages from the pager are red.',
  },
]
const commanding: readonly CoachTip[] = [
  {
    title: 'You are on call',
    text: 'The full stop key runs to the first page. Acknowledge it, look at two or three screens, declare, open the bridge and take command out loud.',
  },
]
const everyone: readonly CoachTip[] = [
  {
    title: 'Look for yourself',
    text: 'Metrics, logs and traces on the right are what an engineer would open. What you have opened counts as what you knew. Try Metrics, then compare the zones.',
  },
  {
    title: 'Every command in one place',
    text: 'Press / (or Ctrl K) for the command palette: type a few letters, fill the short form, press Enter. People on the left have the same commands beside them.',
  },
  {
    title: 'Time is yours',
    text: 'Space pauses, 1, 2 and 3 set the speed, and the full stop runs until something happens. Press ? for all keys.',
  },
]

/** Leads a first-time player through the room; read at one's own speed and put away for good. */
export function CoachStrip() {
  const done = useClient((state) => state.preferences.coachDone)
  const mode = useClient((state) => state.view?.drill.mode)
  const ended = useClient((state) => state.view?.drill.ended ?? null)
  const actions = useActions()
  const [at, setAt] = useState(0)
  if (done || ended !== null || mode === undefined || mode === 'exam') return null
  const tips = tipsFor(mode)
  const tip = tips[Math.min(at, tips.length - 1)]
  if (tip === undefined) return null
  const last = at >= tips.length - 1
  return (
    <aside className="coach" aria-label="Getting started">
      <span className="coach-count mono" aria-hidden>
        {at + 1}/{tips.length}
      </span>
      <p aria-live="polite">
        <strong>{tip.title}.</strong> {tip.text}
      </p>
      <div className="row">
        {!last && (
          <button
            type="button"
            className="button"
            onClick={() => actions.setPreferences({ coachDone: true })}
          >
            Skip
          </button>
        )}
        <button
          type="button"
          className="button"
          data-tone="primary"
          onClick={() => (last ? actions.setPreferences({ coachDone: true }) : setAt(at + 1))}
        >
          {last ? 'Got it' : 'Next'}
        </button>
      </div>
    </aside>
  )
}

function tipsFor(mode: DrillMode): readonly CoachTip[] {
  return [...(mode === 'shadow' ? watching : commanding), ...everyone]
}
