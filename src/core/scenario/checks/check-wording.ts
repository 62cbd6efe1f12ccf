import { lintBlameless } from '../../prose/index.ts'
import { jsonPath, type Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { findCulprit } from './find-culprit.ts'
import { allTexts, type PlacedText } from './texts-of.ts'

/** What a trainee learns from is blameless and makes no real company the culprit; what sources are cited can be opened. */
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
  for (const { path, text } of taughtTexts(scenario))
    for (const { quote, message, rewrite, severity } of lintBlameless(text))
      if (severity === 'error') problems.push({ path, message: `"${quote}": ${message}`, mend: rewrite })
  for (const { path, text } of allTexts(scenario)) {
    const quote = findCulprit(text)
    if (quote !== null)
      problems.push({
        path,
        message: `"${quote}" makes a real company the culprit`,
        mend: 'say what was observed, and call them "the provider"; names of products as facts are fine',
      })
  }
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

/** Texts in the voice of the scenario itself; what people of the cast say is theirs, and may be wrong. */
function taughtTexts({ title, oneLine, briefing, runbooks }: Scenario): PlacedText[] {
  return [
    { path: '$.title', text: title },
    { path: '$.oneLine', text: oneLine },
    { path: '$.briefing.situation', text: briefing.situation },
    ...briefing.goodToKnow.map((text, i) => ({ path: jsonPath(['briefing', 'goodToKnow', i]), text })),
    ...runbooks.map(({ markdown }, i) => ({ path: jsonPath(['runbooks', i, 'markdown']), text: markdown })),
  ]
}
