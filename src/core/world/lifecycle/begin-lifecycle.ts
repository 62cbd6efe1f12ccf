import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { presentIn } from './present-in.ts'

/** All instances are up and warm, and start as the topology says. */
export function beginLifecycle(model: WorldModel, state: WorldState): void {
  const { life, kind } = state.lifecycle
  model.lifecycle.lives.forEach(({ cell }, m) => {
    const present = presentIn(state, cell)
    life.seen[m] = present
    life.up[m] = present
    life.serving[m] = present
    life.balanced[m] = present
    life.coldness[m] = 1
  })
  model.lifecycle.kinds.forEach(({ start }, k) => {
    kind.atOnce[k] = start.atOnce ?? 0
    kind.retrySpread[k] = start.retrySpread ?? 0
    kind.longestRetry[k] = start.longestRetrySeconds ?? -1
    kind.slowStart[k] = start.slowStartSeconds ?? 0
  })
  model.topology.services.forEach(({ threadsPerInstance }, s) => {
    model.fleets.forEach(({ service }, f) => {
      if (model.lifecycle.peers && service === s) state.lifecycle.fleet.threadsEach[f] = threadsPerInstance
    })
  })
}
