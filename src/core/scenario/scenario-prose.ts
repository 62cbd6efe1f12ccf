import { stableHash } from '../determinism/index.ts'
import { mapProse } from './map-prose.ts'
import { jsonPath } from './problem.ts'
import type { Scenario } from './scenario.ts'
import { scenarioSchema } from './schema/scenario-schema.ts'

const hashes = new WeakMap<Scenario, string>()

/**
 * 64 bits over everything of a scenario that the engine reads, the same for equal data in any order of members. Words for
 * people do not count, nor how many alternatives there are to say the same; whether there are any does, as the engine
 * asks that. The changes of a scenario's variants count in the same way.
 */
export function scenarioHash(scenario: Scenario): string {
  const known = hashes.get(scenario)
  if (known !== undefined) return known
  const bare = mapProse(scenarioSchema, scenario, {
    one: () => true,
    alternatives: (texts) => texts.length > 0,
  })
  const hash = stableHash(bare)
  hashes.set(scenario, hash)
  return hash
}

/**
 * The scenario with each text for people replaced, those of its variants too. `path` is the text's place as in problems:
 * `$.briefing.company`. What is made of a text is not checked: a scenario keeps its secrets only if the change does.
 */
export function withOtherProse(scenario: Scenario, change: (text: string, path: string) => string): Scenario {
  return mapProse(scenarioSchema, scenario, {
    one: (text, at) => change(text, jsonPath(at)),
    alternatives: (texts, at) => texts.map((text, index) => change(text, jsonPath([...at, index]))),
  }) as Scenario
}
