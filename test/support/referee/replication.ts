import type { Table } from '../../../src/core/world/platform.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import type { RandomSource } from './random-source.ts'

/** One write on its way to another region. */
interface Change {
  readonly item: number
  readonly writtenAt: number
}

/** What one region sends to another, oldest first. */
interface Stream {
  readonly from: string
  readonly to: string
  readonly waiting: Change[]
  first: number
  carry: number
}

/** A table in several regions: items, each with the time of the write that counts there. */
export interface GlobalTable {
  readonly table: Table
  readonly items: ReadonlyMap<string, Map<number, number>>
  readonly streams: readonly Stream[]
  readonly random: RandomSource
  /** Items, so many that two writes in following minutes meet as often as the table says. */
  readonly itemCount: number
  /** Writes that were acknowledged and then gave way to a later one made without knowing them. */
  lostWrites: number
  readonly usualPerSecond: number
}

export function createGlobalTable(
  { platform }: Topology,
  table: Table,
  writesPerSecond: number,
  random: RandomSource,
): GlobalTable {
  const regions = table.replicas.map(({ region }) => region)
  const meet = Math.min(0.999, Math.max(1e-6, table.rewriteShare))
  const count = (platform?.tables ?? []).includes(table) ? (-60 * writesPerSecond) / Math.log(1 - meet) : 1
  return {
    table,
    items: new Map(regions.map((region) => [region, new Map()])),
    streams: regions.flatMap((from) =>
      regions.filter((to) => to !== from).map((to) => ({ from, to, waiting: [], first: 0, carry: 0 })),
    ),
    random,
    itemCount: Math.max(1, Math.round(count)),
    lostWrites: 0,
    usualPerSecond: writesPerSecond,
  }
}

export function writeItem(global: GlobalTable, region: string, now: number): void {
  const item = Math.floor(global.random.next() * global.itemCount)
  global.items.get(region)?.set(item, now)
  for (const stream of global.streams)
    if (stream.from === region) stream.waiting.push({ item, writtenAt: now })
}

/**
 * One second of replication: changes older than the usual delay arrive in order, at most at the catch-up rate and only
 * as far as both ends are reached. The last writer wins, item by item.
 */
export function replicate(
  global: GlobalTable,
  now: number,
  keptShare: (from: string, to: string) => number,
): void {
  const { replicationSeconds, catchUpFactor } = global.table
  for (const stream of global.streams) {
    const rate = catchUpFactor * global.usualPerSecond * keptShare(stream.from, stream.to)
    stream.carry = Math.min(Math.max(1, rate), stream.carry + rate)
    const there = global.items.get(stream.to) as Map<number, number>
    while (stream.carry >= 1 && stream.first < stream.waiting.length) {
      const change = stream.waiting[stream.first] as Change
      if (change.writtenAt + replicationSeconds > now) break
      stream.first++
      stream.carry--
      if ((there.get(change.item) ?? Number.NEGATIVE_INFINITY) > change.writtenAt) global.lostWrites++
      else there.set(change.item, change.writtenAt)
    }
    stream.waiting.splice(0, stream.first)
    stream.first = 0
  }
}

/** Age of the oldest write that has not arrived in the region. */
export function lagSeconds(global: GlobalTable, region: string, now: number): number {
  return global.streams.reduce((oldest, stream) => {
    const next = stream.to === region ? stream.waiting[stream.first] : undefined
    return Math.max(oldest, next ? now - next.writtenAt : 0)
  }, 0)
}
