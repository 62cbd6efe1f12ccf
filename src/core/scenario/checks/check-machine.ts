import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { reachableStates, resolveTarget, statesOf, transitionsOf } from './machine-graph.ts'

/** The statechart can be walked: targets exist, every state is reached, none but a final one is a dead end. */
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

  const reached = reachableStates(machine)
  for (const { path, keys } of states)
    if (!reached.has(path)) add(keys, `nothing leads to "${path}"`, 'add a transition to it, or take it out')

  const ways = transitions.filter(({ transition }) => transition.target !== undefined)
  for (const { path, keys, state } of states) {
    if (state.type === 'final' || state.states !== undefined) continue
    if (!ways.some(({ from }) => path === from || path.startsWith(`${from}.`)))
      add(keys, `"${path}" is a dead end`, 'add a transition out of it, or make it final')
  }

  const sent = new Set(scenario.monitors.map((monitor) => monitor.event))
  for (const { event, keys } of transitions)
    if (!event.startsWith('after ') && !sent.has(event))
      add(keys, `no monitor sends "${event}"`, suggest(event, [...sent], 'event'))
  const heard = new Set(transitions.map(({ event }) => event))
  scenario.monitors.forEach((monitor, index) => {
    if (!heard.has(monitor.event))
      add(
        ['monitors', index, 'event'],
        `no state hears "${monitor.event}"`,
        suggest(monitor.event, [...heard], 'event'),
      )
  })
  return problems
}
