import { parseScenario, splitScenarioName } from '../../core/scenario/index.ts'
import type { Twist } from '../../protocol/analysis.ts'

/** Which variant a name means and what is different in it; null when the scenario has no variants. */
export function twistOf(name: string, rawBase: unknown): Twist | null {
  const base = parseScenario(rawBase)
  if (!base.ok || base.scenario.variants === undefined) return null
  const { variant } = splitScenarioName(name)
  const difference = base.scenario.variants.find((each) => each.id === variant)?.difference ?? ''
  return { variant, difference }
}
