import { clockOf } from '../../../store/index.ts'
import { useClient } from '../../kit/use-client.tsx'
import { specOf } from '../commands/all-specs.ts'
import { CommandForm } from '../commands/command-form.tsx'
import { phaseLabels } from '../commands/word-specs.ts'
import { mayDo } from '../may-do.ts'

/** The public status page as customers see it, and the desk where it is written. */
export function StatusTab() {
  const view = useClient((state) => state.view)
  const spec = specOf('postStatus')
  if (view === null || spec === undefined) return null
  const posts = [...view.statusPage].reverse()
  return (
    <>
      <h2>Public status page</h2>
      {mayDo(view, 'postStatus') ? (
        <CommandForm
          key={posts.length}
          spec={spec}
          submitLabel="Post for customers"
          preset={posts[0] === undefined ? undefined : { phase: posts[0].phase }}
        />
      ) : (
        view.drill.ended === null && (
          <p className="hint">
            Whoever speaks for the company writes here: the commander or the communications lead.
          </p>
        )
      )}
      {posts.length === 0 && <p className="faint">Customers have been told nothing yet.</p>}
      <ul className="cards">
        {posts.map((post) => (
          <li key={post.at} className="card">
            <div className="card-head">
              <h3>{phaseLabels[post.phase]}</h3>
              <span className="mono faint">{clockOf(view, post.at)}</span>
            </div>
            <p>{post.text}</p>
            {post.nextUpdateAt !== null && (
              <p className="faint">Next update promised for {clockOf(view, post.nextUpdateAt).slice(0, 5)}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
