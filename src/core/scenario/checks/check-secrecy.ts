import type { Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { visibleTexts } from './texts-of.ts'

/** No text that can be read during the drill gives the cause away. */
export function checkSecrecy(scenario: Scenario): Problem[] {
  const secrets = scenario.secrets.map((secret) => secret.toLowerCase())
  const problems: Problem[] = visibleTexts(scenario).flatMap(({ path, text }) => {
    const lower = text.toLowerCase()
    return secrets
      .filter((secret) => lower.includes(secret))
      .map((secret) => ({
        path,
        message: `contains the secret "${secret}"`,
        mend: 'say what can be observed instead of the cause',
      }))
  })
  for (const fault of scenario.faults)
    if (!secrets.includes(fault.id.toLowerCase()))
      problems.push({
        path: '$.secrets',
        message: `the fault "${fault.id}" is not kept secret`,
        mend: `add "${fault.id}"`,
      })
  return problems
}
