import type { Condition, Scenario } from '../scenario/index.ts'
import { type CellReading, readCell, readCustomers } from '../world/index.ts'
import type { Drill } from './drill-state.ts'
import { reading } from './telemetry.ts'

const OF_CELL: Readonly<Record<string, (cell: CellReading) => number>> = {
  requestRate: (cell) => cell.offeredPerSecond,
  goodput: (cell) => cell.goodputPerSecond,
  errorShare: (cell) => cell.errorShare,
  p50Ms: (cell) => cell.p50Ms,
  p99Ms: (cell) => cell.p99Ms,
  cpu: (cell) => cell.cpu,
  threadsBusy: (cell) => cell.threadsBusyShare,
  queueShare: (cell) => cell.queueShare,
  instances: (cell) => cell.instances,
  healthyInstances: (cell) => cell.healthyInstances,
}

type CustomersReading = ReturnType<typeof readCustomers>

const OF_CUSTOMERS: Readonly<Record<string, (customers: CustomersReading) => number>> = {
  demandRate: (customers) => customers.demandPerSecond,
  successShare: (customers) => customers.successShare,
  failedShare: (customers) => 1 - customers.successShare,
  waiting: (customers) => customers.waiting,
  returning: (customers) => customers.returning,
}

/** The true value of a series, without lag or noise; NaN for a series that has no true counterpart here. */
export function trueReading(drill: Drill, series: string, agoSeconds: number): number {
  if (agoSeconds > 0) {
    const past = drill.state.truthPast[series]
    return past?.[past.length - 1 - Math.round(agoSeconds)] ?? Number.NaN
  }
  const [kind, subject = '', place = '', metric = ''] = series.split('/')
  const { model, state } = drill
  if (kind === 'service') {
    const cell = readCell(model, state.world, subject, place)
    return cell === undefined ? Number.NaN : (OF_CELL[metric]?.(cell) ?? Number.NaN)
  }
  if (kind === 'customers')
    return OF_CUSTOMERS[place]?.(readCustomers(model, state.world, subject)) ?? Number.NaN
  if (kind === 'impact')
    return (state.world.total.impactMinutes[0] as number) - drill.baseline.customerMinutes
  return reading(drill, series, 0)
}

/** Keeps as much of the past as the longest "for so many seconds" over that series needs. */
export function rememberTruth(drill: Drill): void {
  for (const [series, seconds] of spansOf(drill.setup.scenario)) {
    const past = drill.state.truthPast[series] ?? []
    drill.state.truthPast[series] = past
    past.push(trueReading(drill, series, 0))
    if (past.length > seconds + 1) past.shift()
  }
}

const spans = new WeakMap<Scenario, ReadonlyMap<string, number>>()

/** Series that some condition of the scenario wants to have held for a while, with the longest while. */
function spansOf(scenario: Scenario): ReadonlyMap<string, number> {
  const known = spans.get(scenario)
  if (known !== undefined) return known
  const found = new Map<string, number>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const condition = value as Partial<Extract<Condition, { readonly truth: string }>>
    if (typeof condition.truth === 'string' && typeof condition.forSeconds === 'number')
      found.set(condition.truth, Math.max(found.get(condition.truth) ?? 0, condition.forSeconds))
    for (const child of Object.values(value)) visit(child)
  }
  visit(scenario)
  spans.set(scenario, found)
  return found
}
