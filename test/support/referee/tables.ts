import type { Table } from '../../../src/core/world/platform.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import type { RandomSource } from './random-source.ts'

/** Units that may be taken: they come back at `perSecond` up to `atMost`. */
interface Bucket {
  perSecond: number
  atMost: number
  level: number
  at: number
}

export interface Replica {
  readonly table: Table
  readonly region: string
  readonly whole: Readonly<Record<Operation, Bucket>>
  readonly partitions: Readonly<Record<Operation, readonly Bucket[]>>
  onDemand: boolean
  taken: Record<Operation, number>
}

type Operation = 'read' | 'write'

export interface Tables {
  readonly replicas: readonly Replica[]
  readonly random: RandomSource
}

/** One partition serves this many units a second, whatever the table has. */
const partitionUnits = { read: 3000, write: 1000 }
/** A provisioned table may use what it has not used in so many seconds. */
const burstSeconds = 300
/** An on-demand table takes twice its highest load so far at once; that may double in half an hour. */
const onDemandHeadroom = 2
const doublingSeconds = 1800

export function createTables({ platform }: Topology, random: RandomSource, now: number): Tables {
  const replicas = (platform?.tables ?? []).flatMap((table) =>
    table.replicas.map(({ region, readUnits, writeUnits }): Replica => {
      const onDemand = table.billing === 'onDemand'
      const parts = (units: number): Bucket[] =>
        Array.from({ length: table.partitions }, () => bucket(units, units, now))
      const whole = (units: number): Bucket =>
        onDemand
          ? bucket(onDemandHeadroom * units, onDemandHeadroom * units, now)
          : bucket(units, burstSeconds * units, now)
      return {
        table,
        region,
        whole: { read: whole(readUnits), write: whole(writeUnits) },
        partitions: { read: parts(partitionUnits.read), write: parts(partitionUnits.write) },
        onDemand,
        taken: { read: 0, write: 0 },
      }
    }),
  )
  return { replicas, random }
}

/** One operation on one item: both its partition and the table must have the units, or it is throttled. */
export function takeUnits(
  { replicas, random }: Tables,
  id: string,
  region: string,
  operation: Operation,
  units: number,
  now: number,
): boolean {
  const replica = replicas.find(({ table, region: home }) => table.id === id && home === region)
  if (replica === undefined) return true
  const parts = replica.partitions[operation]
  const hottest = parts.length === 1 || random.next() <= replica.table.hottestShare
  const place = hottest ? 0 : 1 + Math.min(parts.length - 2, Math.floor(random.next() * (parts.length - 1)))
  const part = parts[place] as Bucket
  const whole = replica.whole[operation]
  fill(part, now)
  fill(whole, now)
  if (part.level < units || whole.level < units) return false
  part.level -= units
  whole.level -= units
  replica.taken[operation] += units
  return true
}

/** Every second: on-demand tables grow with what they serve. */
export function growTables({ replicas }: Tables): void {
  for (const replica of replicas) {
    for (const operation of ['read', 'write'] as const) {
      const whole = replica.whole[operation]
      const peak = whole.perSecond / onDemandHeadroom
      if (replica.onDemand && replica.taken[operation] > peak) {
        whole.perSecond *= 2 ** (1 / doublingSeconds)
        whole.atMost = whole.perSecond
      }
      replica.taken[operation] = 0
    }
  }
}

export function setCapacity(
  { replicas }: Tables,
  id: string,
  region: string,
  readUnits: number,
  writeUnits: number,
): void {
  for (const replica of replicas) {
    if (replica.table.id !== id || replica.region !== region) continue
    size(replica, 'read', readUnits)
    size(replica, 'write', writeUnits)
  }
}

export function setBilling({ replicas }: Tables, id: string, onDemand: boolean): void {
  for (const replica of replicas) {
    if (replica.table.id !== id || replica.onDemand === onDemand) continue
    const units = (operation: Operation): number =>
      replica.whole[operation].perSecond / (replica.onDemand ? onDemandHeadroom : 1)
    const [read, write] = [units('read'), units('write')]
    replica.onDemand = onDemand
    size(replica, 'read', read)
    size(replica, 'write', write)
  }
}

function size(replica: Replica, operation: Operation, units: number): void {
  const whole = replica.whole[operation]
  whole.perSecond = replica.onDemand ? Math.max(whole.perSecond, onDemandHeadroom * units) : units
  whole.atMost = replica.onDemand ? whole.perSecond : burstSeconds * units
  whole.level = Math.min(whole.level, whole.atMost)
}

function bucket(perSecond: number, atMost: number, at: number): Bucket {
  return { perSecond, atMost, level: atMost, at }
}

function fill(each: Bucket, now: number): void {
  each.level = Math.min(each.atMost, each.level + each.perSecond * (now - each.at))
  each.at = now
}
