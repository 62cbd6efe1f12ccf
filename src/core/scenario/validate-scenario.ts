import { checkClues } from './checks/check-clues.ts'
import { checkMachine } from './checks/check-machine.ts'
import { checkReferences } from './checks/check-references.ts'
import { checkSecrecy } from './checks/check-secrecy.ts'
import { checkUse } from './checks/check-use.ts'
import { checkVariants } from './checks/check-variants.ts'
import { checkWording } from './checks/check-wording.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './scenario.ts'

/**
 * All that can be wrong with a scenario without playing it; empty when nothing is. For a variant, give its original:
 * what the variant leaves unused of it is fine.
 */
export function validateScenario(scenario: Scenario, original: Scenario | null = null): readonly Problem[] {
  const missing = checkReferences(scenario)
  if (missing.length > 0) return missing
  return [
    ...checkVariants(scenario),
    ...checkMachine(scenario),
    ...checkClues(scenario),
    ...checkUse(scenario, original),
    ...checkSecrecy(scenario),
    ...checkWording(scenario),
  ]
}
