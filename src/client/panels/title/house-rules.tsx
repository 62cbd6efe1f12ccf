import { useActions, useClient } from '../kit/use-client.tsx'

/** The rules that new drills go by, where they are the player's own. */
export function HouseRules() {
  const policy = useClient((state) => state.policy)
  const actions = useActions()
  if (policy === null) return null
  return (
    <section className="title-rules" aria-label="House rules">
      <p>
        New drills go by your house rules: <strong>{policy.title}</strong>
        <span className="title-note">{policy.severities.map((row) => row.label).join(' · ')}</span>
      </p>
      <button type="button" className="button" onClick={actions.removePolicy}>
        Remove<span className="unseen"> these house rules</span>
      </button>
    </section>
  )
}
