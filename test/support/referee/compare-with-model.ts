import {
  compileWorld,
  createWorldState,
  latestReading,
  readCell,
  readCustomers,
  startFault,
  stepWorld,
} from '../../../src/core/world/index.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import type { Cloud } from './arbitrary-cloud.ts'
import {
  type Estimate,
  measureSteadyState,
  type QuantileEstimate,
  type SteadyState,
} from './measure-steady-state.ts'

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
/**
 * Above this share of failing calls a caller's own times have as many modes as there are ways to fail (refused,
 * served, timed out, each on any attempt); the model has two parts for them, so only goodput is compared there.
 */
const fewFailures = 0.02

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
  const addQuantile = (what: string, estimate: QuantileEstimate, value: number): void => {
    if (onCliff(estimate) && value >= estimate.withMoreBeyond && value <= estimate.withFewerBeyond)
      comparisons.push({ what, referee: estimate, model: value, excess: 0 })
    else add(what, estimate, value, 0)
  }
  for (const { id } of topology.services) {
    const reading = referee.services[id]
    const fluid = model.services.get(id)
    if (!reading || !fluid) throw new Error(`service ${id} was not measured by both`)
    add(`${id} goodput`, reading.goodput, fluid.goodput, look.rateFloorShare * reading.offered.value)
    if (failingCalls(topology, referee, id) > fewFailures) continue
    addQuantile(`${id} p50`, reading.p50, fluid.p50)
    if (!queuesNewestFirst(topology, id)) addQuantile(`${id} p99`, reading.p99, fluid.p99)
  }
  const floor = look.rateFloorShare * referee.visits.offered.value
  add('visits goodput', referee.visits.goodput, model.visitsServed, floor)
  const { entry, markets } = topology
  const comparable =
    referee.visits.goodput.value > floor &&
    !queuesNewestFirst(topology, entry.service) &&
    failingCalls(topology, referee, entry.service) <= fewFailures
  if (comparable && markets.every(({ attempts }) => attempts === 1))
    addQuantile('visits p99', referee.visits.p99, model.visitP99)
  return comparisons
}

/** Ten per cent more or fewer requests beyond it move the quantile further than they would an exponential's. */
function onCliff({ value, withMoreBeyond, withFewerBeyond }: QuantileEstimate): boolean {
  return withFewerBeyond - withMoreBeyond > 0.35 * value
}

/** Largest share of calls, by the service or below it, that bring no good answer in time. */
function failingCalls(topology: Topology, referee: SteadyState, id: string): number {
  return topology.links
    .filter((link) => link.from === id)
    .reduce(
      (most, { to }) =>
        Math.max(most, referee.services[to]?.errorShare.value ?? 0, failingCalls(topology, referee, to)),
      0,
    )
}

/** Whether the service, or one it waits for, serves the newest first. */
function queuesNewestFirst(topology: Topology, id: string): boolean {
  const service = topology.services.find((candidate) => candidate.id === id)
  return (
    service?.queueDiscipline === 'lifo' ||
    topology.links.some((link) => link.from === id && queuesNewestFirst(topology, link.to))
  )
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
