import { draftScenario, type Scenario } from '../../src/core/scenario/index.ts'

/** A small scenario in which nothing is wrong, to break in one place at a time: what "drill new" makes from nothing. */
export function soundScenario(): Scenario {
  const draft = draftScenario('sound', null)
  if (!draft.ok) throw new Error(JSON.stringify(draft.problems))
  return draft.scenario
}

/** The sound scenario with some members in place of its own. */
export const soundBut = (change: (sound: Scenario) => Partial<Scenario>): Scenario => {
  const sound = soundScenario()
  return { ...sound, ...change(sound) }
}
