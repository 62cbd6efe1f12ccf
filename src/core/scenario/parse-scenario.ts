import { checkReferences } from './checks/check-references.ts'
import type { Problem } from './problem.ts'
import { readProblems } from './read-problems.ts'
import type { Scenario } from './scenario.ts'
import { scenarioSchema } from './schema/scenario-schema.ts'

export type ScenarioAnswer =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads a scenario from unknown data: its shape, and that everything it names exists. A `$schema` at the top is for
 * editors, and no part of the scenario.
 */
export function parseScenario(file: unknown): ScenarioAnswer {
  const raw = withoutSchema(file)
  const parsed = scenarioSchema.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: readProblems(parsed.error.issues, raw) }
  const scenario: Scenario = parsed.data
  const problems = checkReferences(scenario)
  return problems.length === 0 ? { ok: true, scenario } : { ok: false, problems }
}

function withoutSchema(file: unknown): unknown {
  if (typeof file !== 'object' || file === null || Array.isArray(file) || !('$schema' in file)) return file
  const { $schema: _, ...raw } = file
  return raw
}
