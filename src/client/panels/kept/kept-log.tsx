import { useMemo } from 'react'
import type { KeptDrill } from '../../store/index.ts'
import { sentencesOf } from './kept-lines.ts'

/** What happened, line by line; of a drill without a log, what was commanded. */
export function KeptLog({ kept }: { kept: KeptDrill }) {
  const sentences = useMemo(() => sentencesOf(kept), [kept])
  const hasLog = kept.log.length > 0
  return (
    <section id="kept-log" className="report-section" aria-labelledby="kept-log-heading">
      <h2 id="kept-log-heading">{hasLog ? 'Log' : 'Commands'}</h2>
      <p className="report-note">
        {hasLog
          ? `${sentences.length} lines, in the words of that time.`
          : sentences.length === 0
            ? 'No command was given.'
            : 'The version that kept this drill kept no log. These are the commands that were given, in their order.'}
      </p>
      <ol className="kept-lines">
        {sentences.map(({ id, clock, speaker, tag, text }) => (
          <li key={id} id={lineId(id)}>
            <span className="kept-clock mono">{clock}</span>
            <span>
              <b>{speaker}</b> <span className="log-tag">{tag}</span>
              {text !== '' && <span className="log-words">{text}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export const lineId = (entryId: string): string => `line-${entryId}`
