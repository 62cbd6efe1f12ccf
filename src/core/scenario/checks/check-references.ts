import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { checkAsked } from './check-asked.ts'
import { checkCalibrationReferences } from './check-calibration.ts'
import { checkIds } from './check-ids.ts'
import { checkFault, checkIntervention } from './check-interventions.ts'
import { checkPlayCommand } from './check-play-command.ts'
import { checkTopology } from './check-topology.ts'
import { conditionsOf } from './conditions-of.ts'
import { actionsOf } from './machine-graph.ts'
import { type Names, namesOf } from './names-of.ts'

type Key = string | number

/** Everything that a scenario names exists. */
export function checkReferences(scenario: Scenario): Problem[] {
  const topologyProblems = checkTopology(scenario.topology, ['topology'])
  if (topologyProblems.length > 0) return topologyProblems
  const names = namesOf(scenario)
  const problems: Problem[] = []
  const known = (keys: readonly Key[], name: string, list: keyof Names) => {
    if (names[list].includes(name)) return
    problems.push({
      path: jsonPath(keys),
      message: `there is no ${list} "${name}"`,
      mend: suggest(name, names[list], list),
    })
  }

  problems.push(...checkIds(scenario))
  scenario.faults.forEach((fault, i) => {
    problems.push(...checkFault(fault, scenario.topology, ['faults', i]))
  })
  scenario.topology.services.forEach((service, i) => {
    known(['topology', 'services', i, 'team'], service.team, 'team')
  })
  scenario.alerts.forEach((alert, i) => {
    known(['alerts', i, 'team'], alert.team, 'team')
    if (alert.runbook !== undefined) known(['alerts', i, 'runbook'], alert.runbook, 'runbook')
    if (alert.rule.kind === 'threshold') known(['alerts', i, 'rule', 'series'], alert.rule.series, 'series')
  })
  scenario.runbooks.forEach((runbook, i) => {
    if (runbook.service !== undefined) known(['runbooks', i, 'service'], runbook.service, 'service')
  })
  scenario.changes.forEach((change, i) => {
    known(['changes', i, 'service'], change.service, 'service')
  })
  scenario.teams.forEach((team, i) => {
    known(['teams', i, 'onCall'], team.onCall, 'person')
    if (team.secondary !== undefined) known(['teams', i, 'secondary'], team.secondary, 'person')
    team.services.forEach((service, j) => {
      known(['teams', i, 'services', j], service, 'service')
    })
  })
  scenario.cast.forEach((member, i) => {
    known(['cast', i, 'team'], member.team, 'team')
  })
  scenario.actions.forEach((action, i) => {
    if (action.controlPlane !== undefined)
      known(['actions', i, 'controlPlane'], action.controlPlane, 'controlPlane')
    action.performedByTeams.forEach((team, j) => {
      known(['actions', i, 'performedByTeams', j], team, 'team')
    })
    action.warrantedBy.forEach((set, j) => {
      set.forEach((clue, k) => {
        known(['actions', i, 'warrantedBy', j, k], clue, 'clue')
      })
    })
    for (const list of ['effects', 'undo'] as const)
      action[list]?.forEach(({ intervention }, j) => {
        const keys = ['actions', i, list, j, 'intervention']
        problems.push(...checkIntervention(intervention, scenario.topology, keys))
        const parameters = action.parameters.map((parameter) => parameter.id)
        for (const [field, leaf] of Object.entries(intervention))
          if (typeof leaf === 'string' && leaf.startsWith('$') && !parameters.includes(leaf.slice(1)))
            problems.push({
              path: jsonPath([...keys, field]),
              message: `the action has no parameter "${leaf.slice(1)}"`,
              mend: suggest(leaf.slice(1), parameters, 'parameter'),
            })
      })
  })
  scenario.investigations.forEach((investigation, i) => {
    investigation.teams.forEach((team, j) => {
      known(['investigations', i, 'teams', j], team, 'team')
    })
    if (investigation.service !== undefined)
      known(['investigations', i, 'service'], investigation.service, 'service')
    investigation.findings.forEach((finding, j) => {
      finding.clues.forEach((clue, k) => {
        known(['investigations', i, 'findings', j, 'clues', k], clue, 'clue')
      })
    })
  })
  scenario.injects.forEach((inject, i) => {
    known(['injects', i, 'from'], inject.from, 'person')
  })
  scenario.verifications.forEach((check, i) => {
    check.teams.forEach((team, j) => {
      known(['verifications', i, 'teams', j], team, 'team')
    })
  })
  for (const { keys, action } of actionsOf(scenario.machine)) {
    if (action.type === 'endDrill') continue
    const at = [...keys, 'params']
    const { params } = action
    if ('faultId' in params) known([...at, 'faultId'], params.faultId, 'fault')
    if ('injectId' in params) known([...at, 'injectId'], params.injectId, 'inject')
    if ('postId' in params) known([...at, 'postId'], params.postId, 'vendorPost')
    if ('teamId' in params) known([...at, 'teamId'], params.teamId, 'team')
    if (action.type !== 'someoneActs') continue
    const { intervention, changeId } = action.params
    problems.push(...checkIntervention(intervention, scenario.topology, [...at, 'intervention']))
    if (changeId !== undefined) known([...at, 'changeId'], changeId, 'change')
  }
  if (scenario.shift !== undefined) known(['shift', 'relief'], scenario.shift.relief, 'person')
  scenario.terraform?.forEach(({ observed = {} }, i) => {
    for (const [attribute, series] of Object.entries(observed))
      known(['terraform', i, 'observed', attribute], series, 'truth')
  })
  problems.push(...checkAsked(scenario))
  problems.push(...checkCalibrationReferences(scenario, names))
  for (const { path, condition } of conditionsOf(scenario)) {
    const named = namedBy(condition)
    if (named === null || names[named.list].includes(named.name)) continue
    problems.push({
      path: `${path}.${named.field}`,
      message: `there is no ${named.list} "${named.name}"`,
      mend: suggest(named.name, names[named.list], named.list),
    })
  }
  scenario.playbook.forEach((play, i) => {
    problems.push(...checkPlayCommand(play, scenario, names, ['playbook', i, 'command']))
  })
  return problems
}

const conditionFields: readonly (readonly [field: string, list: keyof Names])[] = [
  ['signal', 'series'],
  ['truth', 'truth'],
  ['inState', 'state'],
  ['faultActive', 'fault'],
  ['alertFiring', 'alert'],
  ['action', 'action'],
  ['clueReached', 'clue'],
  ['personIs', 'person'],
  ['taskDone', 'investigation'],
  ['verified', 'verification'],
  ['vendorPosted', 'vendorPost'],
  ['injectSent', 'inject'],
]

function namedBy(condition: object): { field: string; list: keyof Names; name: string } | null {
  for (const [field, list] of conditionFields) {
    const name = (condition as Readonly<Record<string, unknown>>)[field]
    if (typeof name === 'string') return { field, list, name }
  }
  return null
}
