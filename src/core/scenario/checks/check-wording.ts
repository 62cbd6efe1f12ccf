import { lintBlameless } from '../../prose/index.ts'
import { jsonPath, type Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'

/** What goes into the post-mortem is blameless; what sources are cited can be opened. */
export function checkWording(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  for (const list of ['factors', 'remedies'] as const)
    scenario[list].forEach(({ text }, i) => {
      const markdown = list === 'factors' ? text : `## Action items\n\n- ${text}`
      for (const finding of lintBlameless(markdown))
        problems.push({
          path: jsonPath([list, i, 'text']),
          message: `"${finding.quote}": ${finding.message}`,
          mend: finding.rewrite,
        })
    })
  scenario.sources.forEach(({ url }, i) => {
    if (!url.startsWith('https://'))
      problems.push({
        path: jsonPath(['sources', i, 'url']),
        message: 'is not an https address',
        mend: 'cite the https address',
      })
  })
  return problems
}
