import type { Scenario, ScenarioCard } from './scenario.ts'

/** What may be said of a scenario before it is played. */
export function cardOf(scenario: Scenario): ScenarioCard {
  const { id, title, oneLine, difficulty, expectedMinutes, briefing } = scenario
  return { id, title, oneLine, difficulty, expectedMinutes, briefing }
}
