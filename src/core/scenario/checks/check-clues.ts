import { jsonPath, type Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { conditionsOf } from './conditions-of.ts'

/** Findings never run out, seats are asked only what they can know, far-reaching actions have reasons. */
export function checkClues(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  for (const { path, condition, judgedBy } of conditionsOf(scenario)) {
    if (judgedBy === 'world') continue
    if ('truth' in condition || 'inState' in condition || 'faultActive' in condition)
      problems.push({
        path,
        message: 'asks for what no seat can know',
        mend: 'use a signal, a clue or an event',
      })
  }
  scenario.investigations.forEach(({ findings }, i) => {
    const last = findings[findings.length - 1]
    if (last !== undefined && !('always' in last.when))
      problems.push({
        path: jsonPath(['investigations', i, 'findings', findings.length - 1, 'when']),
        message: 'the last finding may not hold',
        mend: 'end the list with a finding whose condition is { "always": true }',
      })
  })
  scenario.actions.forEach((action, i) => {
    const cheap = action.reversible && action.blastRadius !== 'region' && action.blastRadius !== 'global'
    if (action.warrantedBy.length === 0 && !cheap && action.tempting !== true)
      problems.push({
        path: jsonPath(['actions', i, 'warrantedBy']),
        message: 'nothing warrants this far-reaching action',
        mend: 'name the clues that do, or mark it as tempting',
      })
  })
  return problems
}
