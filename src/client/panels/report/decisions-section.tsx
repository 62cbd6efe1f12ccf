import type { DecisionWeighed } from '../../../core/grading/index.ts'
import { clockOf, elapsedLabel, grouped } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { Evidence } from './evidence.tsx'
import { signed } from './figures.ts'

const judgements: Readonly<
  Record<DecisionWeighed['judgement'], { readonly word: string; readonly meaning: string }>
> = {
  reasoned: { word: 'Reasoned', meaning: 'the evidence for it had reached you' },
  aheadOfEvidence: { word: 'Ahead of the evidence', meaning: 'nothing you had seen yet spoke for it' },
  againstEvidence: { word: 'Against the evidence', meaning: 'what you had seen spoke against it' },
  noEvidenceNeeded: { word: 'No evidence needed', meaning: 'cheap and easy to take back' },
}

interface DecisionsSectionProps {
  readonly decisions: readonly DecisionWeighed[]
  readonly chosen: DecisionWeighed | null
  readonly onChoose: (decision: DecisionWeighed | null) => void
}

/** Every decision against what would have happened otherwise: the drill is forked there and run on. */
export function DecisionsSection({ decisions, chosen, onChoose }: DecisionsSectionProps) {
  const status = useClient((state) => state.analysis.status)
  const mode = useClient((state) => state.view?.drill.mode)
  const inOrder = [...decisions].sort((one, other) => one.at - other.at)
  return (
    <section id="decisions" className="report-section" aria-labelledby="decisions-heading">
      <h2 id="decisions-heading">Decisions, weighed</h2>
      <p className="report-note">
        Each is compared with the same drill run on without it. The judgement asks only what you could know
        then; what it saved or cost is luck and skill together.
      </p>
      <p role="status" className="report-note">
        {status === 'running' && `Weighing … ${decisions.length} so far.`}
        {status === 'done' &&
          decisions.length === 0 &&
          (mode === 'shadow'
            ? 'The Chief decided in this drill. Yours are weighed as soon as you command.'
            : 'No decision of yours changed the world in this drill.')}
      </p>
      <ol className="decisions">
        {inOrder.map((decision) => (
          <Decision
            key={decision.entryId}
            decision={decision}
            chosen={decision.entryId === chosen?.entryId}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </section>
  )
}

interface DecisionProps {
  readonly decision: DecisionWeighed
  readonly chosen: boolean
  readonly onChoose: (decision: DecisionWeighed | null) => void
}

function Decision({ decision, chosen, onChoose }: DecisionProps) {
  const view = useClient((state) => state.view)
  const actions = useActions()
  if (view === null) return null
  const saved = decision.savedCustomerMinutes
  const judgement = judgements[decision.judgement]
  return (
    <li className="decision" id={`decision-${decision.entryId}`} data-chosen={chosen}>
      <div className="decision-when mono">
        {clockOf(view, decision.at)}
        <span>{elapsedLabel(decision.at)}</span>
      </div>
      <div className="decision-what">
        <h3>{decision.label}</h3>
        <p>
          <span className="chip" data-tone={decision.judgement === 'againstEvidence' ? 'amber' : undefined}>
            {judgement.word}
          </span>{' '}
          <span className="decision-meaning">{judgement.meaning}</span>
        </p>
        {decision.earlier !== null && (
          <p>
            The evidence was there at <span className="mono">{clockOf(view, decision.earlier.at)}</span>.
            Acting then would have saved{' '}
            <span className="mono">{grouped(decision.earlier.savedCustomerMinutes)}</span> more.{' '}
            <Evidence title={`Evidence for: ${decision.label}`} cites={decision.earlier.evidence} />
          </p>
        )}
        {decision.better !== null && (
          <p>
            Better at that moment: {decision.better.label}, worth{' '}
            <span className="mono">{signed(decision.better.savedCustomerMinutes)}</span> customer-minutes.
          </p>
        )}
        <div className="decision-actions">
          <Evidence title={decision.label} cites={[...new Set([decision.entryId, ...decision.cites])]} />
          <button
            type="button"
            className="evidence-button"
            aria-pressed={chosen}
            onClick={() => {
              onChoose(chosen ? null : decision)
              document.querySelector('.impact')?.scrollIntoView({ block: 'nearest' })
            }}
          >
            {chosen ? 'Hide the other curve' : 'Show the curve without it'}
          </button>
          <button type="button" className="button" onClick={() => actions.retryFrom(decision.at)}>
            Retry from here<span className="unseen">: {decision.label}</span>
          </button>
        </div>
      </div>
      <p className="decision-worth" data-kind={saved > 0.5 ? 'saved' : saved < -0.5 ? 'cost' : 'none'}>
        <span className="mono">
          {saved > 0.5 ? '▲ ' : saved < -0.5 ? '▼ ' : ''}
          {grouped(Math.abs(saved))}
        </span>
        <span>
          {saved > 0.5
            ? 'customer-minutes saved'
            : saved < -0.5
              ? 'customer-minutes lost by it'
              : 'made no difference'}
        </span>
      </p>
    </li>
  )
}
