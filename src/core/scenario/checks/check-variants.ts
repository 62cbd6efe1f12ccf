import type { Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { scenarioVariant } from '../scenario-variant.ts'

/** Every variant can be read as a scenario of its own. What else is wrong with one is found by checking that scenario. */
export function checkVariants(scenario: Scenario): Problem[] {
  return (scenario.variants ?? []).flatMap(({ id }) => {
    const answer = scenarioVariant(scenario, id)
    return answer.ok ? [] : answer.problems
  })
}
