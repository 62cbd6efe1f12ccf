import type { CompiledService, Fleet, WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { presentIn } from './present-in.ts'

/** Instances of a cell as the balancer counts them: connected, and up; those that ramp count as a part. */
export function countedIn(model: WorldModel, state: WorldState, i: number): number {
  const m = model.lifecycle.any ? (model.lifecycle.place[i] as number) : -1
  return m < 0 ? presentIn(state, i) : (state.lifecycle.life.serving[m] as number)
}

/** Whole instances of a cell that are connected and up. */
export function upIn(model: WorldModel, state: WorldState, i: number): number {
  const m = model.lifecycle.any ? (model.lifecycle.place[i] as number) : -1
  return m < 0 ? presentIn(state, i) : (state.lifecycle.life.up[m] as number)
}

/** Own time of this cell, times that of a warm one. */
export function coldnessOf(model: WorldModel, state: WorldState, i: number): number {
  const m = model.lifecycle.place[i] as number
  return m < 0 ? 1 : (state.lifecycle.life.coldness[m] as number)
}

/** Threads of each instance in a cell: every other instance of the fleet takes some. */
export function threadsEach(
  model: WorldModel,
  state: WorldState,
  i: number,
  service: CompiledService,
): number {
  return model.lifecycle.peers
    ? (state.lifecycle.fleet.threadsEach[model.cellFleet[i] as number] as number)
    : service.threads
}

/** Works out anew what peers leave of the threads of an instance. */
export function countPeers(model: WorldModel, state: WorldState, f: number): number {
  const { service, cells } = model.fleets[f] as Fleet
  const { threads } = model.services[service] as CompiledService
  if (!model.lifecycle.peers) return threads
  const taken = model.lifecycle.threadsPerPeer[service] as number
  let up = 0
  for (let n = 0; n < cells.length; n += 1) up += upIn(model, state, cells[n] as number)
  const left = taken > 0 ? Math.max(0, threads - taken * Math.max(0, up - 1)) : threads
  state.lifecycle.fleet.threadsEach[f] = left
  return left
}

/** Instances that a cell's threads are those of. */
export function instancesWith(
  model: WorldModel,
  state: WorldState,
  i: number,
  service: CompiledService,
  threads: number,
): number {
  const each = threadsEach(model, state, i, service)
  return each > 0 ? threads / each : 0
}
