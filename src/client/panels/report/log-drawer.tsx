import { useEffect, useMemo, useRef, useState } from 'react'
import { clockOf, elapsedLabel } from '../../store/index.ts'
import { useClient } from '../kit/use-client.tsx'
import type { EvidenceRequest } from './evidence-request.ts'
import { logSentence } from './log-sentence.ts'

/** The whole log beside the page, scrolled to what is cited; N and P walk from one cited line to the next. */
export function LogDrawer({ request, onClose }: { request: EvidenceRequest; onClose: () => void }) {
  const whole = useClient((state) => state.analysis.log)
  const view = useClient((state) => state.view)
  const [at, setAt] = useState(0)
  const [onlyCited, setOnlyCited] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const cited = useMemo(() => new Set(request.cites), [request])
  const entries = useMemo(() => {
    const log = whole.length > 0 ? whole : (view?.log ?? [])
    return onlyCited ? log.filter((entry) => cited.has(entry.id)) : log
  }, [whole, view, onlyCited, cited])
  const known = useMemo(
    () => request.cites.filter((id) => entries.some((entry) => entry.id === id)),
    [request, entries],
  )

  useEffect(() => {
    setAt(0)
    if (request.cites.length > 0) heading.current?.focus()
  }, [request])
  useEffect(() => {
    const id = known[at]
    if (id === undefined) return
    list.current?.querySelector(`[data-entry="${id}"]`)?.scrollIntoView({ block: 'center' })
  }, [known, at])

  const step = (by: number) => known.length > 0 && setAt((at + by + known.length) % known.length)
  if (view === null) return null
  return (
    <aside
      className="log-drawer"
      aria-label="Log"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        else if (event.key === 'n') step(1)
        else if (event.key === 'p') step(-1)
        else return
        event.stopPropagation()
      }}
    >
      <header className="log-drawer-head">
        <div>
          <p className="log-drawer-label">What this rests on</p>
          <h2 ref={heading} tabIndex={-1}>
            {request.title}
          </h2>
        </div>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </header>
      <div className="log-drawer-tools">
        <button type="button" className="button" onClick={() => step(-1)} disabled={known.length < 2}>
          Previous
        </button>
        <button type="button" className="button" onClick={() => step(1)} disabled={known.length < 2}>
          Next
        </button>
        <span className="mono" role="status">
          {known.length === 0 ? 'not in the log' : `${at + 1} of ${known.length}`}
        </span>
        <label className="log-drawer-only">
          <input
            type="checkbox"
            checked={onlyCited}
            onChange={(event) => setOnlyCited(event.target.checked)}
          />
          only these
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <ol className="log-list" ref={list} tabIndex={0} aria-label="Log entries">
        {entries.map((entry) => {
          const sentence = logSentence(entry, view)
          return (
            <li
              key={entry.id}
              data-entry={entry.id}
              data-cited={cited.has(entry.id)}
              data-current={entry.id === known[at]}
              data-hidden={sentence.hidden}
            >
              <span className="log-time mono">
                {clockOf(view, entry.at)}
                <span>
                  {elapsedLabel(entry.at)} · {entry.id}
                </span>
              </span>
              <span className="log-text">
                <b>{sentence.speaker}</b> {cited.has(entry.id) && <span className="unseen">(cited) </span>}
                {sentence.tags.map((tag) => (
                  <span key={tag} className="log-tag">
                    {tag}
                  </span>
                ))}
                {sentence.hidden && <span className="log-tag">hidden until the end</span>}
                <span className="log-words">{sentence.text}</span>
              </span>
            </li>
          )
        })}
      </ol>
    </aside>
  )
}
