import type { ScenarioCard } from '../../../core/scenario/index.ts'

interface ScenarioChoiceProps {
  readonly scenarios: readonly ScenarioCard[]
  readonly loaded: boolean
  readonly chosen: string | null
  readonly onChoose: (scenarioId: string) => void
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

export function ScenarioChoice({ scenarios, loaded, chosen, onChoose }: ScenarioChoiceProps) {
  return (
    <fieldset className="title-scenarios">
      <legend>Incident</legend>
      {!loaded && <p className="title-note">Fetching the drills …</p>}
      {loaded && scenarios.length === 0 && <p className="title-note">No drill could be loaded.</p>}
      {scenarios.map((card) => (
        <label key={card.id} className="title-scenario">
          <input
            type="radio"
            name="scenario"
            value={card.id}
            checked={chosen === card.id}
            onChange={() => onChoose(card.id)}
          />
          <span className="title-scenario-name">{card.title}</span>
          <span className="title-scenario-facts">
            <Difficulty level={card.difficulty} />
            <span className="mono">
              {card.expectedMinutes[0]}–{card.expectedMinutes[1]} min
            </span>
          </span>
          <span className="title-scenario-line">{card.oneLine}</span>
        </label>
      ))}
    </fieldset>
  )
}
