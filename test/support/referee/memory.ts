import type { Group, Instance } from './fleets.ts'
import { inService } from './fleets.ts'
import { type Incident, stateOf } from './incident-state.ts'
import { die, weightOf } from './start-ups.ts'

/** Heaps are not equal: the last instance of a cell has so much more room than the first, around the mean. */
const spread = 0.2
/** At most one instance of a cell in so many dies in a second. */
const oneIn = 10

/** The instance that runs out first, and with how many requests in its cell. */
function weakest(
  incident: Incident,
  cell: number,
  now: number,
): { instance: Instance; above: number } | null {
  const group = incident.fleets.groups[cell] as Group
  const { memory } = group.service
  if (memory === undefined) return null
  const peers = fleetSize(incident, group) - 1
  const room =
    (memory.mibPerInstance - memory.baseMib - (memory.mibPerPeer ?? 0) * peers) / memory.mibPerRequest
  const serving = inService(incident.fleets, group)
  const all = serving.reduce((sum, instance) => sum + weightOf(incident, group, instance, now), 0)
  const n = group.instances.length
  let first: { instance: Instance; above: number } | null = null
  for (const instance of serving) {
    const place = n > 1 ? group.instances.indexOf(instance) / (n - 1) : 0.5
    const above = (room * (1 + spread * (place - 0.5)) * all) / weightOf(incident, group, instance, now)
    if (first === null || above < first.above) first = { instance, above }
  }
  return first
}

/** Instances that are up: those that are down have no connections to them. */
export function fleetSize(incident: Incident, { service, zone }: Group): number {
  const fleet = incident.fleets.fleets.find((each) => each.service === service && each.region === zone.region)
  return (
    fleet?.groups.reduce(
      (sum, { instances }) => sum + instances.filter(({ phase }) => phase === 'ready').length,
      0,
    ) ?? 1
  )
}

export function setMemoryLimit(incident: Incident, cell: number, now: number): void {
  stateOf(incident, cell).diesAbove = weakest(incident, cell, now)?.above ?? Number.POSITIVE_INFINITY
}

/** Instances that hold more than there is room for die, the weakest first. True when one has died. */
export function runOutOfMemory(incident: Incident, cell: number, now: number): boolean {
  const second = Math.floor(now)
  const most = Math.ceil((incident.fleets.groups[cell] as Group).instances.length / oneIn)
  let died = incident.diedIn.get(cell)
  if (died === undefined || died.second !== second) {
    died = { second, count: 0 }
    incident.diedIn.set(cell, died)
  }
  let any = false
  while (died.count < most) {
    const next = weakest(incident, cell, now)
    if (next === null || stateOf(incident, cell).inFlight <= next.above) break
    die(incident, cell, next.instance, now)
    died.count++
    any = true
  }
  return any
}
