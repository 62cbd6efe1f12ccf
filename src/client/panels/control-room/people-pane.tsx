import { Ear, ListTodo, Siren, UserCheck } from 'lucide-react'
import { useState } from 'react'
import type { PersonView } from '../../../core/view/index.ts'
import { useClient } from '../kit/use-client.tsx'
import { roleLabels } from './channel-line.ts'
import { span } from './format.ts'
import { mayDo } from './may-do.ts'
import { useRoomUi } from './room-ui.tsx'

const statusWords = {
  away: 'away',
  paged: 'paged',
  onBridge: 'on the bridge',
  working: 'working',
  stoodDown: 'stood down',
  unreachable: 'no answer',
} as const

const order = { working: 0, onBridge: 1, paged: 2, unreachable: 3, away: 4, stoodDown: 5 } as const

/** Who is there, what they are busy with, and how long since they were heard. */
export function PeoplePane() {
  const people = useClient((state) => state.view?.people)
  const [chosen, choose] = useState<string | null>(null)
  const sorted = [...(people ?? [])].sort(
    (a, b) =>
      order[a.status] - order[b.status] ||
      Number(a.kind !== 'responder') - Number(b.kind !== 'responder') ||
      a.shortRole.localeCompare(b.shortRole),
  )
  return (
    <section className="pane people" aria-labelledby="people-heading">
      <h2 id="people-heading" className="pane-heading">
        People <small>{sorted.filter((each) => order[each.status] < 2).length} on the bridge</small>
      </h2>
      <ul className="people-list">
        {sorted.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            open={chosen === person.id}
            onToggle={() => choose(chosen === person.id ? null : person.id)}
          />
        ))}
      </ul>
    </section>
  )
}

function PersonRow({ person, open, onToggle }: { person: PersonView; open: boolean; onToggle: () => void }) {
  const view = useClient((state) => state.view)
  const ui = useRoomUi()
  if (view === null) return null
  const preset = { personId: person.id }
  const here = person.status === 'onBridge' || person.status === 'working'
  const heard =
    person.lastReportAt === null ? '' : `heard ${span(view.drill.second - person.lastReportAt)} ago`
  return (
    <li className="person" data-status={person.status}>
      <button type="button" className="person-head" aria-expanded={open} onClick={onToggle}>
        <span className="person-dot" aria-hidden />
        <span className="person-name">{person.shortRole}</span>{' '}
        {person.incidentRole !== null && <span className="chip">{roleLabels[person.incidentRole]}</span>}{' '}
        <span className="person-status">{person.busyWith ?? statusWords[person.status]}</span>
      </button>
      {open && (
        <div className="person-more">
          <p>
            {person.role}. {person.bio}
          </p>
          {person.status !== 'away' && (
            <p className="faint">
              {statusWords[person.status]}
              {person.looks === 'fresh' ? '' : `, looks ${person.looks}`}
              {heard === '' ? '' : `, ${heard}`}
            </p>
          )}
          <div className="row">
            {here && mayDo(view, 'askReport') && (
              <button type="button" className="button" onClick={() => ui.openForm('askReport', preset)}>
                <Ear size={13} aria-hidden /> Report
              </button>
            )}
            {here && mayDo(view, 'assignTask') && (
              <button type="button" className="button" onClick={() => ui.openForm('assignTask', preset)}>
                <ListTodo size={13} aria-hidden /> Task
              </button>
            )}
            {here && mayDo(view, 'assignRole') && (
              <button type="button" className="button" onClick={() => ui.openForm('assignRole', preset)}>
                <UserCheck size={13} aria-hidden /> Role
              </button>
            )}
            {!here && mayDo(view, 'page') && (
              <button
                type="button"
                className="button"
                onClick={() => ui.openForm('page', { target: person.id })}
              >
                <Siren size={13} aria-hidden /> Page
              </button>
            )}
          </div>
        </div>
      )}
    </li>
  )
}
