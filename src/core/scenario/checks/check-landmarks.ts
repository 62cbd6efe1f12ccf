import type { Landmark } from '../calibration.ts'
import type { Condition } from '../condition.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'

/** In a bare world there is nobody to ask: its conditions read the truth and the time, and courses and series exist. */
export function checkLandmarks(
  landmarks: readonly Landmark[],
  courses: readonly string[],
  truth: readonly string[],
  base: readonly (string | number)[],
): Problem[] {
  const problems: Problem[] = []
  const known = (
    keys: readonly (string | number)[],
    name: string,
    list: readonly string[],
    what: string,
  ): void => {
    if (list.includes(name)) return
    problems.push({
      path: jsonPath([...base, ...keys]),
      message: `there is no ${what} "${name}"`,
      mend: suggest(name, list, what),
    })
  }
  const look = (keys: readonly (string | number)[], condition: Condition): void => {
    if ('all' in condition) condition.all.forEach((part, n) => void look([...keys, 'all', n], part))
    else if ('any' in condition) condition.any.forEach((part, n) => void look([...keys, 'any', n], part))
    else if ('not' in condition) look([...keys, 'not'], condition.not)
    else if ('truth' in condition) known([...keys, 'truth'], condition.truth, truth, 'truth')
    else if (!('always' in condition || 'afterSecond' in condition))
      problems.push({
        path: jsonPath([...base, ...keys]),
        message: 'a bare world has no people, telemetry or states to ask',
        mend: 'Ask for "truth", "afterSecond", or "all", "any" and "not" of these.',
      })
  }
  landmarks.forEach(({ course, measure }, i) => {
    known(['landmarks', i, 'course'], course, courses, 'course')
    if ('series' in measure) known(['landmarks', i, 'measure', 'series'], measure.series, truth, 'truth')
    else look(['landmarks', i, 'measure', 'when'], measure.when)
  })
  return problems
}
