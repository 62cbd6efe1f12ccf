import { streamKey } from '../determinism/index.ts'
import { compileAccess } from './access/compile-access.ts'
import { compileLuck } from './compile-luck.ts'
import { compileConfigurations } from './configuration/compile-configurations.ts'
import { demandAt } from './demand.ts'
import { compileLifecycle } from './lifecycle/compile-lifecycle.ts'
import { compileManaged } from './managed/compile-managed.ts'
import type { WatchedRule } from './telemetry/alert-rule.ts'
import type { Link, Service, Topology } from './topology.ts'
import { longestVisits } from './visit-time.ts'
import type { CellPlace, CompiledLink, CompiledService, Door, Fleet, WorldModel } from './world-model.ts'

const SLOWEST_SHARE_OF_LIMIT = 1e-3

/**
 * Turns a topology into the tables that `stepWorld` runs on. `alerts` are watched on telemetry while the world steps.
 * Throws on a topology that contradicts itself (unknown names, calls in a circle): validate authored data before.
 */
export function compileWorld(
  topology: Topology,
  seed: number,
  alerts: readonly WatchedRule[] = [],
): WorldModel {
  const ordered = inCallOrder(topology)
  const regions = [...new Set(topology.zones.map((zone) => zone.region))]
  const zoneRegion = Int32Array.from(topology.zones, (zone) => regions.indexOf(zone.region))
  const cells: CellPlace[] = []
  const services: CompiledService[] = ordered.map((service, index) => {
    const firstCell = cells.length
    topology.zones.forEach((zone, z) => {
      const instances = service.instances[zone.id]
      if (instances !== undefined) cells.push({ service: index, zone: z, instances })
    })
    return compileService(service, firstCell, cells.length)
  })
  const serviceIndex = (id: string): number => {
    const found = ordered.findIndex((service) => service.id === id)
    if (found < 0) throw new Error(`topology: no service '${id}'`)
    return found
  }
  const links = topology.links.map((link, l) =>
    compileLink(
      topology.links,
      link,
      l,
      serviceIndex(link.from),
      serviceIndex(link.to),
      (topology.networks ?? []).findIndex(({ id }) => id === link.network),
    ),
  )
  const cellZone = Int32Array.from(cells, (cell) => cell.zone)
  const regionOf = (cell: number): number => zoneRegion[cellZone[cell] as number] as number
  const cellsOf = (service: number): number[] => {
    const { firstCell, endCell } = services[service] as CompiledService
    return Array.from({ length: endCell - firstCell }, (_, i) => firstCell + i)
  }

  const cellFirstPort: number[] = []
  const portCell: number[] = []
  const portLink: number[] = []
  const portFirstEdge: number[] = []
  const edgeCell: number[] = []
  const edgeMs: number[] = []
  cells.forEach((place, cell) => {
    cellFirstPort.push(portCell.length)
    links.forEach((link, l) => {
      if (link.from !== place.service) return
      portCell.push(cell)
      portLink.push(l)
      portFirstEdge.push(edgeCell.length)
      const all = cellsOf(link.to)
      const near = all.filter((target) => regionOf(target) === regionOf(cell))
      // Callers of a table may be sent to the replica of another region.
      const far = topology.links[l]?.table !== undefined
      for (const target of near.length > 0 && !far ? near : all) {
        edgeCell.push(target)
        edgeMs.push(distanceMs(topology, place.zone, cellZone[target] as number))
      }
    })
  })
  cellFirstPort.push(portCell.length)
  portFirstEdge.push(edgeCell.length)

  const { doors, marketDoor } = doorsOf(
    topology,
    regions.length,
    cellsOf(serviceIndex(topology.entry.service)),
    regionOf,
    edgeCell,
    edgeMs,
  )
  const fleets: Fleet[] = []
  services.forEach((_, service) => {
    regions.forEach((_region, region) => {
      const members = cellsOf(service).filter((cell) => regionOf(cell) === region)
      if (members.length > 0) fleets.push({ service, region, cells: members })
    })
  })
  const cellFleet = new Int32Array(cells.length)
  fleets.forEach((fleet, f) => {
    for (const cell of fleet.cells) cellFleet[cell] = f
  })
  const probeOffset = new Int32Array(cells.length)
  let probeSlots = 0
  cells.forEach((cell, i) => {
    probeOffset[i] = probeSlots
    const check = ordered[cell.service]?.healthCheck
    probeSlots += check === undefined ? 1 : check.unhealthyAfter + check.healthyAfter
  })
  const lifecycle = compileLifecycle(topology, {
    services: ordered,
    cellService: cells.map((cell) => cell.service),
    cellFleet,
    fleetCount: fleets.length,
    cellFirstPort,
    portLink,
  })
  return {
    topology: { ...topology, services: ordered },
    seed,
    alerts,
    regions,
    zoneRegion,
    services,
    links,
    bunching: links.some(
      ({ bunch, group, network, cacheEntries }) =>
        bunch > 0 || (group >= 0 && network >= 0) || cacheEntries < Infinity,
    ),
    cells,
    cellService: Int32Array.from(cells, (cell) => cell.service),
    cellZone,
    cellFleet,
    cellFirstPort: Int32Array.from(cellFirstPort),
    portCell: Int32Array.from(portCell),
    portLink: Int32Array.from(portLink),
    portFirstEdge: Int32Array.from(portFirstEdge),
    edgeCell: Int32Array.from(edgeCell),
    edgeMs: Float64Array.from(edgeMs),
    doors,
    marketDoor,
    fleets,
    probeOffset,
    probeSlots,
    trafficKeys: topology.markets.map((market) => streamKey(seed, `traffic:${market.id}`)),
    luck: compileLuck(topology, seed, cells, services),
    access: compileAccess(
      topology,
      portCell,
      portLink,
      portCell.map((cell) => regionOf(cell)),
      regions,
    ),
    managed: compileManaged(topology, {
      links,
      services,
      portLink,
      portCell,
      portRegion: portCell.map((cell) => regionOf(cell)),
      regions,
      fleets,
    }),
    lifecycle,
    configurations: compileConfigurations(topology, services, lifecycle.kinds),
    longestVisits: topology.markets.map(longestVisits),
    baselineVisitsPerSecond: topology.markets.reduce(
      (sum, market) => sum + demandAt(market, topology.startsAtUtcSecond),
      0,
    ),
  }
}

