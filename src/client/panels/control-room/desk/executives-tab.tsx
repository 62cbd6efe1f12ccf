import { clockOf, nameOf } from '../../../store/index.ts'
import { useClient } from '../../kit/use-client.tsx'
import { specOf } from '../commands/all-specs.ts'
import { CommandForm } from '../commands/command-form.tsx'
import { mayDo } from '../may-do.ts'

/** Up and across: briefs for executives, updates for the company, and what they asked. */
export function ExecutivesTab() {
  const view = useClient((state) => state.view)
  const brief = specOf('briefExecutives')
  const update = specOf('postInternalUpdate')
  if (view === null || brief === undefined || update === undefined) return null
  const ended = view.drill.ended !== null
  const asked = view.inbox.filter((item) => item.channel === 'executive')
  const told = view.log
    .filter(
      (entry) => entry.event.kind === 'executivesBriefed' || entry.event.kind === 'internalUpdatePosted',
    )
    .slice(-8)
    .reverse()
  return (
    <>
      <h2>Executives</h2>
      {mayDo(view, 'briefExecutives') ? (
        <CommandForm spec={brief} submitLabel="Send the brief" />
      ) : (
        ended || <p className="hint">Your seat does not brief executives.</p>
      )}
      {asked.length > 0 && (
        <ul className="cards">
          {asked.map((item) => (
            <li key={item.messageId} className="card slim">
              <p>
                <strong>{nameOf(view, item.from)}</strong> {item.text}
              </p>
              <p className="faint">
                {item.answered !== null
                  ? 'answered'
                  : ended
                    ? 'never answered'
                    : 'waits for an answer in the channel'}
              </p>
            </li>
          ))}
        </ul>
      )}
      <h2>Internal update</h2>
      {mayDo(view, 'postInternalUpdate') && <CommandForm spec={update} submitLabel="Post internally" />}
      <h3>Told so far</h3>
      {told.length === 0 && <p className="faint">Nothing yet.</p>}
      <ul className="cards">
        {told.map((entry) => (
          <li key={entry.id} className="card slim">
            <p className="faint">
              <span className="mono">{clockOf(view, entry.at)}</span>{' '}
              {entry.event.kind === 'executivesBriefed' ? 'to executives' : 'internal'}
            </p>
            <p>{'text' in entry.event ? entry.event.text : ''}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
