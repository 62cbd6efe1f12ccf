import { type Fault, readSeriesId, seriesId } from '../../world/index.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { checkPossible } from './check-possible.ts'
import { conditionsOf } from './conditions-of.ts'
import { actionsOf, transitionsOf } from './machine-graph.ts'

/**
 * What is written but never comes into play. A variant may leave parts of its original unused: with `original`, only
 * what the variant has added is held to this.
 */
export function checkUse(scenario: Scenario, original: Scenario | null): Problem[] {
  const problems = [...checkFaults(scenario), ...checkHearing(scenario), ...checkPossible(scenario)]
  return original === null ? problems : problems.filter(({ path }) => !isInherited(path, scenario, original))
}

function checkFaults(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  const started = new Set<string>()
  for (const { action } of actionsOf(scenario.machine))
    if (action.type === 'injectFault') started.add(action.params.faultId)
  const watched = conditionsOf(scenario).flatMap(({ path, condition }) => {
    if (!path.startsWith('$.clues') && !path.startsWith('$.monitors')) return []
    return 'signal' in condition ? [condition.signal] : 'truth' in condition ? [condition.truth] : []
  })
  for (const alert of scenario.alerts)
    watched.push(alert.rule.kind === 'threshold' ? alert.rule.series : seriesId.slo('burnRate1h'))
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
  return problems
}

/** Events that nobody hears, and clues that nobody brings. */
function checkHearing(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  const heard = new Set(transitionsOf(scenario.machine).map(({ event }) => event))
  scenario.monitors.forEach(({ event }, i) => {
    if (!heard.has(event))
      problems.push({
        path: jsonPath(['monitors', i, 'event']),
        message: `no state hears "${event}"`,
        mend: suggest(event, [...heard], 'event'),
      })
  })
  const told = new Set(
    scenario.investigations.flatMap(({ findings }) => findings.flatMap(({ clues }) => clues)),
  )
  scenario.clues.forEach(({ id, seenAt }, i) => {
    if (seenAt.length === 0 && !told.has(id))
      problems.push({
        path: jsonPath(['clues', i]),
        message: `no screen and no finding brings the clue "${id}"`,
        mend: 'add a place to see it or a finding that brings it',
      })
  })
  return problems
}

/** Is the thing that a path leads to one of the original's? */
function isInherited(path: string, scenario: Scenario, original: Scenario): boolean {
  const [, list = '', index = ''] = /^\$\.(\w+)\[(\d+)\]/.exec(path) ?? []
  const things = (from: Scenario) => (from as unknown as Readonly<Record<string, unknown>>)[list]
  const [own, old] = [things(scenario), things(original)]
  if (!Array.isArray(own) || !Array.isArray(old)) return true
  const id: unknown = own[Number(index)]?.id
  return old.some((thing) => thing?.id === id)
}

/** Whether a series can move because of a fault: the customers' always, others by what the fault touches. */
function mayShow(series: string, fault: Fault): boolean {
  const shown = readSeriesId(series)
  if (shown === null) return false
  if (shown.kind === 'customers' || shown.kind === 'slo') return true
  if ('zone' in fault && fault.zone !== undefined) return shown.place === fault.zone || shown.place === 'all'
  if ('service' in fault) return shown.owner === fault.service
  return 'link' in fault ? shown.owner === fault.link : true
}
