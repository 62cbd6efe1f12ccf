import { pow } from '../../determinism/index.ts'
import { setThrottled } from '../access/set-gates.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledTable, TablePort } from './compile-managed.ts'

/** A provisioned table saves up so many seconds of unused capacity. */
export const BURST_SECONDS = 300
/** Units a second of one partition, whatever the table has. */
const PARTITION_READ_UNITS = 3000
const PARTITION_WRITE_UNITS = 1000
/** An on-demand table takes this multiple of its previous peak at once, and the peak doubles in this time at most. */
const ON_DEMAND_HEADROOM = 2
const DOUBLING_SECONDS = 1800
/** A step closes this share of the gap to the new share throttled: callers need a moment to make their retries. */
const THROTTLE_FOLLOWS = 0.5
const NEGLIGIBLE = 1e-4

/** Units asked of each replica against what it gives; the rest of the attempts is throttled. Reads and writes apart. */
export function throttleTables(model: WorldModel, state: WorldState, elapsed: number): void {
  const { tables } = model.managed
  for (let t = 0; t < tables.length; t += 1) {
    const each = tables[t] as CompiledTable
    for (let r = each.firstReplica; r < each.endReplica; r += 1)
      throttleReplica(model, state, each, r, elapsed)
  }
  passThrottles(model, state)
}

/** Attempts per second that reach the table's front: callers without connection or credential do not. */
export function attemptsAtFront(state: WorldState, p: number): number {
  return (state.port.attemptRate[p] as number) + (state.access.port.throttledRate[p] as number)
}

function throttleReplica(
  model: WorldModel,
  state: WorldState,
  { table }: CompiledTable,
  r: number,
  elapsed: number,
): void {
  const { tablePorts, replicas } = model.managed
  const { replica, tablePort } = state.managed
  const t = replicas[r]?.table as number
  const onDemand = state.managed.table.onDemand[t] === 1
  let reads = 0
  let writes = 0
  for (let n = 0; n < tablePorts.length; n += 1) {
    if (tablePort.replica[n] !== r) continue
    const { port, units, writes: isWrite } = tablePorts[n] as TablePort
    const asked = attemptsAtFront(state, port) * units
    if (isWrite) writes += asked
    else reads += asked
  }
  const { readLimit, writeLimit, readBurst, writeBurst, readThrottled, writeThrottled } = replica
  const read = admit(reads, readLimit, readBurst, r, onDemand, PARTITION_READ_UNITS, table, elapsed)
  const write = admit(writes, writeLimit, writeBurst, r, onDemand, PARTITION_WRITE_UNITS, table, elapsed)
  follow(readThrottled, r, reads > 0 ? 1 - read / reads : 0, elapsed)
  follow(writeThrottled, r, writes > 0 ? 1 - write / writes : 0, elapsed)
  replica.readUnits[r] = read
  replica.writeUnits[r] = write
  replica.throttledShare[r] =
    reads + writes > 0
      ? (reads * (readThrottled[r] as number) + writes * (writeThrottled[r] as number)) / (reads + writes)
      : 0
}

interface Partitioned {
  readonly partitions: number
  readonly hottestShare: number
}

/** Units a second that get through of those asked for; books the burst bucket or the peak. */
function admit(
  asked: number,
  limit: Float64Array,
  burst: Float64Array,
  r: number,
  onDemand: boolean,
  partitionUnits: number,
  { partitions, hottestShare }: Partitioned,
  elapsed: number,
): number {
  const hot = partitions > 1 ? asked * hottestShare : asked
  const atPartitions =
    Math.min(hot, partitionUnits) + Math.min(asked - hot, partitionUnits * (partitions - 1))
  const base = limit[r] as number
  if (onDemand) {
    const given = Math.min(atPartitions, ON_DEMAND_HEADROOM * base)
    if (given > base) limit[r] = Math.min(given, base * pow(2, elapsed / DOUBLING_SECONDS))
    return given
  }
  const saved = burst[r] as number
  const given = Math.min(atPartitions, base + saved / elapsed)
  burst[r] = Math.min(BURST_SECONDS * base, Math.max(0, saved + (base - given) * elapsed))
  return given
}

function follow(throttled: Float64Array, r: number, aim: number, elapsed: number): void {
  const before = throttled[r] as number
  const now = before + Math.min(1, THROTTLE_FOLLOWS * elapsed) * (aim - before)
  throttled[r] = now < NEGLIGIBLE ? 0 : now
}

function passThrottles(model: WorldModel, state: WorldState): void {
  const { tablePorts } = model.managed
  const { replica, tablePort } = state.managed
  for (let n = 0; n < tablePorts.length; n += 1) {
    const { port, writes } = tablePorts[n] as TablePort
    const r = tablePort.replica[n] as number
    setThrottled(
      model,
      state,
      port,
      (writes ? replica.writeThrottled[r] : replica.readThrottled[r]) as number,
    )
  }
}
