import { useEffect, useMemo, useState } from 'react'
import { clockOf, elapsedLabel, grouped, millisecondsText, percentText } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'

import { logSentence } from './log-sentence.ts'

const speeds = [30, 120, 480] as const
const LINES = 6

interface ReplayScrubberProps {
  readonly cursor: number
  readonly onCursor: (second: number) => void
  readonly lastSecond: number
}

/** The ended drill again, at any moment: what the customers felt, and what had just been said and done. */
export function ReplayScrubber({ cursor, onCursor, lastSecond }: ReplayScrubberProps) {
  const frames = useClient((state) => state.analysis.replay)
  const log = useClient((state) => state.analysis.log)
  const view = useClient((state) => state.view)
  const actions = useActions()
  const [speed, setSpeed] = useState<number>(speeds[1])
  const [playing, setPlaying] = useState(false)

  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => onCursor(Math.min(lastSecond, cursor + speed / 4)), 250)
    if (cursor >= lastSecond) setPlaying(false)
    return () => clearInterval(timer)
  }, [playing, cursor, speed, lastSecond, onCursor])

  const frame = useMemo(() => frames.findLast((each) => each.at <= cursor) ?? frames[0], [frames, cursor])
  const recent = useMemo(
    () =>
      log
        .filter((entry) => entry.at <= cursor && entry.event.kind !== 'lookedAt' && !entry.hidden)
        .slice(-LINES),
    [log, cursor],
  )
  if (view === null) return null
  const second = Math.round(cursor)
  return (
    <section className="replay" aria-label="Replay">
      <div className="replay-bar">
        <button
          type="button"
          className="button"
          onClick={() => {
            if (!playing && cursor >= lastSecond) onCursor(0)
            setPlaying(!playing)
          }}
        >
          {playing ? 'Pause' : 'Replay'}
        </button>
        <input
          type="range"
          min={0}
          max={lastSecond}
          step={15}
          value={cursor}
          aria-label="Moment of the drill"
          aria-valuetext={`${elapsedLabel(second)}, ${clockOf(view, second)}`}
          onChange={(event) => {
            setPlaying(false)
            onCursor(Number(event.target.value))
          }}
        />
        <label className="replay-speed">
          Speed
          <select className="input" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
            {speeds.map((each) => (
              <option key={each} value={each}>
                {each}×
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" onClick={() => actions.retryFrom(second)}>
          Retry from here
        </button>
      </div>
      <div className="replay-now">
        <dl>
          <div>
            <dt>Time</dt>
            <dd className="mono">
              {clockOf(view, second)} <span>{elapsedLabel(second)}</span>
            </dd>
          </div>
          {frame !== undefined && (
            <>
              <div>
                <dt>Not served</dt>
                <dd className="mono">{percentText(frame.failedShare)}</dd>
              </div>
              <div>
                <dt>p99</dt>
                <dd className="mono">{millisecondsText(frame.p99Ms)}</dd>
              </div>
              <div>
                <dt>Customer-minutes</dt>
                <dd className="mono">{grouped(frame.customerMinutes)}</dd>
              </div>
            </>
          )}
        </dl>
        <ol>
          {recent.map((entry) => {
            const sentence = logSentence(entry, view)
            return (
              <li key={entry.id}>
                <span className="mono">{clockOf(view, entry.at)}</span>
                <span>
                  <b>{sentence.speaker}</b> {sentence.text}
                </span>
              </li>
            )
          })}
        </ol>
      </div>
    </section>
  )
}
