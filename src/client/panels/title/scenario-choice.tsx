import { useActions } from '../kit/use-client.tsx'
import type { Offer } from './offers.ts'

interface ScenarioChoiceProps {
  readonly offers: readonly Offer[]
  readonly loaded: boolean
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}

function Difficulty({ level }: { level: number }) {
  return (
    <span className="title-difficulty">
      <span className="unseen">Difficulty {level} of 5</span>
      {[1, 2, 3, 4, 5].map((step) => (
        <span key={step} aria-hidden="true" data-on={step <= level} />
      ))}
    </span>
  )
}

export function ScenarioChoice({ offers, loaded, chosen, onChoose }: ScenarioChoiceProps) {
  const actions = useActions()
  return (
    <fieldset className="title-scenarios">
      <legend>Incident</legend>
      {!loaded && <p className="title-note">Fetching the drills …</p>}
      {loaded && offers.length === 0 && <p className="title-note">No drill could be loaded.</p>}
      <div className="title-scenario-grid">
        {offers.map(({ key, card, own }) => (
          <div key={key} className="title-scenario-place">
            <label className="title-scenario">
              <input
                type="radio"
                name="scenario"
                value={key}
                checked={chosen === key}
                onChange={() => onChoose(key)}
              />
              <span className="title-scenario-name">{card.title}</span>
              <span className="title-scenario-line">{card.oneLine}</span>
              <span className="title-scenario-facts">
                <Difficulty level={card.difficulty} />
                <span className="mono">
                  {card.expectedMinutes[0]}–{card.expectedMinutes[1]} min
                </span>
                {own !== null && <span className="title-yours">yours</span>}
              </span>
            </label>
            {own !== null && (
              <button
                type="button"
                className="title-link title-remove"
                onClick={() => void actions.removeScenario(own)}
              >
                Remove<span className="unseen"> {card.title}</span>
              </button>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  )
}
