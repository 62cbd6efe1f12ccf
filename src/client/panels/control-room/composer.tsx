import { Send } from 'lucide-react'
import { useState } from 'react'
import { useActions, useClient } from '../kit/use-client.tsx'
import { mayDo } from './may-do.ts'

/** Says something on the bridge, to all or to one person. */
export function Composer() {
  const view = useClient((state) => state.view)
  const actions = useActions()
  const [text, setText] = useState('')
  const [to, setTo] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  if (view === null || !mayDo(view, 'say')) return null
  const listeners = view.people.filter((each) => each.status === 'onBridge' || each.status === 'working')
  const say = async () => {
    if (text.trim() === '') return
    const outcome = await actions.send({ kind: 'say', text: text.trim(), to: to === '' ? null : to })
    setProblem(outcome.ok ? null : outcome.problem)
    if (outcome.ok) setText('')
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      <label className="unseen" htmlFor="composer-to">
        To
      </label>
      <select id="composer-to" className="input" value={to} onChange={(event) => setTo(event.target.value)}>
        <option value="">To all</option>
        {listeners.map((person) => (
          <option key={person.id} value={person.id}>
            {person.shortRole}
          </option>
        ))}
      </select>
      <label className="unseen" htmlFor="composer-text">
        Say in the channel
      </label>
      <input
        id="composer-text"
        className="input"
        placeholder="Say in the channel …"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button icon" aria-label="Say it">
        <Send size={14} aria-hidden />
      </button>
      {problem !== null && <p className="form-problem">{problem}</p>}
    </form>
  )
}
