import type { MachineAction, ScenarioMachine, ScenarioState, ScenarioTransition } from '../machine.ts'

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

export interface PlacedAction {
  /** The state it belongs to. */
  readonly from: string
  readonly keys: readonly Key[]
  readonly action: MachineAction
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

/** Every action of the chart, on the way in, on the way out and on the way. */
export function actionsOf(machine: ScenarioMachine): PlacedAction[] {
  const placed = (from: string, actions: readonly MachineAction[] | undefined, keys: readonly Key[]) =>
    (actions ?? []).map((action, index) => ({ from, keys: [...keys, index], action }))
  return [
    ...statesOf(machine).flatMap(({ path, keys, state }) => [
      ...placed(path, state.entry, [...keys, 'entry']),
      ...placed(path, state.exit, [...keys, 'exit']),
    ]),
    ...transitionsOf(machine).flatMap(({ from, keys, transition }) =>
      placed(from, transition.actions, [...keys, 'actions']),
    ),
  ]
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
