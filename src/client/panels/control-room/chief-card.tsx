import { useState } from 'react'
import type { SeatView } from '../../../core/consoles/index.ts'
import { openChiefQuestion } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { mayDo } from './may-do.ts'
import { useRoomUi } from './room-ui.tsx'

/** The Fire Chief's last line, his open question with room for an answer, and the way to ask the Mentor. */
export function ChiefCard() {
  const view = useClient((state) => state.view)
  const pace = useClient((state) => state.pace)
  const ui = useRoomUi()
  if (view === null || view.drill.mode === 'exam') return null
  const question = openChiefQuestion(view)
  const last = lastChiefLine(view)
  return (
    <section className="chief-card" aria-label="Fire Chief">
      <div className="chief-face" aria-hidden>
        FC
      </div>
      <div className="chief-words" aria-live="polite">
        {last === null ? (
          <p className="faint">The Fire Chief is here.</p>
        ) : (
          <p className="chief-line">
            <strong>{last.tone === 'teaching' ? 'Mentor' : 'Fire Chief'}</strong> {last.text}
          </p>
        )}
        {question !== null && mayDo(view, 'answerChief') && (
          <AnswerField
            key={question.questionId}
            question={question.text === last?.text ? null : question.text}
            questionId={question.questionId}
            clockWaits={
              view.drill.mode === 'shadow' && pace === 'paused' && view.drill.second - question.at <= 1
            }
          />
        )}
      </div>
      {view.incident.handoverTo === view.drill.seat && mayDo(view, 'acceptCommand') && (
        <button
          type="button"
          className="button"
          data-tone="primary"
          onClick={() => ui.openForm('acceptCommand')}
        >
          Accept command
        </button>
      )}
      {mayDo(view, 'askMentor') && (
        <button type="button" className="button" onClick={() => ui.openForm('askMentor')}>
          Ask the Mentor
        </button>
      )}
    </section>
  )
}

interface AnswerFieldProps {
  readonly question: string | null
  readonly questionId: string
  readonly clockWaits: boolean
}

function AnswerField({ question, questionId, clockWaits }: AnswerFieldProps) {
  const actions = useActions()
  const [text, setText] = useState('')
  return (
    <form
      className="chief-answer"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void actions.send({ kind: 'answerChief', questionId, text: text.trim() })
      }}
    >
      {question !== null && (
        <p className="chief-line">
          <span className="chip" data-tone="amber">
            ? asked
          </span>{' '}
          {question}
        </p>
      )}
      <div className="row">
        <label className="unseen" htmlFor="chief-answer">
          Your answer to the Chief
        </label>
        <input
          id="chief-answer"
          className="input"
          autoComplete="off"
          placeholder="Your answer to the Chief"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button">
          Answer
        </button>
      </div>
      {clockWaits && <p className="hint">The clock waits for your answer. Space goes on without one.</p>}
    </form>
  )
}

function lastChiefLine(view: SeatView) {
  for (let index = view.log.length - 1; index >= 0; index -= 1) {
    const event = view.log[index]?.event
    if (event?.kind === 'chiefSpoke') return event
  }
  return null
}
