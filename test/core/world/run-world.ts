import {
  applyIntervention,
  type CellReading,
  compileWorld,
  createWorldState,
  endFault,
  type Fault,
  type Intervention,
  readCell,
  startFault,
  stepWorld,
  type Topology,
  type WatchedRule,
  type WorldModel,
  type WorldState,
} from '../../../src/core/world/index.ts'

/** A world being played, as tests speak about it. */
export interface Play {
  readonly model: WorldModel
  readonly state: WorldState
  readonly wait: (seconds: number) => void
  readonly fault: (fault: Fault) => void
  readonly mend: (id: string) => void
  readonly act: (intervention: Intervention) => void
  readonly at: (service: string, zone?: string) => CellReading
}

export function playWorld(topology: Topology, seed = 1, alerts: readonly WatchedRule[] = []): Play {
  const model = compileWorld(topology, seed, alerts)
  const state = createWorldState(model)
  return {
    model,
    state,
    wait: (seconds) => {
      for (let n = 0; n < seconds; n += 1) stepWorld(model, state)
    },
    fault: (fault) => startFault(model, state, fault),
    mend: (id) => endFault(model, state, id),
    act: (intervention) => applyIntervention(model, state, intervention),
    at: (service, zone = 'all') => {
      const reading = readCell(model, state, service, zone)
      if (reading === undefined) throw new Error(`${service} does not run in ${zone}`)
      return reading
    },
  }
}
