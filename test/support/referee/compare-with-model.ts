import {
  compileWorld,
  createWorldState,
  latestReading,
  readCell,
  readCustomers,
  startFault,
  stepWorld,
} from '../../../src/core/world/index.ts'
import type { Cloud } from './arbitrary-cloud.ts'
import { type Estimate, measureSteadyState, type TailEstimate } from './measure-steady-state.ts'

/** One figure of both: rates per second, quantiles in ms. */
export interface Comparison {
  readonly what: string
  readonly referee: Estimate
  readonly model: number
  /**
   * How far apart, as a share of the referee's value, after its own 95 % half-width is taken off. 0 for a p99 beyond
   * which the referee sees 0.9 to 1.1 % of requests: where one per cent hang until a timeout, p99 stands on a cliff.
   */
  readonly excess: number
}

/** What to compare of a cloud, and how long to look. */
export interface Look {
  readonly events: number
  /** Rates below this share of what is offered are compared as if they were this share: 10 % of nothing is nothing. */
  readonly rateFloorShare: number
}

const modelSettles = 300
const modelLooksAt = 60

/** Steady state of the referee and of the fluid model under the same faults, figure by figure. */
export function compareWithModel(cloud: Cloud, look: Look): readonly Comparison[] {
  const { topology, faults, seed } = cloud
  const referee = measureSteadyState(topology, {
    seed,
    warmUpSeconds: cloud.settleSeconds,
    events: look.events,
    conditions: { faults },
  })
  const model = readModel(cloud)
  const comparisons: Comparison[] = []
  const add = (what: string, estimate: Estimate, value: number, floor: number): void => {
    const scale = Math.max(estimate.value, floor)
    const excess = scale > 0 ? Math.max(0, Math.abs(value - estimate.value) - estimate.halfWidth) / scale : 0
    comparisons.push({ what, referee: estimate, model: value, excess })
  }
  const addTail = (what: string, estimate: TailEstimate, value: number): void => {
    if (value >= estimate.withMoreBeyond && value <= estimate.withFewerBeyond)
      comparisons.push({ what, referee: estimate, model: value, excess: 0 })
    else add(what, estimate, value, 0)
  }
  for (const { id } of topology.services) {
    const reading = referee.services[id]
    const fluid = model.services.get(id)
    if (!reading || !fluid) throw new Error(`service ${id} was not measured by both`)
    add(`${id} goodput`, reading.goodput, fluid.goodput, look.rateFloorShare * reading.offered.value)
    add(`${id} p50`, reading.p50, fluid.p50, 0)
    addTail(`${id} p99`, reading.p99, fluid.p99)
  }
  const floor = look.rateFloorShare * referee.visits.offered.value
  add('visits goodput', referee.visits.goodput, model.visitsServed, floor)
  if (referee.visits.goodput.value > floor) addTail('visits p99', referee.visits.p99, model.visitP99)
  return comparisons
}

interface ModelReading {
  readonly services: ReadonlyMap<
    string,
    { readonly goodput: number; readonly p50: number; readonly p99: number }
  >
  readonly visitsServed: number
  readonly visitP99: number
}

/** Five minutes to settle, then means over a minute: the model's demand is drawn anew in each second. */
function readModel({ topology, faults, seed }: Cloud): ModelReading {
  const world = compileWorld(topology, seed)
  const state = createWorldState(world)
  for (const fault of faults) startFault(world, state, fault)
  for (let second = 0; second < modelSettles; second++) stepWorld(world, state)
  const sums = new Map(topology.services.map(({ id }) => [id, { goodput: 0, p50: 0, p99: 0 }]))
  let served = 0
  let visitP99 = 0
  for (let second = 0; second < modelLooksAt; second++) {
    stepWorld(world, state)
    for (const [id, sum] of sums) {
      const cell = readCell(world, state, id, 'all')
      if (!cell) throw new Error(`the model does not run ${id}`)
      sum.goodput += cell.goodputPerSecond / modelLooksAt
      sum.p50 += cell.p50Ms / modelLooksAt
      sum.p99 += cell.p99Ms / modelLooksAt
    }
    const customers = readCustomers(world, state)
    served += (customers.successShare * customers.visitsPerSecond) / modelLooksAt
    visitP99 += (latestReading(world, state, 'customers/all/p99Ms', state.second)?.value ?? 0) / modelLooksAt
  }
  return { services: sums, visitsServed: served, visitP99 }
}
