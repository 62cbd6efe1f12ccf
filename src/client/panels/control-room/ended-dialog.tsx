import { useEffect, useRef, useState } from 'react'
import { endedByHandover } from '../debrief/own-rating.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { RoomDialog } from './room-dialog.tsx'

const outcomes = {
  resolved: 'Resolved, and the world agrees: customers are served.',
  handedOver: 'Your shift is over: command was handed over, and the next shift carries on.',
  resolvedTooEarly: 'Closed while it was still burning.',
  abandoned: 'The drill was left before it was over.',
  overtaken: 'Time ran out on this drill.',
} as const
const handedOverTooEarly = 'The next shift has command, of an incident that was not yet in good hands.'

/** The drill is over: on to the hot debrief, or stay and look around. */
export function EndedDialog() {
  const ended = useClient((state) => state.view?.drill.ended ?? null)
  const log = useClient((state) => state.view?.log)
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
  const words = ended === 'overtaken' && endedByHandover(log ?? []) ? handedOverTooEarly : outcomes[ended]
  return (
    <>
      <RoomDialog title="The drill has ended" open={!dismissed} onClose={() => setDismissed(true)}>
        <p>{words}</p>
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
            <strong>The drill has ended.</strong> {words}
          </p>
          <button type="button" className="button" data-tone="primary" onClick={() => actions.openDebrief()}>
            Go to the debrief
          </button>
        </aside>
      )}
    </>
  )
}
