import type { Scenario } from '../scenario/index.ts'
import {
  cloneWorldState,
  compileWorld,
  createWorldState,
  stepWorld,
  type Topology,
  type WorldModel,
  type WorldState,
} from '../world/index.ts'
import { baselineOf } from './baseline.ts'
import type { Drill, DrillSetup, DrillState, PersonState } from './drill-state.ts'
import { bySystem, record } from './log.ts'
import { beginMachine } from './machine-host.ts'
import { RELIEF_COMES_BEFORE_SECONDS } from './people/human-timings.ts'
import { schedule } from './schedule.ts'
import { seatsAtStart } from './seat.ts'

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
  const { shift } = setup.scenario
  if (shift !== undefined)
    schedule(drill, Math.max(1, shift.endsAtSecond - RELIEF_COMES_BEFORE_SECONDS), {
      kind: 'reliefArrives',
      personId: shift.relief,
    })
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
    fromWarmUp(scenario.topology, scenario.warmUpSeconds),
    seed,
    scenario.alerts.map(({ id, rule }) => ({ id, rule })),
  )
  const state = createWorldState(model)
  for (let second = 0; second < scenario.warmUpSeconds; second += 1) stepWorld(model, state)
  const fresh = { seed, model, state }
  warmed.set(scenario, fresh)
  return fresh
}

/** The world's second 0 is the start of the warm-up: times of the drill become times of the world. */
function fromWarmUp(topology: Topology, warmUpSeconds: number): Topology {
  const { platform } = topology
  const shifted = { ...topology, startsAtUtcSecond: topology.startsAtUtcSecond - warmUpSeconds }
  if (platform === undefined) return shifted
  const { history, certificates } = platform
  return {
    ...shifted,
    platform: {
      ...platform,
      ...(history && { history: history.map((past) => ({ ...past, at: past.at + warmUpSeconds })) }),
      ...(certificates && {
        certificates: certificates.map((certificate) => ({
          ...certificate,
          expiresAtSecond: certificate.expiresAtSecond + warmUpSeconds,
          ...(certificate.storedExpiresAtSecond !== undefined && {
            storedExpiresAtSecond: certificate.storedExpiresAtSecond + warmUpSeconds,
          }),
        })),
      }),
    },
  }
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
    machine: { value: null, done: false },
    queue: [],
    nextSequence: 0,
    people,
    seats: { ...seatsAtStart(setup) },
    seatRoles: {},
    paused: false,
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
    changesMade: {},
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
