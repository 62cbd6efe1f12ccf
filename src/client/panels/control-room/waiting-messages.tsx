import { useState } from 'react'
import type { InboxItem } from '../../../core/view/index.ts'
import { nameOf } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { stanceLabels } from './channel-line.ts'
import { span } from './format.ts'
import { mayDo } from './may-do.ts'

type Stance = keyof typeof stanceLabels
const stances = Object.keys(stanceLabels) as Stance[]

/** People who wait for an answer. One is open at a time. */
export function WaitingMessages() {
  const inbox = useClient((state) => state.view?.inbox)
  const view = useClient((state) => state.view)
  const [open, setOpen] = useState<string | null>(null)
  if (view === null || !mayDo(view, 'reply')) return null
  const waiting = (inbox ?? []).filter((item) => item.answered === null)
  if (waiting.length === 0) return null
  const current = waiting.find((item) => item.messageId === open) ?? waiting[0]
  if (current === undefined) return null
  return (
    <section className="waiting-messages" aria-label="Waiting for your answer">
      <div className="waiting-tabs">
        <strong>Waiting for you:</strong>
        {waiting.map((item) => (
          <button
            key={item.messageId}
            type="button"
            className="filter"
            aria-pressed={item === current}
            onClick={() => setOpen(item.messageId)}
          >
            {nameOf(view, item.from)} <small>{span(view.drill.second - item.at)}</small>
          </button>
        ))}
      </div>
      <AnswerCard key={current.messageId} item={current} from={nameOf(view, current.from)} />
    </section>
  )
}

function AnswerCard({ item, from }: { item: InboxItem; from: string }) {
  const actions = useActions()
  const [stance, setStance] = useState<Stance>('acknowledge')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const answer = async () => {
    const outcome = await actions.send({
      kind: 'reply',
      messageId: item.messageId,
      stance,
      text: text.trim(),
    })
    if (!outcome.ok) setProblem(outcome.problem)
  }
  return (
    <form
      className="answer-card"
      onSubmit={(event) => {
        event.preventDefault()
        void answer()
      }}
    >
      <p>
        <strong>{from}</strong> <span className="chip">{item.channel}</span> {item.text}
      </p>
      <fieldset className="stances">
        <legend className="unseen">Stance of your answer</legend>
        {stances.map((each) => (
          <button
            key={each}
            type="button"
            className="filter"
            aria-pressed={stance === each}
            onClick={() => setStance(each)}
          >
            {stanceLabels[each]}
          </button>
        ))}
      </fieldset>
      <div className="row">
        <label className="unseen" htmlFor="answer-text">
          Your answer to {from}
        </label>
        <input
          id="answer-text"
          className="input"
          autoComplete="off"
          placeholder={`${stanceLabels[stance]}: your words`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button" data-tone="primary">
          Answer
        </button>
      </div>
      {problem !== null && <p className="form-problem">{problem}</p>}
    </form>
  )
}
