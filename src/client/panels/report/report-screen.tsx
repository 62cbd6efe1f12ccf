import '../kit/tokens.css'
import './report.css'
import './report-curves.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DecisionWeighed } from '../../../core/grading/index.ts'
import { endedWords, selfRatingIn } from '../debrief/own-rating.ts'
import { saveTextAs } from '../kit/save-text-as.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { modeCards } from '../title/modes.ts'
import { DecisionsSection } from './decisions-section.tsx'
import { EvidenceProvider } from './evidence.tsx'
import { MarkersSection } from './markers-section.tsx'
import { OutcomeSection } from './outcome-section.tsx'
import { ProfileSection } from './profile-section.tsx'

/** Profile, outcome, decisions, markers: three outputs, never one number, each down to the log lines under it. */
export function ReportScreen() {
  const view = useClient((state) => state.view)
  const grade = useClient((state) => state.analysis.grade)
  const status = useClient((state) => state.analysis.status)
  const decisions = useClient((state) => state.analysis.decisions)
  const log = useClient((state) => state.analysis.log)
  const [chosen, setChosen] = useState<DecisionWeighed | null>(null)
  const [cursor, setCursor] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const ready = grade !== null && view !== null
  useEffect(() => {
    if (ready) heading.current?.focus()
  }, [ready])
  const own = useMemo(
    () => (view === null ? null : (selfRatingIn(view.log) ?? selfRatingIn(log))),
    [view, log],
  )

  if (grade === null || view === null) {
    return (
      <main className="report-waiting">
        <h1>Report</h1>
        <p role="status">
          {status === 'failed'
            ? 'This drill could not be graded.'
            : 'Reading the log, and running the drill again without each decision …'}
        </p>
        <LeaveButton />
      </main>
    )
  }
  const show = (decision: DecisionWeighed | null) => {
    setChosen(decision)
    if (decision !== null) setCursor(decision.at)
  }
  const mode = modeCards.find((card) => card.mode === view.drill.mode)?.name ?? view.drill.mode
  return (
    <EvidenceProvider>
      <main className="report">
        <header className="report-head">
          <div>
            <p className="report-kicker">
              {view.drill.title} · {mode} · seed <span className="mono">{view.drill.seed}</span>
            </p>
            <h1 ref={heading} tabIndex={-1}>
              {view.drill.ended === null ? 'Report' : endedWords(view.drill.ended, view.log)}
            </h1>
          </div>
          <ReportActions />
        </header>
        <TwistNote />
        <nav className="report-nav" aria-label="Parts of the report">
          <a href="#profile">Command profile</a>
          <a href="#outcome">Outcome</a>
          <a href="#decisions">Decisions</a>
          <a href="#markers">What was seen</a>
        </nav>
        <ProfileSection
          profile={grade.profile}
          own={own?.ratings ?? null}
          shadowed={view.drill.mode === 'shadow'}
        />
        <OutcomeSection
          outcome={grade.outcome}
          decisions={decisions}
          chosen={chosen}
          onChoose={show}
          cursor={cursor}
          onCursor={setCursor}
        />
        <DecisionsSection decisions={decisions} chosen={chosen} onChoose={show} />
        <MarkersSection profile={grade.profile} />
      </main>
    </EvidenceProvider>
  )
}

/** Told only now: which course it was. */
function TwistNote() {
  const twist = useClient((state) => state.analysis.twist)
  if (twist === null) return null
  return (
    <p className="report-twist" role="note">
      {twist.variant === null ? (
        'This was the incident as written. It has variants: choose “Surprise me” for one you do not know.'
      ) : (
        <>
          This was variant <span className="mono">{twist.variant}</span>: {twist.difference}
        </>
      )}
    </p>
  )
}

function LeaveButton() {
  const actions = useActions()
  return (
    <button type="button" className="button" onClick={actions.leave}>
      Back to the title
    </button>
  )
}

function ReportActions() {
  const actions = useActions()
  const save = async () => {
    const file = await actions.saveFile()
    if (file !== null) saveTextAs(file.name, file.text)
  }
  return (
    <div className="report-actions">
      <button type="button" className="button" data-tone="primary" onClick={actions.openPostmortem}>
        Post-mortem
      </button>
      <button type="button" className="button" onClick={actions.openDebrief}>
        Debrief
      </button>
      <button type="button" className="button" onClick={() => void save()}>
        Save the drill
      </button>
      <LeaveButton />
    </div>
  )
}
