import type { Scenario } from '../scenario/index.ts'
import {
  cloneWorldState,
  compileWorld,
  createWorldState,
  stepWorld,
  type WorldModel,
  type WorldState,
} from '../world/index.ts'
import { baselineOf } from './baseline.ts'
import type { Drill, DrillSetup, DrillState, PersonState } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { beginMachine } from './machine-host.ts'

/** A drill at its second 0: the world has run its warm-up, the statechart stands in its first state, nobody is paged. */
export function createDrill(setup: DrillSetup): Drill {
  const { model, state: world } = warmWorld(setup.scenario, setup.seed)
  const drill: Drill = {
    setup,
    model,
    baseline: baselineOf(world),
    state: firstState(setup, cloneWorldState(model, world)),
  }
  record(drill, bySystem('drill'), { kind: 'drillStarted', mode: setup.mode, seat: setup.seat })
  beginMachine(drill)
  return drill
}

interface WarmWorld {
  readonly seed: number
  readonly model: WorldModel
  readonly state: WorldState
}

/** The warm-up is the same for every fork and rollout of a scenario and seed, so the last one is kept. */
const warmed = new WeakMap<Scenario, WarmWorld>()

function warmWorld(scenario: Scenario, seed: number): WarmWorld {
  const known = warmed.get(scenario)
  if (known?.seed === seed) return known
  const model = compileWorld(
    { ...scenario.topology, startsAtUtcSecond: scenario.topology.startsAtUtcSecond - scenario.warmUpSeconds },
    seed,
    scenario.alerts.map(({ id, rule }) => ({ id, rule })),
  )
  const state = createWorldState(model)
  for (let second = 0; second < scenario.warmUpSeconds; second += 1) stepWorld(model, state)
  const fresh = { seed, model, state }
  warmed.set(scenario, fresh)
  return fresh
}

function firstState(setup: DrillSetup, world: WorldState): DrillState {
  const { scenario } = setup
  const people: Record<string, PersonState> = {}
  for (const member of scenario.cast)
    people[member.id] = {
      status: 'away',
      role: null,
      busyWith: null,
      pagedAt: null,
      joinedAt: null,
      pagesMissed: 0,
      lastReportAt: null,
    }
  return {
    second: 0,
    world,
    // Set when the statechart begins, before anything can ask for it.
    machine: { value: null, context: {}, done: false },
    queue: [],
    nextSequence: 0,
    people,
    incident: {
      number: null,
      declaredAt: null,
      severity: null,
      bridgeOpenedAt: null,
      commander: null,
      commandTakenAt: null,
      handover: null,
      mitigatedAt: null,
      resolvedAt: null,
      closedAt: null,
      postmortemOwner: null,
      hypothesis: null,
    },
    pages: [],
    tasks: [],
    executions: [],
    messages: [],
    reminders: [],
    triggers: [],
    monitors: {},
    injectsSent: {},
    clues: {},
    vendorPosted: {},
    verified: {},
    statusPosts: [],
    document: { summary: '', impact: '', hypotheses: '', decisions: '', notes: '' },
    open: {},
    looked: {},
    truthPast: {},
    log: [],
    logHash: '',
    commands: [],
    checkpoints: [],
    ended: null,
  }
}
