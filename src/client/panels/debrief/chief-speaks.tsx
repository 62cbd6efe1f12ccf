import type { ToldOf } from '../../../core/drill/index.ts'
import type { SkillMark } from '../../../core/grading/index.ts'
import { useClient } from '../kit/use-client.tsx'
import { Evidence } from '../report/evidence.tsx'
import { RatingBar } from '../report/rating-bar.tsx'
import { type Skill, skills } from '../report/skills.ts'
import { gapWords } from './own-rating.ts'

/** The Chief's rating beside the trainee's, with his words and the log lines under them. */
export function ChiefSpeaks({ own }: { own: ToldOf<'selfRated'> }) {
  const grade = useClient((state) => state.analysis.grade)
  const debrief = useClient((state) => state.analysis.debrief)
  const status = useClient((state) => state.analysis.status)
  if (grade === null) {
    return (
      <p className="debrief-waiting" role="status">
        {status === 'failed'
          ? 'The log could not be read to the end, so there is no grade. Your own words are kept.'
          : 'The Chief is reading the log …'}
      </p>
    )
  }
  const belongs = (paragraph: { readonly skill: string }, skill: Skill) =>
    paragraph.skill === skill.letter || paragraph.skill === skill.name
  const general = debrief.filter((paragraph) => !skills.some((skill) => belongs(paragraph, skill)))
  return (
    <>
      {general.length > 0 && (
        <section className="chief-general" aria-label="The Chief">
          {general.map((paragraph) => (
            <p key={paragraph.text}>
              {paragraph.text} <Evidence title="The Chief's opening" cites={paragraph.cites} />
            </p>
          ))}
        </section>
      )}
      <div className="chief-skills">
        {skills.map((skill) => (
          <SkillTalk
            key={skill.letter}
            skill={skill}
            own={own.ratings[skill.letter]}
            mark={grade.profile.skills.find((each) => each.skill === skill.letter)}
            paragraphs={debrief.filter((paragraph) => belongs(paragraph, skill))}
          />
        ))}
      </div>
      <OwnWords own={own} />
    </>
  )
}

interface SkillTalkProps {
  readonly skill: Skill
  readonly own: number | undefined
  readonly mark: SkillMark | undefined
  readonly paragraphs: readonly { readonly text: string; readonly cites: readonly string[] }[]
}

function SkillTalk({ skill, own, mark, paragraphs }: SkillTalkProps) {
  const rating = mark?.rating ?? null
  return (
    <section className="skill-talk" aria-labelledby={`talk-${skill.letter}`}>
      <div className="skill-talk-head">
        <h2 id={`talk-${skill.letter}`}>{skill.name}</h2>
        <dl className="skill-talk-pair">
          <div>
            <dt>You</dt>
            <dd>
              <RatingBar rating={own ?? null} />
            </dd>
          </div>
          <div>
            <dt>Chief</dt>
            <dd>
              <RatingBar rating={rating} />
            </dd>
          </div>
        </dl>
        {gapWords(own, rating) !== '' && <p className="skill-talk-gap">{gapWords(own, rating)}</p>}
      </div>
      <div className="skill-talk-words">
        {paragraphs.length === 0 && <p className="skill-talk-none">Nothing to add here.</p>}
        {paragraphs.map((paragraph) => (
          <p key={paragraph.text}>
            {paragraph.text} <Evidence title={skill.name} cites={paragraph.cites} />
          </p>
        ))}
      </div>
    </section>
  )
}

function OwnWords({ own }: { own: ToldOf<'selfRated'> }) {
  const rows = [
    ['Went well', own.wentWell],
    ['Was hard', own.wasHard],
    ['Would change', own.wouldChange],
  ].filter(([, text]) => text !== '')
  if (rows.length === 0) return null
  return (
    <section className="own-words" aria-labelledby="own-words">
      <h2 id="own-words">Your own words</h2>
      <dl>
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
