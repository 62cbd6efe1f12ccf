import { baselineOf } from './baseline.ts'
import type { Drill } from './drill-state.ts'
import { reading } from './telemetry.ts'

/** The harm so far, in truth: for graders and for after the end, never for a view. */
export interface ImpactReading {
  /** Customers who could not do their job, summed over time. */
  readonly customerMinutes: number
  readonly failedVisits: number
  readonly visits: number
  readonly dataLostSeconds: number
  /** Lost revenue, what the infrastructure cost beyond its ordinary cost, and what actions cost. */
  readonly moneyUsd: number
  readonly errorBudgetSpentShare: number
}

export function impactOf(drill: Drill): ImpactReading {
  const { baseline, state, setup } = drill
  const now = baselineOf(drill.model, state.world)
  const budget = reading(drill, 'slo/budgetSpentShare', 0)
  const extraCost =
    now.instanceCostUsd - baseline.instanceCostUsd - (ordinaryCostPerHour(drill) * state.second) / 3600
  const actions = state.executions.reduce(
    (sum, each) => sum + (setup.scenario.actions.find((spec) => spec.id === each.actionId)?.costUsd ?? 0),
    0,
  )
  return {
    customerMinutes: now.customerMinutes - baseline.customerMinutes,
    failedVisits: now.failedVisits - baseline.failedVisits,
    visits: now.visits - baseline.visits,
    // The model has no store that can lose writes yet; a lost request was never accepted.
    dataLostSeconds: 0,
    moneyUsd: now.lostRevenueUsd - baseline.lostRevenueUsd + Math.max(0, extraCost) + actions,
    errorBudgetSpentShare: Number.isNaN(budget) ? 0 : budget,
  }
}

function ordinaryCostPerHour(drill: Drill): number {
  let cost = 0
  for (const service of drill.setup.scenario.topology.services)
    for (const count of Object.values(service.instances)) cost += count * service.costPerInstanceHourUsd
  return cost
}
