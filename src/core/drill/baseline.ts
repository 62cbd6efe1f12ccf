import { readWorld, type WorldModel, type WorldState } from '../world/index.ts'

/** The world's sums when the drill began. */
export interface Baseline {
  readonly customerMinutes: number
  readonly failedVisits: number
  readonly visits: number
  readonly lostRevenueUsd: number
  readonly instanceCostUsd: number
}

export function baselineOf(model: WorldModel, world: WorldState): Baseline {
  const { lostRevenueUsd, instanceCostUsd } = readWorld(model, world)
  return {
    customerMinutes: world.total.impactMinutes[0] as number,
    failedVisits: world.total.badVisits[0] as number,
    visits: world.total.visits[0] as number,
    lostRevenueUsd,
    instanceCostUsd,
  }
}
