import '../kit/tokens.css'
import '../report/report.css'
import '../report/report-curves.css'
import '../report/evidence.css'
import '../postmortem/paper.css'
import './kept.css'
import { useEffect, useMemo, useRef } from 'react'
import { splitScenarioName } from '../../../core/scenario/index.ts'
import { elapsedLabel, type KeptDrill, seatWords } from '../../store/index.ts'
import { MarkdownText } from '../kit/markdown-text.tsx'
import { saveTextAs } from '../kit/save-text-as.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { modeCards } from '../title/modes.ts'
import { KeptGrade } from './kept-grade.tsx'
import { sentencesOf, wordsOf } from './kept-lines.ts'
import { KeptLog, lineId } from './kept-log.tsx'

/** A drill that cannot be played on here: why, and everything that is kept of it. */
export function KeptScreen() {
  const readOnly = useClient((state) => state.readOnly)
  const scenarios = useClient((state) => state.scenarios)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (readOnly === null) {
    return (
      <main className="report-waiting">
        <h1>No drill is open</h1>
        <BackButton />
      </main>
    )
  }
  const { kept, why } = readOnly
  const { base } = splitScenarioName(kept.scenarioId)
  const title = kept.title ?? scenarios.find((card) => card.id === base)?.title ?? kept.scenarioId
  return (
    <main className="report kept">
      <header className="report-head">
        <div>
          <p className="report-kicker">Kept drill</p>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        <div className="report-actions">
          <ExportButton />
          <BackButton />
        </div>
      </header>
      <p className="report-twist" role="note">
        <strong>This drill can be read, and not played on.</strong> {why}
      </p>
      <Facts kept={kept} savedAtEpochMs={readOnly.savedAtEpochMs} />
      <nav className="report-nav" aria-label="Parts of what is kept">
        {kept.grade !== null && <a href="#kept-profile">Command profile</a>}
        {kept.report !== null && <a href="#kept-report">Post-mortem</a>}
        <a href="#kept-log">{kept.log.length > 0 ? 'Log' : 'Commands'}</a>
      </nav>
      {kept.grade !== null && <KeptGrade grade={kept.grade} />}
      {kept.report !== null && <Report kept={kept} text={kept.report} />}
      <KeptLog kept={kept} />
    </main>
  )
}

interface FactsProps {
  readonly kept: KeptDrill
  readonly savedAtEpochMs: number | null
}

function Facts({ kept, savedAtEpochMs }: FactsProps) {
  const { mode, seat, seed, playedTo, ended, grade } = kept
  const seats: Readonly<Record<string, string>> = seatWords
  const how = ended ? 'ended' : 'not ended'
  return (
    <dl className="kept-facts">
      <Fact name="Scenario" code>
        {kept.scenarioId}
      </Fact>
      <Fact name="Mode">{modeCards.find((card) => card.mode === mode)?.name ?? wordsOf(mode)}</Fact>
      <Fact name="Your seat">{seats[seat] ?? wordsOf(seat)}</Fact>
      <Fact name="Seed" code>
        {seed}
      </Fact>
      <Fact name="Played to">
        <span className="mono">{elapsedLabel(playedTo)}</span>, {how}
      </Fact>
      {savedAtEpochMs !== null && <Fact name="Saved here">{dateWords(savedAtEpochMs)}</Fact>}
      {grade === null && <Fact name="Grade">none was kept</Fact>}
    </dl>
  )
}

function Fact({ name, code = false, children }: { name: string; code?: boolean; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={code ? 'mono' : undefined}>{children}</dd>
    </div>
  )
}

const dateWords = (epochMs: number): string =>
  new Date(epochMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** The post-mortem on its paper; a log id in it leads to that line below. */
function Report({ kept, text }: { kept: KeptDrill; text: string }) {
  const lines = useMemo(() => new Set(sentencesOf(kept).map(({ id }) => id)), [kept])
  return (
    <section id="kept-report" className="report-section kept-report" aria-label="Post-mortem">
      <div className="paper">
        <MarkdownText
          text={text}
          showCode={(code) =>
            lines.has(code) ? (
              <a className="entry-link" href={`#${lineId(code)}`}>
                <span className="unseen">Log entry </span>
                {code}
              </a>
            ) : undefined
          }
        />
      </div>
    </section>
  )
}

function ExportButton() {
  const actions = useActions()
  const save = async () => {
    const file = await actions.saveFile()
    if (file !== null) saveTextAs(file.name, file.text)
  }
  return (
    <button type="button" className="button" onClick={() => void save()}>
      Export file
    </button>
  )
}

function BackButton() {
  const actions = useActions()
  return (
    <button type="button" className="button" data-tone="primary" onClick={actions.leave}>
      Back to the title
    </button>
  )
}
