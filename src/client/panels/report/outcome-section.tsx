import type { DecisionWeighed, Outcome } from '../../../core/grading/index.ts'
import { grouped, percentText } from '../../store/index.ts'
import { Evidence } from './evidence.tsx'
import { dollars } from './figures.ts'
import { ImpactCurve } from './impact-curve.tsx'
import { ReplayScrubber } from './replay-scrubber.tsx'

interface OutcomeSectionProps {
  readonly outcome: Outcome
  readonly decisions: readonly DecisionWeighed[]
  readonly chosen: DecisionWeighed | null
  readonly onChoose: (decision: DecisionWeighed) => void
  readonly cursor: number
  readonly onCursor: (second: number) => void
}

/** What the customers lost, against par and against doing nothing. */
export function OutcomeSection(props: OutcomeSectionProps) {
  const { outcome } = props
  const rows = [
    { label: 'This drill', minutes: outcome.customerMinutes, money: outcome.moneyUsd, kind: 'here' },
    { label: 'Par', minutes: outcome.par.customerMinutes, money: outcome.par.moneyUsd, kind: 'par' },
    {
      label: 'Nothing done',
      minutes: outcome.doingNothing.customerMinutes,
      money: outcome.doingNothing.moneyUsd,
      kind: 'nothing',
    },
  ]
  const most = Math.max(1, ...rows.map((row) => row.minutes))
  return (
    <section id="outcome" className="report-section" aria-labelledby="outcome-heading">
      <h2 id="outcome-heading">Outcome</h2>
      <p className="report-note">
        A customer-minute is one customer kept from what they came for, for one minute. Par is the expert on
        this scenario and seed. All three are counted to the end of the scenario, so that leaving early gains
        nothing; the post-mortem counts to the end of the drill.
      </p>
      <div className="outcome-top">
        <table className="outcome-bars">
          <thead className="unseen">
            <tr>
              <th scope="col">Play</th>
              <th scope="col">Customer-minutes lost</th>
              <th scope="col">Money</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind} data-kind={row.kind}>
                <th scope="row">{row.label}</th>
                <td>
                  <span className="outcome-number mono">{grouped(row.minutes)}</span>
                  <span className="outcome-track" aria-hidden="true">
                    <span
                      className="outcome-fill"
                      style={{ width: `${Math.max(0.4, (row.minutes / most) * 100)}%` }}
                    />
                  </span>
                </td>
                <td className="mono">{dollars(row.money)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className="outcome-facts">
          <div>
            <dt>Failed visits</dt>
            <dd className="mono">{grouped(outcome.failedVisits)}</dd>
          </div>
          <div>
            <dt>Error budget spent</dt>
            <dd className="mono">{percentText(outcome.errorBudgetSpentShare)}</dd>
          </div>
          <div>
            <dt>Data lost</dt>
            <dd className="mono">
              {outcome.dataLostSeconds === 0 ? 'none' : `${grouped(outcome.dataLostSeconds)} s`}
            </dd>
          </div>
          <div>
            <dt>Of what could be saved</dt>
            <dd className="mono">{percentText(outcome.shareOfParSaved)}</dd>
          </div>
          <div>
            <dt>Rests on</dt>
            <dd>
              {outcome.cites.length === 0 ? (
                'the whole drill'
              ) : (
                <Evidence title="The outcome" cites={outcome.cites} />
              )}
            </dd>
          </div>
        </dl>
      </div>
      <h3 className="outcome-curve-heading">Customer-minutes lost, as they added up</h3>
      <ImpactCurve
        outcome={outcome}
        decisions={props.decisions}
        chosen={props.chosen}
        onChoose={props.onChoose}
        cursor={props.cursor}
      />
      <ReplayScrubber
        cursor={props.cursor}
        onCursor={props.onCursor}
        lastSecond={Math.max(60, (outcome.curve.length - 1) * 60)}
      />
    </section>
  )
}
