import { instancesOf, orderedFor, receiveOrders, resizeFleet } from './fleet.ts'
import type { CompiledService, Fleet, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** It looks this often; metrics are no finer. */
const LOOKS_EVERY_SECONDS = 5
/** The policy leaves the fleet alone while CPU is within this share of its target. */
const TOLERANCE = 0.1

/**
 * Target tracking on the mean CPU of a whole fleet. It sees nothing but CPU: when threads wait for a slow zone, CPU
 * falls, and the policy takes instances away.
 */
export function autoscale(model: WorldModel, state: WorldState): void {
  receiveOrders(model, state)
  if (state.second % LOOKS_EVERY_SECONDS !== 0) return
  for (let f = 0; f < model.fleets.length; f += 1) {
    const { service: s, cells } = model.fleets[f] as Fleet
    const service = model.services[s] as CompiledService
    const policy = service.autoscaler
    if (policy === undefined) continue
    let work = 0
    let capacity = 0
    for (let n = 0; n < cells.length; n += 1) {
      const cell = cells[n] as number
      work += (state.cell.completing[cell] as number) * service.cpuS
      capacity += (state.cell.instances[cell] as number) * service.vcpus
    }
    const cpu = capacity > 0 ? Math.min(1, work / capacity) : 0
    const known = state.fleet.cpuAverage[f] as number
    const average =
      known < 0
        ? cpu
        : known + (cpu - known) * Math.min(1, LOOKS_EVERY_SECONDS / Math.max(1, policy.evaluationSeconds))
    state.fleet.cpu[f] = cpu
    state.fleet.cpuAverage[f] = average
    if (state.second < 0 || state.second < (state.fleet.quietUntil[f] as number)) continue
    const ratio = average / policy.targetCpu
    const present = instancesOf(model, state, f)
    let desired = present
    if (ratio > 1 + TOLERANCE) {
      desired = Math.min(
        Math.ceil(present * ratio),
        Math.floor(present * (1 + policy.stepShare) + 0.999),
        policy.maxInstances,
      )
      if (desired <= present + orderedFor(state, f)) continue
    } else if (
      ratio < 1 - TOLERANCE &&
      state.service.scaleInSuspended[s] === 0 &&
      orderedFor(state, f) === 0
    ) {
      // While instances start, nothing is taken away: nobody knows yet what they will change.
      desired = Math.max(
        Math.ceil(present * ratio),
        Math.ceil(present * (1 - policy.stepShare)),
        policy.minInstances,
      )
      if (desired >= present) continue
    } else continue
    resizeFleet(model, state, f, desired)
    state.fleet.quietUntil[f] = state.second + policy.cooldownSeconds
  }
}
