import type { Condition } from '../condition.ts'
import { jsonPath } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { transitionsOf } from './machine-graph.ts'

/** A condition without parts, where it stands, and whether it may read more than a seat can know. */
export interface PlacedCondition {
  readonly path: string
  readonly condition: Condition
  readonly judgedBy: 'world' | 'seat'
  /** Stands under a `not`. */
  readonly negated: boolean
}

/** Every condition of a scenario, taken apart into its leaves. */
export function conditionsOf(scenario: Scenario): PlacedCondition[] {
  const leaves: PlacedCondition[] = []
  const add = (
    keys: readonly (string | number)[],
    condition: Condition | undefined,
    judgedBy: 'world' | 'seat',
    negated = false,
  ) => {
    if (condition === undefined) return
    if ('all' in condition)
      condition.all.forEach((part, i) => {
        add([...keys, 'all', i], part, judgedBy, negated)
      })
    else if ('any' in condition)
      condition.any.forEach((part, i) => {
        add([...keys, 'any', i], part, judgedBy, negated)
      })
    else if ('not' in condition) add([...keys, 'not'], condition.not, judgedBy, !negated)
    else leaves.push({ path: jsonPath(keys), condition, judgedBy, negated })
  }
  for (const { keys, transition } of transitionsOf(scenario.machine))
    add([...keys, 'guard', 'params', 'condition'], transition.guard?.params.condition, 'world')
  scenario.monitors.forEach((monitor, i) => {
    add(['monitors', i, 'when'], monitor.when, 'world')
  })
  scenario.actions.forEach((action, i) => {
    add(['actions', i, 'precondition', 'when'], action.precondition?.when, 'world')
  })
  scenario.investigations.forEach((investigation, i) => {
    investigation.findings.forEach((finding, j) => {
      add(['investigations', i, 'findings', j, 'when'], finding.when, 'world')
    })
  })
  scenario.clues.forEach((clue, i) => {
    clue.seenAt.forEach((place, j) => {
      add(['clues', i, 'seenAt', j, 'when'], place.when, 'seat')
    })
  })
  scenario.injects.forEach((inject, i) => {
    add(['injects', i, 'when'], inject.when, 'world')
  })
  scenario.verifications.forEach((check, i) => {
    add(['verifications', i, 'passes'], check.passes, 'world')
  })
  scenario.playbook.forEach((play, i) => {
    add(['playbook', i, 'when'], play.when, 'seat')
  })
  scenario.factors.forEach((factor, i) => {
    add(['factors', i, 'when'], factor.when, 'world')
  })
  scenario.remedies.forEach((remedy, i) => {
    add(['remedies', i, 'when'], remedy.when, 'world')
  })
  add(['recovered'], scenario.recovered, 'world')
  add(['shift', 'readyWhen'], scenario.shift?.readyWhen, 'world')
  scenario.calibration?.landmarks.forEach(({ measure }, i) => {
    if ('when' in measure) add(['calibration', 'landmarks', i, 'measure', 'when'], measure.when, 'world')
  })
  return leaves
}
