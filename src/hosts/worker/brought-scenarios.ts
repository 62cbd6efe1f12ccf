import { parseScenario, type Scenario, scenarioHash, splitScenarioName } from '../../core/scenario/index.ts'
import { withVariants } from './read-player-file.ts'

/** Scenarios that players brought, for as long as this host lives. */
export function createBroughtScenarios() {
  const byHash = new Map<string, { readonly own: Scenario; readonly family: readonly Scenario[] }>()
  return {
    /** Throws what is wrong with it: it was read once already, when the player opened the file. */
    take(raw: unknown): void {
      const parsed = parseScenario(raw)
      if (!parsed.ok)
        throw new Error(
          `A scenario of yours is damaged: ${parsed.problems[0]?.path} ${parsed.problems[0]?.message}`,
        )
      const family = withVariants(parsed.scenario).scenarios
      for (const own of family) byHash.set(scenarioHash(own), { own, family })
    },
    /** By its hash; where that is the one of a scenario and the name means a variant of it, then the variant. */
    find(name: string, hash: string): Scenario | undefined {
      const found = byHash.get(hash)
      if (found === undefined || splitScenarioName(name).variant === null) return found?.own
      return found.family.find((each) => each.id === name)
    },
  }
}
