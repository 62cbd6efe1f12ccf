import type { Condition } from '../condition.ts'
import { jsonPath, type Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { conditionsOf } from './conditions-of.ts'
import { actionsOf, statesOf } from './machine-graph.ts'
import { walkMachine } from './walk-machine.ts'

/** What could be reached if everything went as far as it can. */
interface Reach {
  readonly states: ReadonlySet<string>
  readonly faults: ReadonlySet<string>
  readonly injects: ReadonlySet<string>
  readonly posts: ReadonlySet<string>
  readonly clues: ReadonlySet<string>
  readonly endsAtSecond: number
}

/** Dead ends outside the statechart: what is written but can never be sent, found, done or come true. */
export function checkPossible(scenario: Scenario): Problem[] {
  const reach = reachOf(scenario)
  const problems: Problem[] = []
  const add = (keys: readonly (string | number)[], message: string, mend: string) =>
    problems.push({ path: jsonPath(keys), message, mend })

  scenario.injects.forEach(({ id }, i) => {
    if (!reach.injects.has(id))
      add(
        ['injects', i],
        `nothing ever sends the inject "${id}"`,
        'give it a "when", or let a state schedule it',
      )
  })
  scenario.vendorPosts.forEach(({ id }, i) => {
    if (!reach.posts.has(id))
      add(
        ['vendorPosts', i],
        `nothing ever posts "${id}"`,
        'add a vendorPosts action to a state that is reached',
      )
  })
  scenario.investigations.forEach(({ findings }, i) => {
    const last = findings.findIndex(({ when }) => 'always' in when)
    findings.forEach((_, j) => {
      if (last >= 0 && j > last)
        add(
          ['investigations', i, 'findings', j],
          'can never be told: the finding before it always holds',
          'put it before that one, or take it out',
        )
    })
  })
  scenario.actions.forEach(({ id, performedByTeams, warrantedBy }, i) => {
    if (!scenario.cast.some((member) => performedByTeams.includes(member.team)))
      add(
        ['actions', i, 'performedByTeams'],
        `nobody of the cast is in a team that may do "${id}"`,
        'add somebody to one of the teams, or name another team',
      )
    warrantedBy.forEach((set, j) => {
      const missing = set.find((clue) => !reach.clues.has(clue))
      if (missing !== undefined)
        add(
          ['actions', i, 'warrantedBy', j],
          `can never warrant "${id}": nobody ever reaches the clue "${missing}"`,
          'let a screen or a finding bring that clue, or take the set out',
        )
    })
  })
  for (const { path, condition, negated } of conditionsOf(scenario)) {
    const why = negated ? null : impossible(condition, reach)
    if (why !== null)
      problems.push({
        path,
        message: `can never hold: ${why}`,
        mend: 'mend the condition, or what it waits for',
      })
  }
  return problems
}

function reachOf(scenario: Scenario): Reach {
  const { machine } = scenario
  const walk = walkMachine(machine)
  const paths = walk === null ? statesOf(machine).map(({ path }) => path) : [...walk.wayTo.keys()]
  const states = new Set([...paths, ...paths.map((path) => path.slice(path.lastIndexOf('.') + 1))])
  const faults = new Set<string>()
  const posts = new Set<string>()
  const injects = new Set(scenario.injects.filter(({ when }) => when !== undefined).map(({ id }) => id))
  for (const { from, action } of actionsOf(machine)) {
    if (!states.has(from)) continue
    if (action.type === 'injectFault') faults.add(action.params.faultId)
    if (action.type === 'vendorPosts') posts.add(action.params.postId)
    if (action.type === 'scheduleInject') injects.add(action.params.injectId)
  }
  const told = scenario.investigations.flatMap(({ findings }) => {
    const last = findings.findIndex(({ when }) => 'always' in when)
    return findings.slice(0, last < 0 ? findings.length : last + 1).flatMap(({ clues }) => clues)
  })
  const shown = scenario.clues.filter(({ seenAt }) => seenAt.length > 0).map(({ id }) => id)
  return {
    states,
    faults,
    injects,
    posts,
    clues: new Set([...told, ...shown]),
    endsAtSecond: scenario.endsAtSecond,
  }
}

function impossible(condition: Condition, reach: Reach): string | null {
  if ('inState' in condition)
    return reach.states.has(condition.inState) ? null : `the state "${condition.inState}" is never entered`
  if ('faultActive' in condition)
    return reach.faults.has(condition.faultActive) ? null : `nothing starts "${condition.faultActive}"`
  if ('injectSent' in condition)
    return reach.injects.has(condition.injectSent) ? null : `nothing sends "${condition.injectSent}"`
  if ('vendorPosted' in condition)
    return reach.posts.has(condition.vendorPosted) ? null : `nothing posts "${condition.vendorPosted}"`
  if ('clueReached' in condition)
    return reach.clues.has(condition.clueReached) ? null : `nobody reaches "${condition.clueReached}"`
  if ('afterSecond' in condition)
    return condition.afterSecond < reach.endsAtSecond ? null : 'the drill is over by then'
  const series = 'signal' in condition ? condition.signal : 'truth' in condition ? condition.truth : ''
  if (!series.endsWith('Share') || !('value' in condition)) return null
  const outside = condition.is === 'above' ? condition.value >= 1 : condition.value <= 0
  return outside ? `a share is never ${condition.is} ${condition.value}` : null
}
