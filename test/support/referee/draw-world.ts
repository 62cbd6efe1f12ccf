import type { Fault } from '../../../src/core/world/fault.ts'
import type { Configuration, SharedNetwork } from '../../../src/core/world/overload.ts'
import type { Link, Service, Topology, Zone } from '../../../src/core/world/topology.ts'
import { createDice, type Dice, rounded } from './domain.ts'
import { drawLink, drawPlace, drawService, type SizedService } from './draw-service.ts'
import type { Script, ScriptStep } from './script.ts'
import { smallTopology } from './small-topology.ts'

export const courseSeconds = 240
const pulseAt = 60
const mostPerSecond = 4000

/** A world of the whole domain and its course, by its seed alone. */
export function drawWorld(seed: number): Script {
  const dice = createDice(seed)
  const zones = drawZones(dice)
  const names = zones.map(({ id }) => id)
  const places = Array.from({ length: dice.whole(1, 5) }, (_, index) => drawPlace(dice, index))
  const requests = dice.whole(1, 3)
  const perVisit: number[] = []
  for (const { parent, calls } of places)
    perVisit.push(parent < 0 ? requests : (perVisit[parent] as number) * calls)
  const visits = Math.min(dice.log(10, 300), mostPerSecond / perVisit.reduce((sum, each) => sum + each, 0))

  const sized: SizedService[] = []
  const links: Link[] = []
  const belowMs = places.map(() => 0)
  const calleesOf = places.map((): { link: (from: Service) => Link; ms: number }[] => [])
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index] as (typeof places)[number]
    const perCell = (visits * (perVisit[index] as number)) / zones.length
    const here = drawService(dice, place, names, perCell, belowMs[index] as number)
    sized[index] = here
    const ownLinks = (calleesOf[index] ?? []).map(({ link }) => link(here.service))
    const together = ownLinks.length > 1 && dice.chance(0.35)
    links.push(...(together ? ownLinks.map((link) => ({ ...link, parallel: 'fan' })) : ownLinks))
    if (index === 0) continue
    belowMs[place.parent] = (belowMs[place.parent] as number) + place.calls * here.answerMs
    const callsPerCell = perCell
    calleesOf[place.parent]?.push({
      ms: here.answerMs,
      link: (from) =>
        drawLink(dice, from, place, here, callsPerCell, Object.values(from.instances)[0] as number),
    })
  }
  const entryMs = (sized[0] as SizedService).answerMs
  const networks: SharedNetwork[] = []
  if (links.length > 0 && dice.chance(0.3)) {
    const on = links.filter(() => dice.chance(0.6))
    const calls = on.reduce((sum, { to }) => sum + visits * (perVisit[Number(to.slice(1))] as number), 0)
    if (on.length > 0 && calls > 0)
      networks.push({
        id: 'path',
        label: 'path',
        callsPerSecond: rounded(dice.log(0.8, 3) * calls),
        bufferMs: rounded(dice.log(5, 200)),
      })
    for (const link of on) if (networks.length > 0) links[links.indexOf(link)] = { ...link, network: 'path' }
  }
  const small = smallTopology({
    luck: true,
    services: sized.map(({ service }) => service),
    perSecond: rounded(visits),
    customers: {
      requestsPerVisit: requests,
      timeoutMs: rounded(Math.max(20, dice.log(3, 50) * entryMs)),
      attempts: dice.chance(0.5) ? 1 : dice.whole(2, 4),
      backoffMs: rounded(dice.log(50, 2000)),
      patienceMs: rounded(Math.max(100, dice.log(5, 200) * requests * entryMs)),
      tryAgainShare: dice.chance(0.5) ? 0 : rounded(dice.even(0, 0.6)),
      tryAgainSeconds: dice.whole(5, 60),
      returnShare: dice.chance(0.7) ? 0 : rounded(dice.even(0, 0.4)),
      returnSeconds: dice.whole(60, 300),
      trafficNoise: 0,
    },
  })
  const regions = [...new Set(zones.map(({ region }) => region))]
  const configurations: Configuration[] = dice.chance(0.15) ? [drawConfiguration(dice, sized)] : []
  const topology: Topology = {
    ...small,
    zones,
    links,
    networks,
    configurations,
    entry: {
      ...small.entry,
      regionWeights: Object.fromEntries(
        regions.map((region) => [
          region,
          zones.filter((zone) => zone.region === region).length / zones.length,
        ]),
      ),
    },
  }
  return { topology, untilSecond: courseSeconds, steps: drawPulse(dice, topology) }
}

