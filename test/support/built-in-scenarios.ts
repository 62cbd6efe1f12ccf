import { resolve } from 'node:path'
import { openScenarioFolder } from '../../src/adapters/node-scenarios/scenario-folder.ts'
import { parseScenario, type Scenario } from '../../src/core/scenario/index.ts'

const library = openScenarioFolder(resolve(import.meta.dirname, '../../scenarios'))

/** Every scenario that comes with the game, parsed. */
export async function builtInScenarios(): Promise<readonly Scenario[]> {
  const scenarios: Scenario[] = []
  for (const { id } of await library.list()) {
    const parsed = parseScenario(await library.load(id))
    if (!parsed.ok) throw new Error(`${id}: ${parsed.problems[0]?.path} ${parsed.problems[0]?.message}`)
    scenarios.push(parsed.scenario)
  }
  return scenarios
}
