import { initialTransition, type MachineSnapshot, setup, transition } from 'xstate'
import type { Condition, ConditionFacts } from './condition.ts'
import { conditionHolds } from './condition-holds.ts'
import type { MachineAction, ScenarioMachine } from './machine.ts'

/** Where a statechart stands; plain JSON, enough to go on from. */
export interface MachineState {
  /** XState's: a state's name, or names of states with the value inside each. */
  readonly value: unknown
  /** It has come to its end, and stays there. */
  readonly done: boolean
}

/** What a transition decided. Nothing has been done yet: the drill acts, and puts the delays into its own queue. */
export interface MachineStep {
  readonly state: MachineState
  /** Dotted paths, outermost first. */
  readonly entered: readonly string[]
  readonly actions: readonly MachineAction[]
  readonly delays: readonly {
    readonly sendId: string
    readonly eventType: string
    readonly afterSeconds: number
  }[]
  /** `sendId`s of delays that no longer count. */
  readonly cancelled: readonly string[]
}

export function startMachine(machine: ScenarioMachine): MachineStep {
  const { compiled, steps } = compile(machine)
  return keep(steps, '', () => {
    const [snapshot, actions] = initialTransition(compiled)
    return { step: stepFrom([], snapshot, actions), asked: false }
  })
}

/**
 * Sends one event, be it a monitor's or a delay's. An event that the state does not know changes nothing, and at its
 * end a machine knows none.
 */
export function sendToMachine(
  machine: ScenarioMachine,
  state: MachineState,
  eventType: string,
  facts: ConditionFacts,
): MachineStep {
  // XState's pure `transition` would go on from a final state; its actors do not.
  if (state.done) return { state, entered: [], actions: [], delays: [], cancelled: [] }
  const { compiled, steps } = compile(machine)
  return keep(steps, `${eventType} ${JSON.stringify(state.value)}`, () => {
    const event: MachineEvent = { type: eventType, facts, guards: { asked: false } }
    const before = compiled.resolveState({ value: state.value as MachineValue, context: {} })
    const [snapshot, actions] = transition(compiled, before, event)
    return { step: stepFrom(activeStates(state), snapshot, actions), asked: event.guards?.asked === true }
  })
}

/** Forks and rollouts take the same steps again and again: one that asked no guard depends on nothing that changes. */
function keep(
  steps: Map<string, MachineStep>,
  key: string,
  take: () => { readonly step: MachineStep; readonly asked: boolean },
): MachineStep {
  const known = steps.get(key)
  if (known !== undefined) return known
  const { step, asked } = take()
  if (!asked) steps.set(key, step)
  return step
}

/** The dotted paths of all states that are active, outermost first. */
export function activeStates(state: MachineState): string[] {
  return pathsIn(state.value as MachineValue, '')
}

/** Whether a state is active, by its dotted path or by its bare name. */
export function isInState(state: MachineState, name: string): boolean {
  return activeStates(state).some((path) => path === name || path.endsWith(`.${name}`))
}

type MachineValue = string | { readonly [state: string]: MachineValue }
type MachineEvent = {
  readonly type: string
  readonly facts?: ConditionFacts
  /** Set by the guards: was any of them asked? */
  readonly guards?: { asked: boolean }
}
type Snapshot = Pick<MachineSnapshot<never, never, never, never, never, never, never, never>, 'status'> & {
  readonly value: unknown
}

interface KnownMachine {
  readonly compiled: ReturnType<typeof compileAnew>
  readonly steps: Map<string, MachineStep>
}

const machines = new WeakMap<ScenarioMachine, KnownMachine>()

function compile(machine: ScenarioMachine): KnownMachine {
  let known = machines.get(machine)
  if (known === undefined) {
    known = { compiled: compileAnew(machine), steps: new Map() }
    machines.set(machine, known)
  }
  return known
}

function compileAnew(machine: ScenarioMachine) {
  const ignore = (_: unknown, _params: never) => {}
  const machineSetup = setup({
    types: { events: {} as MachineEvent, context: {} as Record<string, never> },
    guards: {
      holds: ({ event }, params: { readonly condition: Condition }) => {
        if (event.guards !== undefined) event.guards.asked = true
        return event.facts !== undefined && conditionHolds(params.condition, event.facts)
      },
    },
    actions: {
      injectFault: ignore,
      clearFault: ignore,
      scheduleInject: ignore,
      vendorPosts: ignore,
      someoneActs: ignore,
      pageTeam: ignore,
      endDrill: ignore,
    },
  })
  type Config = Parameters<typeof machineSetup.createMachine>[0]
  return machineSetup.createMachine({ ...machine, context: {} } as unknown as Config)
}

const ownActions: ReadonlySet<string> = new Set<MachineAction['type']>([
  'injectFault',
  'clearFault',
  'scheduleInject',
  'vendorPosts',
  'someoneActs',
  'pageTeam',
  'endDrill',
])

function stepFrom(
  activeBefore: readonly string[],
  snapshot: Snapshot,
  executable: readonly { readonly type: string; readonly params: unknown }[],
): MachineStep {
  const state: MachineState = {
    value: snapshot.value,
    done: snapshot.status === 'done',
  }
  const actions: MachineAction[] = []
  const delays: MachineStep['delays'][number][] = []
  const cancelled: string[] = []
  for (const { type, params } of executable) {
    if (ownActions.has(type))
      actions.push((params === undefined ? { type } : { type, params }) as MachineAction)
    else if (type === 'xstate.raise') {
      const { event, id, delay } = params as { event: MachineEvent; id?: string; delay?: number }
      if (delay !== undefined)
        delays.push({ sendId: id ?? event.type, eventType: event.type, afterSeconds: delay / 1000 })
    } else if (type === 'xstate.cancel') cancelled.push((params as { sendId: string }).sendId)
  }
  const before = new Set(activeBefore)
  const entered = activeStates(state).filter((path) => !before.has(path))
  return { state, entered, actions, delays, cancelled }
}

function pathsIn(value: MachineValue, prefix: string): string[] {
  if (typeof value === 'string') return [prefix + value]
  return Object.entries(value).flatMap(([name, inner]) => [
    prefix + name,
    ...pathsIn(inner, `${prefix + name}.`),
  ])
}
