import type { Scenario, ScenarioCard } from './scenario.ts'

/** What may be said of a scenario before it is played. */
export function cardOf(scenario: Scenario): ScenarioCard {
  const { id, title, oneLine, difficulty, expectedMinutes, briefing, variants = [] } = scenario
  const card = { id, title, oneLine, difficulty, expectedMinutes, briefing }
  return variants.length === 0 ? card : { ...card, variants: variants.map((variant) => variant.id) }
}
