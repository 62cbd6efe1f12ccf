import type { ScenarioMachine, ScenarioState, ScenarioTransition } from '../machine.ts'

type Key = string | number

/** A state of the chart with its place in it. */
export interface PlacedState {
  /** Dotted path below the machine; empty for the machine itself. */
  readonly path: string
  readonly keys: readonly Key[]
  readonly state: ScenarioState
}

export interface PlacedTransition {
  readonly from: string
  readonly event: string
  readonly keys: readonly Key[]
  readonly transition: ScenarioTransition
}

export function statesOf(machine: ScenarioMachine): PlacedState[] {
  const found: PlacedState[] = []
  const visit = (states: Readonly<Record<string, ScenarioState>>, prefix: string, keys: readonly Key[]) => {
    for (const [name, state] of Object.entries(states)) {
      const path = prefix + name
      found.push({ path, keys: [...keys, name], state })
      if (state.states !== undefined) visit(state.states, `${path}.`, [...keys, name, 'states'])
    }
  }
  visit(machine.states, '', ['machine', 'states'])
  return found
}

export function transitionsOf(machine: ScenarioMachine): PlacedTransition[] {
  return statesOf(machine).flatMap(({ path, keys, state }) =>
    (['on', 'after'] as const).flatMap((kind) =>
      Object.entries(state[kind] ?? {}).flatMap(([event, given]) => {
        const list = Array.isArray(given) ? (given as readonly ScenarioTransition[]) : null
        const transitions = list ?? [given as ScenarioTransition]
        return transitions.map((transition, index) => ({
          from: path,
          event: kind === 'on' ? event : `after ${event} ms`,
          keys: [...keys, kind, event, ...(list === null ? [] : [index])],
          transition,
        }))
      }),
    ),
  )
}

/** The state that a target names, seen from a state: a sibling, ".child" or "#machine.path". Null when there is none. */
export function resolveTarget(machine: ScenarioMachine, from: string, target: string): string | null {
  const paths = new Set(statesOf(machine).map((state) => state.path))
  const root = `#${machine.id}.`
  if (target.startsWith(root)) return paths.has(target.slice(root.length)) ? target.slice(root.length) : null
  if (target.startsWith('.')) return paths.has(from + target) ? from + target : null
  const parent = from.includes('.') ? from.slice(0, from.lastIndexOf('.') + 1) : ''
  return paths.has(parent + target) ? parent + target : null
}

/** All states that some sequence of events leads to; guards are taken to hold at some time. */
export function reachableStates(machine: ScenarioMachine): ReadonlySet<string> {
  const states = new Map(statesOf(machine).map((placed) => [placed.path, placed.state]))
  const transitions = transitionsOf(machine)
  const reached = new Set<string>()
  const enter = (path: string) => {
    const parts = path.split('.')
    for (let depth = 1; depth <= parts.length; depth++)
      arrive(parts.slice(0, depth).join('.'), depth === parts.length)
  }
  const arrive = (path: string, isTarget: boolean) => {
    const state = states.get(path)
    if (state === undefined) return
    const known = reached.has(path)
    reached.add(path)
    if (state.type === 'parallel')
      for (const name of Object.keys(state.states ?? {})) arriveOnce(`${path}.${name}`)
    else if (isTarget && state.initial !== undefined) arriveOnce(`${path}.${state.initial}`)
    if (known) return
    for (const { from, transition } of transitions) {
      if (from !== path || transition.target === undefined) continue
      const target = resolveTarget(machine, from, transition.target)
      if (target !== null) enter(target)
    }
  }
  const arriveOnce = (path: string) => {
    if (!reached.has(path)) arrive(path, true)
  }
  enter(machine.initial)
  return reached
}
