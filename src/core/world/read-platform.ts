import { readAccess } from './access/read-access.ts'
import { readManaged } from './managed/read-managed.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** The true value, now, of a series about what the provider runs for us; NaN when it is not one. */
export function readPlatform(model: WorldModel, state: WorldState, seriesId: string): number {
  const access = readAccess(model, state, seriesId)
  return Number.isNaN(access) ? readManaged(model, state, seriesId) : access
}
