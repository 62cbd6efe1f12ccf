import { cardOf, type Scenario, type ScenarioCard } from '../../core/scenario/index.ts'

/** The card of a scenario that is still unchecked, from the folder `id`. Throws when a part of the card is missing. */
export function scenarioCard(raw: unknown, id: string): ScenarioCard {
  const card = cardOf((raw ?? {}) as Scenario)
  for (const [field, value] of Object.entries(card)) {
    if (value === undefined) throw new Error(`The scenario "${id}" has no "${field}"`)
  }
  if (card.id !== id) throw new Error(`The scenario in the folder "${id}" says its id is "${card.id}"`)
  return card
}
