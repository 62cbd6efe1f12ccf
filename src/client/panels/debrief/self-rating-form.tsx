import { useState } from 'react'
import { useActions, useClient } from '../kit/use-client.tsx'
import { type Skill, skills } from '../report/skills.ts'

const questions = [
  { key: 'wentWell', label: 'What went well?', hint: 'One sentence. Name who or what made it go well.' },
  { key: 'wasHard', label: 'What was hard?', hint: 'What did you not see, or not have, when you needed it?' },
  {
    key: 'wouldChange',
    label: 'What would you change?',
    hint: 'In the system, the runbook or the way of working.',
  },
] as const

type Words = Record<(typeof questions)[number]['key'], string>

/** Seven ratings and three sentences, before the Chief has said a word. */
export function SelfRatingForm() {
  const actions = useActions()
  const ready = useClient((state) => state.analysis.grade !== null)
  const [ratings, setRatings] = useState<Readonly<Record<string, number>>>({})
  const [words, setWords] = useState<Words>({ wentWell: '', wasHard: '', wouldChange: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const open = skills.filter((skill) => ratings[skill.letter] === undefined)

  const submit = async () => {
    const first = open[0]
    if (first !== undefined) {
      setProblem(`Not rated yet: ${open.map((skill) => skill.name).join(', ')}.`)
      document.getElementById(`rate-${first.letter}-1`)?.focus()
      return
    }
    const outcome = await actions.send({ kind: 'rateSelf', ratings, ...words })
    if (!outcome.ok) setProblem(outcome.problem)
  }

  return (
    <form
      className="rating-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="rating-skills">
        {skills.map((skill) => (
          <SkillRating
            key={skill.letter}
            skill={skill}
            rating={ratings[skill.letter]}
            onRate={(rating) => {
              setRatings({ ...ratings, [skill.letter]: rating })
              setProblem(null)
            }}
          />
        ))}
      </div>
      <div className="rating-words">
        {questions.map(({ key, label, hint }) => (
          <div key={key} className="field">
            <label htmlFor={`words-${key}`}>{label}</label>
            <textarea
              id={`words-${key}`}
              className="input"
              rows={2}
              aria-describedby={`words-${key}-hint`}
              value={words[key]}
              onChange={(event) => setWords({ ...words, [key]: event.target.value })}
            />
            <p id={`words-${key}-hint`} className="rating-hint">
              {hint}
            </p>
          </div>
        ))}
      </div>
      <p role="alert" className="rating-problem">
        {problem}
      </p>
      <div className="rating-submit">
        <button type="submit" className="debrief-go">
          I have spoken. Now the Chief
        </button>
        <span className="rating-hint">
          {open.length > 0 ? `${skills.length - open.length} of ${skills.length} rated. ` : ''}
          {ready ? 'The Chief has read the log.' : 'The Chief is still reading the log.'}
        </span>
      </div>
    </form>
  )
}

interface SkillRatingProps {
  readonly skill: Skill
  readonly rating: number | undefined
  readonly onRate: (rating: number) => void
}

function SkillRating({ skill, rating, onRate }: SkillRatingProps) {
  return (
    <fieldset className="rating-skill">
      <legend>
        <span className="rating-letter" aria-hidden="true">
          {skill.letter}
        </span>
        {skill.name}
        <span className="rating-asks">{skill.asks}</span>
      </legend>
      <div className="rating-steps">
        {skill.anchors.map((anchor, index) => (
          <label key={anchor} className="rating-step">
            <input
              type="radio"
              id={`rate-${skill.letter}-${index + 1}`}
              name={`rate-${skill.letter}`}
              value={index + 1}
              checked={rating === index + 1}
              onChange={() => onRate(index + 1)}
            />
            <span className="rating-number">{index + 1}</span>
            <span className="rating-anchor">{anchor}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
