import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import type { Names } from './names-of.ts'

/** Landmarks are measured on courses and series that exist, and what a course commands can be named. */
export function checkCalibrationReferences(scenario: Scenario, names: Names): Problem[] {
  const problems: Problem[] = []
  const known = (
    keys: readonly (string | number)[],
    name: unknown,
    list: readonly string[],
    what: string,
  ) => {
    if (typeof name !== 'string' || list.includes(name)) return
    problems.push({
      path: jsonPath(['calibration', ...keys]),
      message: `there is no ${what} "${name}"`,
      mend: suggest(name, list, what),
    })
  }
  const { courses = [], landmarks = [] } = scenario.calibration ?? {}
  courses.forEach(({ steps }, i) => {
    steps.forEach(({ command }, j) => {
      const keys = ['courses', i, 'steps', j, 'command']
      known([...keys, 'actionId'], command.actionId, names.action, 'action')
      known([...keys, 'investigationId'], command.investigationId, names.investigation, 'investigation')
      known([...keys, 'executor'], command.executor, [...names.person, 'self'], 'person')
    })
  })
  landmarks.forEach(({ course, measure }, i) => {
    const ids = courses.map((each) => each.id)
    known(['landmarks', i, 'course'], course, ids, 'course')
    if ('series' in measure)
      known(['landmarks', i, 'measure', 'series'], measure.series, names.truth, 'truth')
  })
  return problems
}
