import type { ScenarioMachine } from '../machine.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { resolveTarget, statesOf, transitionsOf } from './machine-graph.ts'
import { walkMachine } from './walk-machine.ts'

/** The statechart can be walked: targets exist, every state is reached, and from each the drill can still come to its end. */
export function checkMachine(scenario: Scenario): Problem[] {
  const { machine } = scenario
  const problems: Problem[] = []
  const add = (keys: readonly (string | number)[], message: string, mend: string) =>
    problems.push({ path: jsonPath(keys), message, mend })
  const states = statesOf(machine)
  const transitions = transitionsOf(machine)

  if (machine.states[machine.initial] === undefined)
    add(
      ['machine', 'initial'],
      `there is no state "${machine.initial}"`,
      suggest(machine.initial, Object.keys(machine.states), 'state'),
    )
  for (const { path, keys, state } of states) {
    const children = Object.keys(state.states ?? {})
    if (children.length > 0 && state.type !== 'parallel' && !children.includes(state.initial ?? ''))
      add(
        [...keys, 'initial'],
        `"${path}" needs an initial state`,
        suggest(state.initial ?? '', children, 'state'),
      )
  }
  for (const { from, keys, transition } of transitions) {
    if (transition.target === undefined) continue
    if (resolveTarget(machine, from, transition.target) === null)
      add(
        [...keys, 'target'],
        `there is no state "${transition.target}" to go to`,
        suggest(
          transition.target,
          states.map((state) => state.path),
          'state',
        ),
      )
  }

  if (problems.length === 0) problems.push(...checkWalk(machine))

  const sent = new Set(scenario.monitors.map((monitor) => monitor.event))
  for (const { event, keys } of transitions)
    if (!event.startsWith('after ') && !sent.has(event))
      add(keys, `no monitor sends "${event}"`, suggest(event, [...sent], 'event'))
  return problems
}

/** What only a walk can tell. All targets exist. */
function checkWalk(machine: ScenarioMachine): Problem[] {
  const problems: Problem[] = []
  const add = (keys: readonly (string | number)[], message: string, mend: string) =>
    problems.push({ path: jsonPath(keys), message, mend })
  const walk = walkMachine(machine)
  if (walk === null) {
    add(['machine'], 'has more combinations of states than can be walked', 'use fewer parallel states')
    return problems
  }
  const ways = transitionsOf(machine).filter(({ transition }) => transition.target !== undefined)
  for (const { path, keys, state } of statesOf(machine)) {
    if (!walk.wayTo.has(path))
      add(keys, `nothing leads to "${path}"`, 'add a transition to it, or take it out')
    if (state.type === 'final' || state.states !== undefined) continue
    const leaves = ways.some(({ from }) => path === from || path.startsWith(`${from}.`))
    if (!leaves) add(keys, `"${path}" is a dead end`, 'add a transition out of it, or make it final')
    else if (walk.trapped.has(path)) {
      const way = walk.wayTo.get(path)?.join(', ')
      add(
        keys,
        `no end can be reached from "${path}"${way ? ` (come to by: ${way})` : ''}`,
        'add a transition towards a final state or an endDrill action',
      )
    }
  }
  return problems
}
