import { checkEvidence } from './checks/check-evidence.ts'
import { checkMachine } from './checks/check-machine.ts'
import { checkReferences } from './checks/check-references.ts'
import { checkSecrecy } from './checks/check-secrecy.ts'
import { checkWording } from './checks/check-wording.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './scenario.ts'

/** All that can be wrong with a scenario without playing it; empty when nothing is. */
export function validateScenario(scenario: Scenario): readonly Problem[] {
  const missing = checkReferences(scenario)
  if (missing.length > 0) return missing
  return [
    ...checkMachine(scenario),
    ...checkEvidence(scenario),
    ...checkSecrecy(scenario),
    ...checkWording(scenario),
  ]
}
