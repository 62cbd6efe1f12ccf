import { useEffect, useState } from 'react'
import { useActions, useClient } from '../kit/use-client.tsx'
import { type CoachTip, tipsFor } from './coach-tips.ts'

/** Leads a first-time player through the room: one tip at a time, when it matters, gone once it is done. */
export function CoachStrip() {
  const put = useClient((state) => state.preferences.coachDone)
  const state = useClient((all) => all)
  const actions = useActions()
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set())
  const { view } = state
  const tips = view === null || put || view.drill.ended !== null ? [] : tipsFor(view.drill.mode)
  const isOver = (tip: CoachTip) => passed.has(tip.id) || (view !== null && tip.done?.(view, state) === true)
  const left = tips.filter((tip) => !isOver(tip))
  const tip =
    view === null ? undefined : left.find((each) => each.when === undefined || each.when(view, state))
  useMarked(tip?.pointsAt)
  if (tip === undefined) return null
  const last = left.length === 1
  const putAway = () => actions.setPreferences({ coachDone: true })
  return (
    <aside className="coach" aria-label="Getting started">
      <span
        className="coach-count mono"
        role="img"
        aria-label={`Step ${tips.length - left.length + 1} of ${tips.length}`}
      >
        {tips.length - left.length + 1}/{tips.length}
      </span>
      <p aria-live="polite">
        <strong>{tip.title}.</strong> {tip.text}
      </p>
      <div className="row">
        <button type="button" className="button quiet" onClick={putAway}>
          Skip
        </button>
        <button
          type="button"
          className="button"
          data-tone={tip.done === undefined ? 'primary' : undefined}
          onClick={() => (last ? putAway() : setPassed(new Set([...passed, tip.id])))}
        >
          {last ? 'Got it' : 'Next'}
        </button>
      </div>
    </aside>
  )
}

/** Draws a line around what the tip speaks of, wherever in the room it is. */
function useMarked(selector: string | undefined): void {
  useEffect(() => {
    if (selector === undefined) return
    const element = document.querySelector<HTMLElement>(`.room ${selector}`)
    if (element === null) return
    element.dataset.coached = 'true'
    return () => {
      delete element.dataset.coached
    }
  }, [selector])
}
