import type { Queue, Table } from '../platform.ts'
import type { Topology } from '../topology.ts'

/** What the provider runs, as index tables: replicas of all tables in one row, and all pairs of one table's replicas. */
export interface CompiledManaged {
  /** False: nothing of this has to be stepped. */
  readonly any: boolean
  readonly tables: readonly CompiledTable[]
  readonly replicas: readonly CompiledReplica[]
  readonly pairs: readonly ReplicaPair[]
  readonly tablePorts: readonly TablePort[]
  /** Place of a port among `tablePorts`, or -1. */
  readonly portPlace: Int32Array
  readonly queues: readonly CompiledQueue[]
  readonly functions: readonly CompiledFunction[]
}

export interface CompiledTable {
  readonly table: Table
  readonly firstReplica: number
  readonly endReplica: number
}

export interface CompiledReplica {
  readonly table: number
  readonly region: number
  /** Index of its name, -1 when the platform does not know it. */
  readonly endpoint: number
}

/** What is written at one replica on its way into another. */
export interface ReplicaPair {
  readonly table: number
  readonly from: number
  readonly to: number
}

/** A port whose calls are operations on a table. */
export interface TablePort {
  readonly port: number
  readonly cell: number
  readonly table: number
  /** Region of the callers. */
  readonly region: number
  readonly writes: boolean
  readonly units: number
  /** Replica that is used at the start. */
  readonly replica: number
}

export interface CompiledQueue {
  readonly queue: Queue
  readonly feedPorts: readonly number[]
  readonly consumerCells: readonly number[]
}

/** A fleet whose instances are environments that the provider starts. */
export interface CompiledFunction {
  readonly fleet: number
  readonly service: number
  readonly region: number
  readonly growthPerSecond: number
  readonly concurrency: number
}

/** What of the world it builds on. */
interface Parts {
  readonly links: readonly { readonly id: string; readonly index: number }[]
  readonly services: readonly { readonly id: string }[]
  readonly portLink: readonly number[]
  readonly portCell: readonly number[]
  readonly portRegion: readonly number[]
  readonly regions: readonly string[]
  readonly fleets: readonly {
    readonly service: number
    readonly region: number
    readonly cells: readonly number[]
  }[]
}

export function compileManaged(topology: Topology, parts: Parts): CompiledManaged {
  const { tables = [], queues = [], endpoints = [] } = topology.platform ?? {}
  const compiled: CompiledTable[] = []
  const replicas: CompiledReplica[] = []
  const pairs: ReplicaPair[] = []
  tables.forEach((table, t) => {
    const firstReplica = replicas.length
    for (const replica of table.replicas)
      replicas.push({
        table: t,
        region: parts.regions.indexOf(replica.region),
        endpoint: endpoints.findIndex(({ id }) => id === replica.endpoint),
      })
    compiled.push({ table, firstReplica, endReplica: replicas.length })
    for (let from = firstReplica; from < replicas.length; from += 1)
      for (let to = firstReplica; to < replicas.length; to += 1)
        if (from !== to) pairs.push({ table: t, from, to })
  })
  const { tablePorts, portPlace } = tablePortsOf(topology, parts, compiled, replicas)
  const functions = parts.fleets.flatMap(({ service, region }, fleet): CompiledFunction[] => {
    const { onDemand } = topology.services.find(({ id }) => id === parts.services[service]?.id) ?? {}
    if (onDemand === undefined) return []
    const { growthPerTenSeconds, concurrency } = onDemand
    return [{ fleet, service, region, growthPerSecond: growthPerTenSeconds / 10, concurrency }]
  })
  return {
    any: tables.length > 0 || queues.length > 0 || functions.length > 0,
    tables: compiled,
    replicas,
    pairs,
    tablePorts,
    portPlace,
    queues: queues.map((queue) => compileQueue(queue, parts)),
    functions,
  }
}

function tablePortsOf(
  topology: Topology,
  { links, portLink, portCell, portRegion, regions }: Parts,
  tables: readonly CompiledTable[],
  replicas: readonly CompiledReplica[],
): { readonly tablePorts: readonly TablePort[]; readonly portPlace: Int32Array } {
  const tablePorts: TablePort[] = []
  const portPlace = new Int32Array(portLink.length).fill(-1)
  portLink.forEach((l, port) => {
    const use = topology.links[links[l]?.index ?? -1]?.table
    const t = use === undefined ? -1 : tables.findIndex(({ table }) => table.id === use.id)
    const compiled = tables[t]
    if (use === undefined || compiled === undefined) return
    const region = portRegion[port] as number
    const wanted = regions.indexOf(use.replicas?.[regions[region] as string] ?? (regions[region] as string))
    const found = replicas.findIndex((replica) => replica.table === t && replica.region === wanted)
    portPlace[port] = tablePorts.length
    tablePorts.push({
      port,
      cell: portCell[port] as number,
      table: t,
      region,
      writes: use.operation === 'write',
      units: use.unitsPerCall,
      replica: found < 0 ? compiled.firstReplica : found,
    })
  })
  return { tablePorts, portPlace }
}

function compileQueue(queue: Queue, parts: Parts): CompiledQueue {
  const region = parts.regions.indexOf(queue.region)
  const link = parts.links.findIndex(({ id }) => id === queue.fedBy)
  const feedPorts: number[] = []
  parts.portLink.forEach((l, port) => {
    if (l === link && parts.portRegion[port] === region) feedPorts.push(port)
  })
  const consumer = parts.services.findIndex(({ id }) => id === queue.consumer)
  const fleet = parts.fleets.find((each) => each.service === consumer && each.region === region)
  return { queue, feedPorts, consumerCells: fleet?.cells ?? [] }
}
