import type { CommandProfile, MarkerItem, MarkerMark } from '../../../core/grading/index.ts'
import { Evidence } from './evidence.tsx'
import { MarkerCard } from './marker-card.tsx'
import { skills } from './skills.ts'

const answerSigns = {
  yes: { sign: '✓', word: 'Yes' },
  no: { sign: '✕', word: 'No' },
  notApplicable: { sign: '–', word: 'Did not arise' },
} as const

/** All markers by skill. Each opens to its yes/no items, each item onto the log. */
export function MarkersSection({ profile }: { profile: CommandProfile }) {
  return (
    <section id="markers" className="report-section" aria-labelledby="markers-heading">
      <h2 id="markers-heading">What was seen</h2>
      <p className="report-note">
        {profile.markers.length} markers in seven skills. A marker that had no occasion in this drill is not
        observed, and counts for nothing.
      </p>
      {skills.map((skill) => {
        const marks = profile.markers.filter((mark) => mark.skill === skill.letter)
        if (marks.length === 0) return null
        return (
          <div key={skill.letter} className="marker-group" id={`skill-${skill.letter}`}>
            <h3>{skill.name}</h3>
            <div>
              {marks.map((mark) => (
                <Marker key={mark.marker} mark={mark} />
              ))}
            </div>
          </div>
        )
      })}
    </section>
  )
}

function Marker({ mark }: { mark: MarkerMark }) {
  return (
    <MarkerCard mark={mark} reason={mark.rating === null ? `Not observed: ${mark.reason}` : mark.reason}>
      {mark.items.length > 0 && (
        <ul>
          {mark.items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
    </MarkerCard>
  )
}

function Item({ item }: { item: MarkerItem }) {
  const { sign, word } = answerSigns[item.answer]
  return (
    <li className="marker-item" data-answer={item.answer}>
      <span className="marker-sign" aria-hidden="true">
        {sign}
      </span>
      <div>
        <p>
          {item.question} <b>{word}.</b>
        </p>
        {item.detail !== '' && <p className="marker-detail">{item.detail}</p>}
        {item.quote !== null && <blockquote>{item.quote}</blockquote>}
        <Evidence title={item.question} cites={item.cites} />
      </div>
    </li>
  )
}
