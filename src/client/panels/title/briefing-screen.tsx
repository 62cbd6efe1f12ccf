import '../kit/tokens.css'
import './title.css'
import './briefing.css'
import { useEffect, useRef } from 'react'
import { splitScenarioName } from '../../../core/scenario/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { dutyOf, modeCards } from './modes.ts'
import { TowerDrawing } from './tower-drawing.tsx'

/** The keys of the control room that a player needs in the first minute. */
const keys: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'every command, by name'],
  ['A', 'acknowledge the page'],
  ['Space', 'pause and go on'],
  ['1 2 3', 'clock at 1×, 4×, 10×'],
  ['.', 'run until something happens'],
  ['?', 'all keys'],
]

/** What the trainee may know before the first page: the company, the seat, the house rules. */
export function BriefingScreen() {
  const choice = useClient((state) => state.choice)
  const scenarios = useClient((state) => state.scenarios)
  const kept = useClient((state) => state.kept)
  const played = useClient((state) => state.saved.length > 0)
  const policy = useClient((state) => state.choice?.policy ?? null)
  const prepared = useClient((state) => state.chosenCard)
  const actions = useActions()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const base = splitScenarioName(choice?.scenarioId ?? '').base
  const offered =
    kept.find((each) => each.hash === choice?.brought)?.card ?? scenarios.find((one) => one.id === base)
  // What was prepared may be a variant, with another hour or another situation.
  const card = prepared ?? offered
  if (choice === null || card === undefined) {
    return (
      <main className="briefing briefing-empty">
        <h1>No drill is chosen</h1>
        <button type="button" className="button" onClick={actions.leave}>
          Back to the title
        </button>
      </main>
    )
  }
  const { briefing } = card
  const mode = modeCards.find((one) => one.mode === choice.mode)
  const suggestShadow = !played && choice.mode !== 'shadow'

  return (
    <div className="briefing">
      <div className="title-backdrop briefing-backdrop">
        <TowerDrawing />
      </div>
      <main className="briefing-sheet">
        <header>
          <p className="briefing-company">{briefing.company}</p>
          <h1 ref={heading} tabIndex={-1}>
            {card.title}
          </h1>
          <p className="briefing-facts">
            <span>{mode?.name}</span>
            <span>
              <span className="mono">
                {card.expectedMinutes[0]}–{card.expectedMinutes[1]}
              </span>{' '}
              minutes
            </span>
            {policy !== null && <span>house rules: {policy.title}</span>}
            <span>
              seed <span className="mono">{choice.seed}</span>
            </span>
          </p>
        </header>

        <section aria-labelledby="briefing-situation">
          <h2 id="briefing-situation">Situation</h2>
          {briefing.situation.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph} className="briefing-text">
              {paragraph}
            </p>
          ))}
        </section>

        <section aria-labelledby="briefing-role">
          <h2 id="briefing-role">Your part</h2>
          {(choice.mode === 'command' || choice.mode === 'exam') && (
            <p className="briefing-text">{briefing.yourRole}</p>
          )}
          <p className="briefing-text">{dutyOf(choice.mode, choice.seat)}</p>
          {suggestShadow && (
            <div className="briefing-hint">
              <p>
                First time here? Watch one drill in Shadow before you hold command: it takes a quarter of an
                hour.
              </p>
              <button
                type="button"
                className="button"
                onClick={() => actions.choose({ ...choice, mode: 'shadow', seat: 'observer' })}
              >
                Shadow the Chief first
              </button>
            </div>
          )}
        </section>

        <div className="briefing-columns">
          <section aria-labelledby="briefing-know">
            <h2 id="briefing-know">Good to know</h2>
            <ul className="briefing-list">
              {briefing.goodToKnow.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="briefing-keys">
            <h2 id="briefing-keys">Keys</h2>
            <dl className="briefing-keys">
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>

        <footer className="briefing-foot">
          <button type="button" className="title-go" onClick={actions.begin}>
            Take the watch
          </button>
          <button type="button" className="title-link" onClick={actions.leave}>
            Back
          </button>
        </footer>
      </main>
    </div>
  )
}
