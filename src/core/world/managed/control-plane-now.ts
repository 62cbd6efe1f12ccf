import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** How a kind of command to the provider goes now: the share that fails, and how many times longer it takes. */
export interface ControlPlaneHealth {
  readonly failShare: number
  readonly slowFactor: number
}

const WELL: ControlPlaneHealth = { failShare: 0, slowFactor: 1 }

/** Health of a control plane; one that the platform does not name is well. What is running already never depends on it. */
export function controlPlaneNow(model: WorldModel, state: WorldState, planeId: string): ControlPlaneHealth {
  const place = model.topology.platform?.controlPlanes?.findIndex(({ id }) => id === planeId) ?? -1
  if (place < 0) return WELL
  const { failShare, slowFactor } = state.managed.plane
  return {
    failShare: failShare[place] as number,
    slowFactor: Math.max(1, slowFactor[place] as number),
  }
}
