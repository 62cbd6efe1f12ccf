import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { SeatView } from '../../../core/consoles/index.ts'
import { clockAt } from '../../../core/determinism/index.ts'
import type { ToldEntry } from '../../../core/drill/index.ts'
import { useClient } from '../kit/use-client.tsx'
import { type ChannelLine, channelLine, type LineFilter } from './channel-line.ts'
import { Composer } from './composer.tsx'
import { WaitingMessages } from './waiting-messages.tsx'

const filters: readonly { id: LineFilter; label: string }[] = [
  { id: 'all', label: 'All' },
  { id: 'people', label: 'People' },
  { id: 'actions', label: 'Actions' },
  { id: 'chief', label: 'Chief' },
  { id: 'system', label: 'System' },
]

const PAGE_LENGTH = 120

/** The incident channel: everything said and done, newest at the bottom, read out politely as it comes. */
export function Channel() {
  const view = useClient((state) => state.view)
  const lines = useChannelLines(view)
  const [filter, setFilter] = useState<LineFilter>('all')
  const [pages, setPages] = useState(1)
  const scroller = useRef<HTMLDivElement>(null)
  const atBottom = useRef(true)
  const matching = filter === 'all' ? lines : lines.filter((line) => line.filter === filter)
  const shown = matching.slice(-PAGE_LENGTH * pages)
  const newest = shown.at(-1)?.id

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason to scroll
  useEffect(() => {
    const element = scroller.current
    if (element !== null && atBottom.current) element.scrollTop = element.scrollHeight
  }, [newest, filter])

  if (view === null) return null
  const startsAt = view.drill.startsAtUtcSecond
  return (
    <section className="pane channel" aria-labelledby="channel-heading">
      <div className="pane-heading-row">
        <h2 id="channel-heading" className="pane-heading">
          Incident channel
        </h2>
        <fieldset className="filters">
          <legend className="unseen">Show</legend>
          {filters.map((each) => (
            <button
              key={each.id}
              type="button"
              className="filter"
              aria-pressed={filter === each.id}
              onClick={() => setFilter(each.id)}
            >
              {each.label}
            </button>
          ))}
        </fieldset>
      </div>
      <div
        className="lines"
        ref={scroller}
        role="log"
        aria-label="Incident channel, newest last"
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
          atBottom.current = scrollHeight - scrollTop - clientHeight < 60
        }}
      >
        {matching.length > shown.length && (
          <div className="earlier">
            <button type="button" className="button" onClick={() => setPages(pages + 1)}>
              Show earlier
            </button>
          </div>
        )}
        <ol className="line-list">
          {shown.map((line) => (
            <Line key={line.id} line={line} clock={clockAt(startsAt, line.at)} />
          ))}
        </ol>
      </div>
      <WaitingMessages />
      <Composer />
    </section>
  )
}

const Line = memo(function Line({ line, clock }: { line: ChannelLine; clock: string }) {
  return (
    <li className="line" data-tone={line.tone} data-alarm={line.alarm}>
      <span className="line-clock mono">{clock}</span>
      <span className="line-body">
        <span className="line-speaker">{line.speaker}</span>
        {line.tags.map((tag) => (
          <span className="line-tag" key={tag}>
            {tag}
          </span>
        ))}{' '}
        <span className="line-text">{line.text}</span>
      </span>
    </li>
  )
})

/** Lines are made once per entry: an entry that is given other words is another one. */
function useChannelLines(view: SeatView | null): readonly ChannelLine[] {
  const made = useRef(new WeakMap<ToldEntry, ChannelLine | null>())
  return useMemo(() => {
    if (view === null) return []
    return view.log.flatMap((entry) => {
      let line = made.current.get(entry)
      if (line === undefined) {
        line = channelLine(entry, view)
        made.current.set(entry, line)
      }
      return line === null ? [] : [line]
    })
  }, [view])
}