function drawZones(dice: Dice): Zone[] {
  const count = dice.whole(1, 3)
  const two = count > 1 && dice.chance(0.3)
  return ['a', 'b', 'c'].slice(0, count).map((id, index) => ({
    id,
    region: two && index === count - 1 ? 'there' : 'here',
    crossZoneMs: rounded(dice.even(0, 3)),
    crossRegionMs: rounded(dice.even(20, 80)),
  }))
}

function drawConfiguration(dice: Dice, sized: readonly SizedService[]): Configuration {
  return {
    id: 'flags',
    label: 'flags',
    services: [dice.oneOf(sized).service.id],
    pushSeconds: dice.whole(5, 60),
    rollBackSeconds: dice.whole(5, 60),
    ...(dice.chance(0.3)
      ? { canary: { share: 0.1, seconds: dice.whole(10, 30), stopsAboveErrorShare: 0.02 } }
      : {}),
  }
}

/** Four in five have a pulse; a version stays until it is rolled back where others end. */
function drawPulse(dice: Dice, { services, links, zones, networks, configurations }: Topology): ScriptStep[] {
  if (dice.chance(0.2)) return []
  const service = dice.oneOf(services).id
  const zone = dice.oneOf(zones).id
  const where = dice.chance(0.3) ? { zone } : {}
  const id = 'pulse'
  const pulses: Fault[] = [
    { id, kind: 'serviceSlow', service, ...where, factor: rounded(dice.log(1.5, 10)) },
    { id, kind: 'serviceErrors', service, ...where, errorShare: rounded(dice.even(0.1, 1)) },
    {
      id,
      kind: 'zoneNetwork',
      zone,
      addedMs: rounded(dice.log(5, 200)),
      lossShare: rounded(dice.even(0, 0.2)),
    },
    { id, kind: 'zoneCapacity', zone, lostShare: rounded(dice.even(0.2, 0.9)) },
    { id, kind: 'demand', factor: rounded(dice.even(1.3, 4)) },
    { id, kind: 'demand', factor: rounded(dice.even(1.3, 4)) },
  ]
  const cached = links.filter(({ cache }) => cache)
  if (cached.length > 0)
    pulses.push({ id, kind: 'cacheCold', link: dice.oneOf(cached).id, share: rounded(dice.even(0.3, 1)) })
  for (const network of networks ?? [])
    pulses.push({
      id,
      kind: 'networkCapacity',
      network: network.id,
      lostShare: rounded(dice.even(0.2, 0.95)),
    })
  if (dice.chance(0.3)) pulses.push({ id, kind: 'fetchStalled', share: rounded(dice.even(0.2, 1)) })
  for (const { id: configuration } of configurations ?? [])
    for (let n = 0; n < 4; n++)
      pulses.push({
        id,
        kind: 'configurationPush',
        configuration,
        effect: dice.oneOf([
          { kind: 'crash' as const },
          { kind: 'errors' as const, errorShare: rounded(dice.even(0.1, 1)) },
          { kind: 'slow' as const, factor: rounded(dice.log(1.5, 8)) },
        ]),
      })
  const pulse = dice.oneOf(pulses)
  const until = pulseAt + dice.whole(10, 60)
  return [
    { at: pulseAt, start: pulse },
    { at: until, end: id },
    ...(pulse.kind === 'configurationPush'
      ? [
          {
            at: until,
            intervention: { kind: 'rollBackConfiguration' as const, configuration: pulse.configuration },
          },
        ]
      : []),
  ]
}
