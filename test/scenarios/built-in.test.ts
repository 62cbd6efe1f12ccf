import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openScenarioFolder } from '../../src/adapters/node-scenarios/scenario-folder.ts'
import { parseScenario, validateScenario } from '../../src/core/scenario/index.ts'

const library = openScenarioFolder(resolve(import.meta.dirname, '../../scenarios'))
const cards = await library.list()

async function read(name: string) {
  const answer = parseScenario(await library.load(name))
  if (!answer.ok) throw new Error(answer.problems.map((each) => `${each.path} ${each.message}`).join('\n'))
  return answer.scenario
}

describe.each(cards.map((card) => card.id))('the built-in scenario %s', (id) => {
  it('has nothing wrong that can be seen without playing', async () => {
    expect(validateScenario(await read(id))).toEqual([])
  })

  it('has variants that are sound scenarios of their own, and as such have no variants', async () => {
    const original = await read(id)
    for (const { id: variant, difference } of original.variants ?? []) {
      const scenario = await read(`${id}@${variant}`)
      expect({ variant, problems: validateScenario(scenario, original) }).toEqual({ variant, problems: [] })
      expect(scenario).not.toHaveProperty('variants')
      expect(JSON.stringify(scenario)).not.toContain(difference)
    }
  })
})
