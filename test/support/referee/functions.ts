import type { Fault } from '../../../src/core/world/fault.ts'
import { type Incident, stateOf } from './incident-state.ts'

/** An environment that has nothing to do for so long goes. */
const idleSeconds = 300

/** Starts one environment more, if the region's limit and the pace of growth allow it. */
export function growEnvironment(incident: Incident, cell: number): boolean {
  const group = incident.fleets.groups[cell]
  const limits = group?.service.onDemand
  if (group === undefined || limits === undefined) return false
  const key = `${group.service.id}/${group.zone.region}`
  const most = incident.concurrency.get(key) ?? limits.concurrency
  const growth = incident.growth.get(key) ?? limits.growthPerTenSeconds
  if (growth < 1 || environmentsIn(incident, key) >= most) return false
  incident.growth.set(key, growth - 1)
  return true
}

/** Every second: the pace allows more again, and idle environments go. */
export function tendFunctions(incident: Incident, faults: readonly Fault[]): void {
  incident.fleets.groups.forEach((group, cell) => {
    const limits = group.service.onDemand
    if (limits === undefined) return
    const region = group.zone.region
    const key = `${group.service.id}/${region}`
    const kept = faults.reduce(
      (share, fault) =>
        fault.kind === 'functionScaling' && fault.region === region ? share * fault.growthShare : share,
      1,
    )
    const share = incident.fleets.groups.filter(
      (other) => other.service === group.service && other.zone.region === region,
    ).length
    const most = limits.growthPerTenSeconds * kept
    const known = incident.growth.get(key) ?? most
    incident.growth.set(key, Math.min(most, known + most / 10 / share))
    const state = stateOf(incident, cell)
    const idle = state.environments - state.busy
    if (idle > 0 && incident.random.next() <= idle / idleSeconds) state.environments--
  })
}

function environmentsIn(incident: Incident, key: string): number {
  return incident.fleets.groups.reduce(
    (sum, group, cell) =>
      `${group.service.id}/${group.zone.region}` === key ? sum + stateOf(incident, cell).environments : sum,
    0,
  )
}
