import type { CompiledAccess } from './access/compile-access.ts'
import type { CompiledLuck } from './compile-luck.ts'
import type { CompiledConfiguration } from './configuration/compile-configurations.ts'
import type { CompiledLifecycle } from './lifecycle/compile-lifecycle.ts'
import type { CompiledManaged } from './managed/compile-managed.ts'
import type { Longest } from './mixture-quantile.ts'
import type { Contention } from './overload.ts'
import type { WatchedRule } from './telemetry/alert-rule.ts'
import type { Autoscaler, HealthCheck, Topology } from './topology.ts'

/**
 * A topology compiled to index tables. Never changes after `compileWorld`.
 * cell = service × zone; port = one link as one calling cell sees it; edge = port × cell it may call;
 * door = region × device timeout, where customers come in; fleet = service × region, what an autoscaler sizes.
 */
export interface WorldModel {
  readonly topology: Topology
  readonly seed: number
  readonly alerts: readonly WatchedRule[]
  readonly regions: readonly string[]
  readonly zoneRegion: Int32Array
  /** Services in call order, callers first; every service index below follows it. */
  readonly services: readonly CompiledService[]
  readonly links: readonly CompiledLink[]
  /** Some calls may come in bunches. */
  readonly bunching: boolean
  readonly cells: readonly CellPlace[]
  readonly cellService: Int32Array
  readonly cellZone: Int32Array
  readonly cellFleet: Int32Array
  /** Ports of cell i: from cellFirstPort[i] up to cellFirstPort[i + 1]. */
  readonly cellFirstPort: Int32Array
  readonly portCell: Int32Array
  readonly portLink: Int32Array
  readonly portFirstEdge: Int32Array
  readonly edgeCell: Int32Array
  /** Milliseconds that distance adds to a call on the edge. */
  readonly edgeMs: Float64Array
  readonly doors: readonly Door[]
  /** Door of market m in region r: marketDoor[m * regions + r]. */
  readonly marketDoor: Int32Array
  readonly fleets: readonly Fleet[]
  readonly probeOffset: Int32Array
  readonly probeSlots: number
  /** Random stream of each market's traffic. */
  readonly trafficKeys: readonly number[]
  /** Random streams of chance in small numbers; null: there is none. */
  readonly luck: CompiledLuck | null
  readonly baselineVisitsPerSecond: number
  /** By market: the longest visit of each kind. */
  readonly longestVisits: readonly Longest[]
  readonly access: CompiledAccess
  readonly managed: CompiledManaged
  readonly lifecycle: CompiledLifecycle
  readonly configurations: readonly CompiledConfiguration[]
}

export interface CellPlace {
  readonly service: number
  readonly zone: number
  readonly instances: number
}

export interface CompiledService {
  readonly id: string
  readonly firstCell: number
  readonly endCell: number
  readonly threads: number
  readonly queue: number
  readonly lifo: boolean
  readonly ownS: number
  readonly cpuS: number
  /** Part of own time that needs a core. */
  readonly cpuShare: number
  readonly ownVariation: number
  readonly contention: Contention | undefined
  readonly vcpus: number
  readonly costPerSecondUsd: number
  readonly baseError: number
  readonly healthCheck: HealthCheck | undefined
  readonly autoscaler: Autoscaler | undefined
  /** Requests in flight per instance, Infinity when the service never sheds. */
  readonly limit: number
  /** Requests that an instance has room for, waiting ones too, for each of its threads. */
  readonly room: number
}

export interface CompiledLink {
  readonly index: number
  readonly id: string
  readonly from: number
  readonly to: number
  readonly wholeCalls: number
  readonly partCall: number
  readonly backoffS: number
  readonly sameZone: boolean
  readonly hitShare: number
  readonly cacheWarmUpSeconds: number
  /** Infinity when entries last. */
  readonly cacheTtlSeconds: number
  /** Calls of a miss, one after the other, and entries that misses share (Infinity: none). */
  readonly cacheCalls: number
  readonly cacheEntries: number
  readonly poolPerInstance: number
  readonly poolWaitS: number
  readonly breakerOpenSeconds: number
  /** Place among `topology.networks`, -1 when it takes none. */
  readonly network: number
  /** Number of the set of links that its caller calls at once, -1 when it is called by itself; calls of that set. */
  readonly group: number
  readonly atOnce: number
  /** More than one call a request, one after the other. */
  readonly inARow: boolean
  /** Calls over this link that are made in the same moment as one of them, in the mean. */
  readonly bunch: number
}

export interface Door {
  readonly region: number
  readonly timeoutS: number
  readonly firstEdge: number
  readonly endEdge: number
}

export interface Fleet {
  readonly service: number
  readonly region: number
  readonly cells: readonly number[]
}
