import { scenario } from '../../scenarios/us-east-1-latency/scenario.ts'
import { faults, topology } from '../../scenarios/us-east-1-latency/topology.ts'
import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  applyIntervention,
  compileWorld,
  createWorldState,
  type Intervention,
  readCell,
  readCustomers,
  readWorld,
  startFault,
  stepWorld,
} from '../../src/core/world/index.ts'

export type Plan = readonly (readonly [atMinute: number, intervention: Intervention])[]

export interface Shape {
  /** Share of visits served, true, at a minute. */
  served(minute: number): number
  /** Mean CPU of the storefront in a zone, and its servers in us-east-1. */
  cpu(minute: number, zone: string): number
  servers(minute: number): number
  customerMinutes(minute: number): number
}

const eastern = ['us-east-1a', 'us-east-1b', 'us-east-1c']
const onsetMinute = 1

/** The bare world of the scenario, its first fault from minute 1 on, with interventions by minute and nobody at the desk. */
export function runShape(plan: Plan, minutes = 30): Shape {
  const model = compileWorld(topology, 1)
  const state = createWorldState(model)
  const [grey] = faults
  const samples: { served: number; cpu: Record<string, number>; servers: number; impact: number }[] = []
  const sample = () => {
    const cells = eastern.map((zone) => [zone, readCell(model, state, 'storefront', zone)] as const)
    samples.push({
      served: readCustomers(model, state).successShare,
      cpu: Object.fromEntries(cells.map(([zone, cell]) => [zone, cell?.cpu ?? 0])),
      servers: cells.reduce((sum, [, cell]) => sum + (cell?.instances ?? 0), 0),
      impact: readWorld(model, state).impactCustomerMinutes,
    })
  }
  sample()
  for (let second = 1; second <= minutes * 60; second += 1) {
    if (second === onsetMinute * 60 && grey !== undefined) startFault(model, state, grey)
    for (const [at, intervention] of plan)
      if (at * 60 === second) applyIntervention(model, state, intervention)
    stepWorld(model, state)
    if (second % 60 === 0) sample()
  }
  const at = (minute: number) => {
    const found = samples[minute]
    if (found === undefined) throw new Error(`ran for ${samples.length - 1} minutes only`)
    return found
  }
  return {
    served: (minute) => at(minute).served,
    cpu: (minute, zone) => at(minute).cpu[zone] ?? Number.NaN,
    servers: (minute) => at(minute).servers,
    customerMinutes: (minute) => at(minute).impact,
  }
}

/** What an action of the scenario does to the world, at a minute. */
export function action(
  atMinute: number,
  id: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Plan {
  const actions: Scenario['actions'] = scenario.actions
  const spec = actions.find((each) => each.id === id)
  if (spec === undefined) throw new Error(`no action ${id}`)
  return spec.effects.map(({ intervention }) => {
    const filled = Object.entries(intervention).map(([field, leaf]) => [
      field,
      typeof leaf === 'string' && leaf.startsWith('$') ? parameters[leaf.slice(1)] : leaf,
    ])
    return [atMinute, Object.fromEntries(filled) as Intervention] as const
  })
}
