import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { AskedAction, Scenario } from '../scenario.ts'

type Key = string | number

/** What people ask for can be done: the actions exist, with those parameters and choices. */
export function checkAsked(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  const check = (asked: readonly AskedAction[] | undefined, at: readonly Key[]) =>
    asked?.forEach((each, index) => {
      problems.push(...checkAction(scenario, each, [...at, 'asksFor', index]))
    })
  scenario.injects.forEach(({ asksFor }, i) => {
    check(asksFor, ['injects', i])
  })
  scenario.investigations.forEach(({ findings }, i) => {
    findings.forEach(({ asksFor, needs }, j) => {
      const at = ['investigations', i, 'findings', j]
      check(asksFor, at)
      if (asksFor !== undefined && needs === undefined)
        problems.push({
          path: jsonPath([...at, 'asksFor']),
          message: 'asks for something without words for it',
          mend: 'say it in "needs", or take asksFor out',
        })
    })
  })
  return problems
}

function checkAction(scenario: Scenario, asked: AskedAction, at: readonly Key[]): Problem[] {
  const problem = (keys: readonly Key[], message: string, mend: string): Problem => ({
    path: jsonPath([...at, ...keys]),
    message,
    mend,
  })
  const action = scenario.actions.find(({ id }) => id === asked.actionId)
  if (action === undefined) {
    const known = scenario.actions.map(({ id }) => id)
    return [
      problem(
        ['actionId'],
        `there is no action "${asked.actionId}"`,
        suggest(asked.actionId, known, 'action'),
      ),
    ]
  }
  return Object.entries(asked.parameters ?? {}).flatMap(([name, value]) => {
    const parameter = action.parameters.find(({ id }) => id === name)
    if (parameter === undefined) {
      const known = action.parameters.map(({ id }) => id)
      const message = `"${action.id}" has no parameter "${name}"`
      return [problem(['parameters', name], message, suggest(name, known, 'parameter'))]
    }
    const choices = parameter.options.map((option) => option.value)
    if (choices.includes(value)) return []
    const message = `"${value}" is no choice for ${parameter.label}`
    return [problem(['parameters', name], message, suggest(String(value), choices.map(String), 'choice'))]
  })
}
