import { useEffect, useRef, useState } from 'react'
import { useActions, useClient } from '../kit/use-client.tsx'
import { RoomDialog } from './room-dialog.tsx'

const outcomes = {
  resolved: 'Resolved, and the world agrees: customers are served again.',
  handedOver: 'Your shift is over: command was handed over, and the next shift carries on.',
  resolvedTooEarly: 'Closed while it was still burning.',
  abandoned: 'The drill was left before it was over.',
  overtaken: 'Time ran out on this drill.',
} as const

/** The drill is over: on to the hot debrief, or stay and look around. */
export function EndedDialog() {
  const ended = useClient((state) => state.view?.drill.ended ?? null)
  const actions = useActions()
  const [dismissed, setDismissed] = useState(false)
  const onward = useRef<HTMLButtonElement>(null)
  // Another dialog may still be closing and take the focus with it: come back to the one thing left to do.
  useEffect(() => {
    if (ended === null) return
    const timer = setTimeout(() => onward.current?.focus(), 120)
    return () => clearTimeout(timer)
  }, [ended])
  if (ended === null) return null
  return (
    <>
      <RoomDialog title="The drill has ended" open={!dismissed} onClose={() => setDismissed(true)}>
        <p>{outcomes[ended]}</p>
        <div className="row">
          <button
            type="button"
            className="button"
            data-tone="primary"
            ref={onward}
            onClick={() => actions.openDebrief()}
          >
            Go to the debrief
          </button>
          <button type="button" className="button" onClick={() => setDismissed(true)}>
            Look around first
          </button>
        </div>
      </RoomDialog>
      {dismissed && (
        <aside className="coach" aria-label="Drill ended">
          <p>
            <strong>The drill has ended.</strong> {outcomes[ended]}
          </p>
          <button type="button" className="button" data-tone="primary" onClick={() => actions.openDebrief()}>
            Go to the debrief
          </button>
        </aside>
      )}
    </>
  )
}
