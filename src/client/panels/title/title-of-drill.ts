import { type ScenarioCard, splitScenarioName } from '../../../core/scenario/index.ts'
import type { ArchivedDrill, KeptScenario } from '../../../core/table/index.ts'

/** What a saved drill was of: the player's own scenario by its data, else one of the page by its name. */
export function titleOf(
  drill: ArchivedDrill,
  scenarios: readonly ScenarioCard[],
  kept: readonly KeptScenario[],
): string {
  const { base } = splitScenarioName(drill.scenarioId)
  const own = kept.find((each) => each.hashes.includes(drill.scenarioHash))
  return own?.card.title ?? scenarios.find((card) => card.id === base)?.title ?? drill.scenarioId
}