function compileService(service: Service, firstCell: number, endCell: number): CompiledService {
  const limit = service.concurrencyLimitPerInstance ?? Infinity
  const places = Math.min(service.queuePerInstance, limit - Math.min(service.threadsPerInstance, limit))
  return {
    id: service.id,
    firstCell,
    endCell,
    threads: service.threadsPerInstance,
    queue: service.queuePerInstance,
    lifo: service.queueDiscipline === 'lifo',
    ownS: Math.max(1e-6, service.ownMs / 1000),
    cpuS: service.cpuMs / 1000,
    cpuShare: service.ownMs > 0 ? Math.min(1, service.cpuMs / service.ownMs) : 0,
    ownVariation: service.ownVariation ?? 1,
    contention: service.contention,
    vcpus: service.vcpusPerInstance,
    costPerSecondUsd: service.costPerInstanceHourUsd / 3600,
    baseError: service.baseErrorShare ?? 0,
    healthCheck: service.healthCheck,
    autoscaler: service.autoscaler,
    limit,
    room: 1 + places / service.threadsPerInstance,
  }
}

function compileLink(
  links: readonly Link[],
  link: Link,
  index: number,
  from: number,
  to: number,
  network: number,
): CompiledLink {
  const wholeCalls = Math.floor(link.callsPerRequest)
  const part = link.callsPerRequest - wholeCalls
  return {
    index,
    id: link.id,
    from,
    to,
    wholeCalls,
    partCall: part < SLOWEST_SHARE_OF_LIMIT ? 0 : part,
    backoffS: link.backoffMs / 1000,
    sameZone: link.routing === 'same-zone',
    hitShare: link.cache?.hitShare ?? 0,
    cacheWarmUpSeconds: Math.max(1, link.cache?.warmUpSeconds ?? 1),
    cacheTtlSeconds: link.cache?.ttlSeconds ?? Infinity,
    cacheCalls: link.cache?.callsPerMiss ?? 1,
    cacheEntries: link.cache?.sharedEntries ?? Infinity,
    poolPerInstance: link.pool?.connectionsPerInstance ?? 0,
    poolWaitS: (link.pool?.waitMs ?? 0) / 1000,
    breakerOpenSeconds: link.breaker?.openSeconds ?? 0,
    network,
    inARow: link.parallel === undefined && wholeCalls + part > 1,
    bunch: link.parallel === undefined ? 0 : othersWith(wholeCalls, part),
    ...together(links, link),
  }
}

