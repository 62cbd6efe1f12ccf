import { parseScenario, type Scenario, type ScenarioLibrary } from '../../core/scenario/index.ts'
import { createBroughtScenarios } from './brought-scenarios.ts'

/** Scenarios as the host finds them: those that came with the page, and those that players brought. */
export function createScenarioSource(library: ScenarioLibrary) {
  const parsedOnce = new Map<string, Scenario>()
  const brought = createBroughtScenarios()
  return {
    bring: brought.take,
    /** `hash`: of the scenario that was brought or played, if it is known; else the name alone decides. Throws what is wrong. */
    async find(id: string, hash?: string): Promise<Scenario> {
      const mine = hash === undefined ? undefined : brought.find(id, hash)
      const known = mine ?? parsedOnce.get(id)
      if (known !== undefined) return known
      const parsed = parseScenario(await library.load(id))
      if (!parsed.ok) {
        const first = parsed.problems[0]
        throw new Error(`The scenario "${id}" is not valid: ${first?.path ?? ''} ${first?.message ?? ''}`)
      }
      parsedOnce.set(id, parsed.scenario)
      return parsed.scenario
    },
  }
}
