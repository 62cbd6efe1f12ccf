import { clockOf } from '../../../store/index.ts'
import { useClient } from '../../kit/use-client.tsx'
import { useOpened } from './open-first.ts'

const words = {
  operational: '✓ Operational',
  informational: 'ⓘ Informational',
  degraded: '▲ Degraded',
  resolved: '✓ Resolved',
}

/** The provider's health page, as slow and as careful as they are. */
export function VendorTab() {
  const view = useClient((state) => state.view)
  useOpened('vendor', 'vendorPage', 'status')
  if (view === null) return null
  const posts = [...view.vendor].reverse()
  return (
    <>
      <h2>AWS Health Dashboard</h2>
      {posts.length === 0 && (
        <p>
          <span className="chip">✓ Operational</span> No events reported.
        </p>
      )}
      <ul className="cards">
        {posts.map((post) => (
          <li key={post.at} className="card">
            <div className="card-head">
              <span className="chip" data-tone={post.state === 'degraded' ? 'amber' : undefined}>
                {words[post.state]}
              </span>
              <span className="mono faint">{clockOf(view, post.at)}</span>
            </div>
            <p>{post.text}</p>
          </li>
        ))}
      </ul>
      <p className="hint">Providers post late: their page is a lagging signal, not a diagnosis.</p>
    </>
  )
}