/** Others that come with a call, where so many are made at the same time (and with a chance one more). */
function othersWith(whole: number, part: number): number {
  return whole > 0 ? (whole * (whole - 1) + 2 * whole * part) / (whole + part) : 0
}

/** Links of the same service with the same word, by the place of the first of them. */
function together(links: readonly Link[], link: Link): { readonly group: number; readonly atOnce: number } {
  if (link.parallel === undefined) return { group: -1, atOnce: 1 }
  const set = links.filter(({ from, parallel }) => from === link.from && parallel === link.parallel)
  const calls = set.reduce((sum, { callsPerRequest }) => sum + callsPerRequest, 0)
  return { group: links.indexOf(set[0] ?? link), atOnce: Math.max(1, calls) }
}

function distanceMs(topology: Topology, from: number, to: number): number {
  const a = topology.zones[from]
  const b = topology.zones[to]
  if (a === undefined || b === undefined || from === to) return 0
  return a.region === b.region ? (a.crossZoneMs ?? 0) : (a.crossRegionMs ?? 0)
}

function doorsOf(
  topology: Topology,
  regionCount: number,
  entryCells: readonly number[],
  regionOf: (cell: number) => number,
  edgeCell: number[],
  edgeMs: number[],
): { readonly doors: readonly Door[]; readonly marketDoor: Int32Array } {
  const doors: Door[] = []
  const marketDoor = new Int32Array(topology.markets.length * regionCount)
  topology.markets.forEach((market, m) => {
    for (let region = 0; region < regionCount; region += 1) {
      const timeoutS = market.timeoutMs / 1000
      let door = doors.findIndex((d) => d.region === region && d.timeoutS === timeoutS)
      if (door < 0) {
        door = doors.length
        const firstEdge = edgeCell.length
        for (const cell of entryCells) {
          if (regionOf(cell) !== region) continue
          edgeCell.push(cell)
          edgeMs.push(0)
        }
        doors.push({ region, timeoutS, firstEdge, endEdge: edgeCell.length })
      }
      marketDoor[m * regionCount + region] = door
    }
  })
  return { doors, marketDoor }
}

/** Callers before callees, otherwise as given. */
function inCallOrder(topology: Topology): readonly Service[] {
  const left = [...topology.services]
  const ordered: Service[] = []
  while (left.length > 0) {
    const next = left.findIndex(
      (service) =>
        !topology.links.some(
          (link) =>
            link.to === service.id && left.some((other) => other.id === link.from && other !== service),
        ),
    )
    const [service] = left.splice(next, next < 0 ? 0 : 1)
    if (service === undefined)
      throw new Error(`topology: services call each other in a circle: ${left.map((s) => s.id).join(', ')}`)
    ordered.push(service)
  }
  return ordered
}
