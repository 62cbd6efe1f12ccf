import '../kit/tokens.css'
import './debrief.css'
import { useEffect, useRef } from 'react'
import { clockOf } from '../../store/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { EvidenceProvider } from '../report/evidence.tsx'
import { ChiefSpeaks } from './chief-speaks.tsx'
import { endedWords, selfRatingIn } from './own-rating.ts'
import { SelfRatingForm } from './self-rating-form.tsx'

/** Right after the end: the trainee speaks first, the Chief second, by skill and not by the clock. */
export function DebriefScreen() {
  const view = useClient((state) => state.view)
  const analysed = useClient((state) => state.analysis.log)
  const actions = useActions()
  const heading = useRef<HTMLHeadingElement>(null)
  const hasView = view !== null
  useEffect(() => {
    if (hasView) heading.current?.focus()
  }, [hasView])
  if (view === null) return <p className="waiting">Reading the drill …</p>

  const own = selfRatingIn(view.log) ?? selfRatingIn(analysed)
  const { drill } = view
  return (
    <EvidenceProvider>
      <main className="debrief">
        <header className="debrief-head">
          <p className="debrief-kicker">
            {drill.title} · {drill.ended === null ? 'Ended' : endedWords(drill.ended, view.log)} at{' '}
            <span className="mono">{clockOf(view, drill.second)}</span>
          </p>
          <h1 ref={heading} tabIndex={-1}>
            Hot debrief
          </h1>
          <p className="debrief-lead">
            {own === null
              ? drill.mode === 'shadow'
                ? 'The incident is over; sit down for five minutes. Say first how the command you saw went, then hear the Chief. Nobody is on trial: the question is what the next team should know.'
                : 'The incident is over; sit down for five minutes. You speak first, the Chief second. Nobody is on trial: the question is what the next team should know.'
              : 'You have spoken. Now the Chief, skill by skill; every line opens onto the log.'}
          </p>
        </header>
        {own === null ? <SelfRatingForm /> : <ChiefSpeaks own={own} />}
        <footer className="debrief-foot">
          {own !== null && (
            <button type="button" className="button" data-tone="primary" onClick={actions.openReport}>
              Open the full report
            </button>
          )}
          <button type="button" className="button" onClick={actions.leave}>
            Back to the title
          </button>
        </footer>
      </main>
    </EvidenceProvider>
  )
}
