import type { Scenario } from '../scenario/index.ts'

/** What of a scenario must not be in anything that leaves the authority before the end: secret words and fault ids. */
export function leaks(json: string, scenario: Scenario): readonly string[] {
  const text = json.toLowerCase()
  const words = [...scenario.secrets, ...scenario.faults.map((fault) => fault.id)]
  return words.filter((word) => text.includes(word.toLowerCase()))
}
