import { effectsOn } from './configurations.ts'
import { type Group, inService } from './fleets.ts'
import type { Incident } from './incident-state.ts'
import { fleetSize, setMemoryLimit } from './memory.ts'
import { buildPlant, type Plant } from './plant.ts'
import type { Run } from './run-state.ts'
import { meetPlant } from './servers.ts'
import { faultsNow, regionShare, replicaFor } from './settings.ts'
import { coldness, isSettling, weightOf } from './start-ups.ts'

export function plantNow(incident: Incident, now: number): Plant {
  const { settings, fleets, topology } = incident
  const { faults } = faultsNow(settings, now)
  const groupOf = (service: string, zone: string): Group | undefined =>
    fleets.groups.find((group) => group.service.id === service && group.zone.id === zone)
  return buildPlant(topology, {
    faults,
    weightOf: (service, zone) => settings.weights.get(`${service}/${zone}`) ?? 1,
    admissionIn: (region) => settings.admission.get(region) ?? 1,
    regionShare: (region) => regionShare(settings, region, now),
    linkNow: (link) => settings.links.get(link.id) ?? link,
    replicaOf: (link, callersIn) => replicaFor(settings, link, callersIn),
    dropsExpired: ({ id, dropsExpired }) => settings.dropsExpired.get(id) ?? dropsExpired ?? false,
    networkPerSecond: (network) => settings.networks.get(network),
    fleetSize: (service, region) => {
      const group = fleets.groups.find((each) => each.service === service && each.zone.region === region)
      return group ? fleetSize(incident, group) : 1
    },
    upSeconds: (service, zone) => now - (groupOf(service, zone)?.startedAt ?? Number.NEGATIVE_INFINITY),
    utcSecond: topology.startsAtUtcSecond + now,
    instancesOf: (service, zone) => {
      const group = groupOf(service.id, zone) as Group
      const left = faults.reduce(
        (share, fault) =>
          fault.kind === 'zoneCapacity' && fault.zone === zone ? share * (1 - fault.lostShare) : share,
        1,
      )
      const weigh = (instances: readonly Group['instances'][number][]): number =>
        left * instances.reduce((sum, instance) => sum + weightOf(incident, group, instance, now), 0)
      const ready = group.instances.filter(({ phase }) => phase === 'ready')
      const starting = group.instances.filter(({ phase }) => phase === 'starting')
      return {
        present: weigh(ready),
        inService: weigh(inService(fleets, group)),
        processes: left * (ready.length + starting.length),
        away: now < group.awayUntil,
      }
    },
  })
}

/** All that requests meet is what it should be by now. */
export function refresh(incident: Incident, now: number): void {
  const run = incident.run as Run
  const { groups } = incident.fleets
  run.plant = plantNow(incident, now)
  incident.takers = groups.map((group) => inService(incident.fleets, group).map(({ number }) => number))
  incident.crews = groups.map((group) => crewOf(incident, group, now))
  groups.forEach((_group, cell) => {
    setMemoryLimit(incident, cell, now)
  })
  meetPlant(run)
}

/** Whether requests meet something else in the next second though nothing was done. */
export const isMoving = (incident: Incident, now: number): boolean =>
  incident.fleets.groups.some((group) => isSettling(incident, group, now))

/** Instances that differ: what each of them does to its requests, by how many come to it. Null when all are alike. */
export interface Crew {
  readonly numbers: readonly number[]
  readonly upTo: readonly number[]
  readonly factors: readonly number[]
  readonly errorShares: readonly number[]
  readonly reached: readonly boolean[]
}

function crewOf(incident: Incident, group: Group, now: number): Crew | null {
  if (!isSettling(incident, group, now) && incident.rollouts.every(({ effect }) => effect === null))
    return null
  const serving = inService(incident.fleets, group)
  let sum = 0
  const upTo = serving.map((instance) => {
    sum += weightOf(incident, group, instance, now)
    return sum
  })
  const effects = serving.map((instance) => effectsOn(incident, group, instance))
  return {
    numbers: serving.map(({ number }) => number),
    upTo: upTo.map((part) => part / sum),
    factors: serving.map((instance, index) =>
      (effects[index] ?? []).reduce(
        (factor, effect) => (effect.kind === 'slow' ? factor * effect.factor : factor),
        coldness(incident, group, instance, now),
      ),
    ),
    reached: effects.map((list) => list.length > 0),
    errorShares: effects.map(
      (list) =>
        1 -
        list.reduce((good, effect) => (effect.kind === 'errors' ? good * (1 - effect.errorShare) : good), 1),
    ),
  }
}
