import type { Fault } from '../../world/index.ts'
import { jsonPath, type Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { conditionsOf } from './conditions-of.ts'
import { statesOf, transitionsOf } from './machine-graph.ts'

/** Faults show somewhere, findings never run out, seats are asked only what they can know, actions have reasons. */
export function checkEvidence(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  const conditions = conditionsOf(scenario)

  const started = new Set(
    [
      ...statesOf(scenario.machine).flatMap(({ state }) => [...(state.entry ?? []), ...(state.exit ?? [])]),
      ...transitionsOf(scenario.machine).flatMap(({ transition }) => transition.actions ?? []),
    ]
      .filter((action) => action.type === 'injectFault')
      .map((action) => action.params.faultId),
  )
  const watched = conditions.flatMap(({ path, condition }) => {
    if (!path.startsWith('$.clues') && !path.startsWith('$.monitors')) return []
    return 'signal' in condition ? [condition.signal] : 'truth' in condition ? [condition.truth] : []
  })
  for (const alert of scenario.alerts)
    watched.push(alert.rule.kind === 'threshold' ? alert.rule.series : 'slo/burnRate1h')
  scenario.faults.forEach((fault, i) => {
    if (!started.has(fault.id))
      problems.push({
        path: jsonPath(['faults', i]),
        message: `nothing starts the fault "${fault.id}"`,
        mend: 'add an injectFault action to the machine',
      })
    if (!watched.some((series) => mayShow(series, fault)))
      problems.push({
        path: jsonPath(['faults', i]),
        message: `no clue, alert or monitor shows the fault "${fault.id}"`,
        mend: 'add a clue on a series that the fault moves',
      })
  })

  for (const { path, condition, judgedBy } of conditions) {
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
  const shown = new Set(scenario.clues.filter((clue) => clue.seenAt.length > 0).map((clue) => clue.id))
  const told = new Set(
    scenario.investigations.flatMap(({ findings }) => findings.flatMap(({ clues }) => clues)),
  )
  scenario.clues.forEach((clue, i) => {
    if (!shown.has(clue.id) && !told.has(clue.id))
      problems.push({
        path: jsonPath(['clues', i]),
        message: `no screen and no finding brings the clue "${clue.id}"`,
        mend: 'add a place to see it or a finding that brings it',
      })
  })
  return problems
}

/** Whether a series can move because of a fault: the customers' always, others by what the fault touches. */
function mayShow(series: string, fault: Fault): boolean {
  if (series.startsWith('customers/') || series.startsWith('slo/')) return true
  const [, first, second] = series.split('/')
  if ('zone' in fault && fault.zone !== undefined) return second === fault.zone || second === 'all'
  if ('service' in fault) return first === fault.service
  return 'link' in fault ? first === fault.link : true
}
