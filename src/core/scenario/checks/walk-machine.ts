import { createMachine } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import type { MachineAction, ScenarioMachine, ScenarioState, ScenarioTransition } from '../machine.ts'
import { resolveTarget, statesOf, transitionsOf } from './machine-graph.ts'

/** Everything the chart can come to when every guard may hold or not and every event may come at any time. */
export interface MachineWalk {
  /** Dotted paths of all states that some sequence of events enters, with the shortest such sequence. */
  readonly wayTo: ReadonlyMap<string, readonly string[]>
  /** States in which the chart can stand while no sequence of events leads to an end any more. */
  readonly trapped: ReadonlySet<string>
}

/** Combinations of parallel states; more is a chart that nobody can read. */
const MOST_COMBINATIONS = 4000
const ENDS = 'drill ends: '

/**
 * Walks the whole statechart with XState's own graph tools. Null when a target or an initial state does not exist, or
 * when it has too many combinations of states. A chart without any end (a final state of the whole, or `endDrill`) traps nobody: then the commander's
 * word or the clock ends the drill.
 */
export function walkMachine(machine: ScenarioMachine): MachineWalk | null {
  if (!isWalkable(machine)) return null
  const open = createMachine(openChart(machine) as Parameters<typeof createMachine>[0])
  const options = { limit: MOST_COMBINATIONS }
  const walk = () => ({ paths: getShortestPaths(open, options), edges: getAdjacencyMap(open, options) })
  let walked: ReturnType<typeof walk>
  try {
    walked = walk()
  } catch (failure) {
    if (failure instanceof Error && failure.message === 'Traversal limit exceeded') return null
    throw failure
  }
  const wayTo = new Map<string, readonly string[]>()
  for (const { state, steps } of walked.paths) {
    const way = steps.map(({ event }) => readable(event.type)).filter((event) => event !== 'xstate.init')
    for (const path of pathsIn(state.value as StateValue, '')) if (!wayTo.has(path)) wayTo.set(path, way)
  }
  return { wayTo, trapped: trappedIn(Object.values(walked.edges)) }
}

function isWalkable(machine: ScenarioMachine): boolean {
  const begins = ({ initial = '', states = {} }: Pick<ScenarioState, 'initial' | 'states'>) =>
    states[initial] !== undefined
  return (
    begins(machine) &&
    statesOf(machine).every(
      ({ state }) => state.states === undefined || state.type === 'parallel' || begins(state),
    ) &&
    transitionsOf(machine).every(
      ({ from, transition }) =>
        transition.target === undefined || resolveTarget(machine, from, transition.target) !== null,
    )
  )
}

type StateValue = string | { readonly [state: string]: StateValue }
interface Node {
  readonly state: { readonly value: unknown; readonly status: string }
  readonly transitions: Readonly<
    Record<string, { readonly event: { readonly type: string }; readonly state: { readonly value: unknown } }>
  >
}

function trappedIn(nodes: readonly Node[]): ReadonlySet<string> {
  const keyOf = (state: { readonly value: unknown }) => JSON.stringify(state.value)
  const ending = new Set<string>()
  for (const { state, transitions } of nodes)
    if (
      state.status === 'done' ||
      Object.values(transitions).some(({ event }) => event.type.startsWith(ENDS))
    )
      ending.add(keyOf(state))
  if (ending.size === 0) return new Set()
  for (let grown = true; grown; ) {
    grown = false
    for (const { state, transitions } of nodes) {
      if (ending.has(keyOf(state))) continue
      if (!Object.values(transitions).some((next) => ending.has(keyOf(next.state)))) continue
      ending.add(keyOf(state))
      grown = true
    }
  }
  const trapped = nodes.filter(({ state }) => !ending.has(keyOf(state)))
  return new Set(trapped.flatMap(({ state }) => leavesIn(state.value as StateValue, '')))
}

/** The chart without guards, actions and time: each transition has an event of its own, so each may be taken. */
function openChart(machine: ScenarioMachine): object {
  return { id: machine.id, initial: machine.initial, states: openStates(machine.states, '') }
}

function openStates(states: Readonly<Record<string, ScenarioState>>, prefix: string): object {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [name, openState(state, `${prefix}${name}`)]),
  )
}

function openState(state: ScenarioState, path: string): object {
  const { type, initial, states } = state
  const on = { ...openEvents(state.on ?? {}, path, ''), ...openEvents(state.after ?? {}, path, 'after ') }
  // An end that is reached on the way in or out is an event that leads nowhere: enough to see that there is one.
  if (endsDrill([...(state.entry ?? []), ...(state.exit ?? [])]))
    Object.assign(on, { [`${ENDS}${path}`]: {} })
  return {
    ...(type !== undefined && { type }),
    ...(initial !== undefined && { initial }),
    ...(states !== undefined && { states: openStates(states, `${path}.`) }),
    ...(type !== 'final' && { on }),
  }
}

function openEvents(
  transitions: Readonly<Record<string, ScenarioTransition | readonly ScenarioTransition[]>>,
  path: string,
  before: string,
): object {
  return Object.fromEntries(
    Object.entries(transitions).flatMap(([event, given]) =>
      (Array.isArray(given) ? (given as readonly ScenarioTransition[]) : [given as ScenarioTransition]).map(
        ({ target, actions = [] }, index) => [
          `${endsDrill(actions) ? ENDS : ''}${before}${event}${SEPARATOR}${path}/${index}`,
          target === undefined ? {} : { target },
        ],
      ),
    ),
  )
}

const SEPARATOR = ' in '

const readable = (event: string): string => event.replace(ENDS, '').split(SEPARATOR)[0] ?? event

function endsDrill(actions: readonly MachineAction[]): boolean {
  return actions.some((action) => action.type === 'endDrill')
}

function pathsIn(value: StateValue, prefix: string): string[] {
  if (typeof value === 'string') return [prefix + value]
  return Object.entries(value).flatMap(([name, inner]) => [
    prefix + name,
    ...pathsIn(inner, `${prefix + name}.`),
  ])
}

/** Innermost active states only: those are where one is stuck. */
function leavesIn(value: StateValue, prefix: string): string[] {
  if (typeof value === 'string') return [prefix + value]
  return Object.entries(value).flatMap(([name, inner]) => leavesIn(inner, `${prefix + name}.`))
}
