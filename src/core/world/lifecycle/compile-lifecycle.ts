import type { Memory, Start } from '../overload.ts'
import type { Service, Topology } from '../topology.ts'

/** Where a configuration can end processes and nobody has said how they come up. */
const DEFAULT_START: Start = { seconds: 30, retrySeconds: 10 }
/** Where nobody has said how instances come up, they are back at once. */
const AT_ONCE: Start = { seconds: 0, retrySeconds: 0 }

/** Cells whose instances can die, and how they come up again. */
export interface CompiledLifecycle {
  /** False: nobody dies in this world, and nothing is looked at. */
  readonly any: boolean
  readonly lives: readonly Life[]
  /** Place of a cell among these; -1: its instances never die. */
  readonly place: Int32Array
  readonly kinds: readonly Kind[]
  /** Of each fleet, the places of its cells; empty where nobody dies. */
  readonly fleets: readonly (readonly number[])[]
  /** Threads that every peer takes, by service; `peers` is false when none does. */
  readonly threadsPerPeer: Float64Array
  readonly peers: boolean
}

/** The instances of one cell. */
export interface Life {
  readonly cell: number
  readonly fleet: number
  readonly kind: number
  /** Its ports with start-up calls. */
  readonly ports: readonly number[]
}

/** How instances of a service live and die. */
export interface Kind {
  readonly service: number
  readonly start: Start
  /** Ordered and restarted instances come up this way too. */
  readonly startsAlways: boolean
  readonly memory: Memory | undefined
}

export interface Places {
  readonly services: readonly Service[]
  readonly cellService: readonly number[]
  readonly cellFleet: Int32Array
  readonly fleetCount: number
  readonly cellFirstPort: readonly number[]
  readonly portLink: readonly number[]
}

export function compileLifecycle(topology: Topology, places: Places): CompiledLifecycle {
  const { services, cellService, cellFleet, cellFirstPort, portLink } = places
  const configured = new Set((topology.configurations ?? []).flatMap((each) => each.services))
  const kinds: Kind[] = []
  services.forEach((service, s) => {
    const reached = configured.has(service.id)
    if (service.memory === undefined && service.start === undefined && !reached) return
    kinds.push({
      service: s,
      start: service.start ?? (reached ? DEFAULT_START : AT_ONCE),
      startsAlways: service.start !== undefined,
      memory: service.memory,
    })
  })
  const lives: Life[] = []
  const place = new Int32Array(cellService.length).fill(-1)
  const fleets: number[][] = Array.from({ length: places.fleetCount }, () => [])
  cellService.forEach((s, cell) => {
    const kind = kinds.findIndex((each) => each.service === s)
    if (kind < 0) return
    const fleet = cellFleet[cell] as number
    const ports: number[] = []
    for (let p = cellFirstPort[cell] as number; p < (cellFirstPort[cell + 1] as number); p += 1)
      if (callsPerStart(topology, portLink[p] as number) > 0) ports.push(p)
    place[cell] = lives.length
    fleets[fleet]?.push(lives.length)
    lives.push({ cell, fleet, kind, ports })
  })
  const threadsPerPeer = Float64Array.from(services, (service) => service.threadsPerPeer ?? 0)
  return {
    any: lives.length > 0,
    lives,
    place,
    kinds,
    fleets,
    threadsPerPeer,
    peers: threadsPerPeer.some((each) => each > 0),
  }
}

export const callsPerStart = (topology: Topology, link: number): number =>
  topology.links[link]?.callsPerStart ?? 0
