import type { WorldState } from '../world/index.ts'

/** The world's sums when the drill began. */
export interface Baseline {
  readonly customerMinutes: number
  readonly failedVisits: number
  readonly visits: number
  readonly lostRevenueUsd: number
  readonly extraInstanceCostUsd: number
  readonly dataLostSeconds: number
}

export function baselineOf(world: WorldState): Baseline {
  return {
    customerMinutes: world.total.impactMinutes[0] as number,
    failedVisits: world.total.badVisits[0] as number,
    visits: world.total.visits[0] as number,
    lostRevenueUsd: world.total.lostRevenueUsd[0] as number,
    extraInstanceCostUsd: world.total.extraCostUsd[0] as number,
    dataLostSeconds: world.managed.total.dataLostSeconds[0] as number,
  }
}
