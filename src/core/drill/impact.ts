import { seriesId } from '../world/index.ts'
import { baselineOf } from './baseline.ts'
import type { Drill } from './drill-state.ts'
import { reading } from './telemetry.ts'

/** The harm so far, in truth: for graders and for after the end, never for a view. */
export interface ImpactReading {
  /** Customers who could not do their job, summed over time. */
  readonly customerMinutes: number
  readonly failedVisits: number
  readonly visits: number
  /** Writes that were accepted and are gone, as seconds of usual writing. */
  readonly dataLostSeconds: number
  /**
   * Lost revenue, what actions cost, and what instances cost beyond the fleets' sizes at the start, from their order on.
   * A fleet below its ordinary size saves nothing here: capacity that was wrongly taken away must not pay for harm.
   */
  readonly moneyUsd: number
  readonly errorBudgetSpentShare: number
}

export function impactOf(drill: Drill): ImpactReading {
  const { baseline, state, setup } = drill
  const now = baselineOf(state.world)
  const budget = reading(drill, seriesId.slo('budgetSpentShare'), 0)
  const extraCost = now.extraInstanceCostUsd - baseline.extraInstanceCostUsd
  const actions = state.executions.reduce(
    (sum, each) => sum + (setup.scenario.actions.find((spec) => spec.id === each.actionId)?.costUsd ?? 0),
    0,
  )
  return {
    customerMinutes: now.customerMinutes - baseline.customerMinutes,
    failedVisits: now.failedVisits - baseline.failedVisits,
    visits: now.visits - baseline.visits,
    dataLostSeconds: Math.round(now.dataLostSeconds - baseline.dataLostSeconds),
    moneyUsd: now.lostRevenueUsd - baseline.lostRevenueUsd + extraCost + actions,
    errorBudgetSpentShare: Number.isNaN(budget) ? 0 : budget,
  }
}
