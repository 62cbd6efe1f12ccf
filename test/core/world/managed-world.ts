import { latestReading, readPlatform, type Service, type Topology } from '../../../src/core/world/index.ts'
import type { Play } from './run-world.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

type Platform = NonNullable<Topology['platform']>
type Table = NonNullable<Platform['tables']>[number]

export const everywhere = (n: number): Service['instances'] => ({
  'one-a': n,
  'one-b': n,
  'one-c': n,
  'two-a': n,
})

export function sampleTable(change: Partial<Table> = {}): Table {
  return {
    id: 'orders',
    label: 'Orders',
    billing: 'provisioned',
    replicas: [
      { region: 'one', endpoint: 'name-one', readUnits: 10_000, writeUnits: 10_000 },
      { region: 'two', endpoint: 'name-two', readUnits: 10_000, writeUnits: 10_000 },
    ],
    partitions: 20,
    hottestShare: 0.05,
    replicationSeconds: 1,
    catchUpFactor: 23,
    rewriteShare: 0.02,
    restoreMinutes: 40,
    usdPerMillionUnits: 1,
    ...change,
  }
}

const name = (id: string, region: string) => ({
  id,
  label: `${id}.example`,
  region,
  ttlSeconds: 5,
  negativeTtlSeconds: 900,
})

interface StoreOptions {
  readonly reads?: number
  readonly writes?: number
  readonly attempts?: number
  readonly weights?: Readonly<Record<string, number>>
  readonly platform?: Partial<Platform>
}

/** A shop with as many customers a second, and a table behind it: so many reads and writes a request. */
export function storeWorld(perSecond: number, table: Table, options: StoreOptions = {}): Topology {
  const { reads = 1, writes = 1, attempts = 1, weights = { one: 1, two: 0 }, platform = {} } = options
  const roomy = { threadsPerInstance: 4000, queuePerInstance: 4000, ownMs: 5, cpuMs: 1 }
  const link = (operation: 'read' | 'write', callsPerRequest: number) =>
    sampleLink('shop', 'store', {
      id: operation,
      callsPerRequest,
      attempts,
      backoffMs: 100,
      onFailure: 'degrade',
      table: { id: table.id, operation, unitsPerCall: 1 },
    })
  const topology = sampleTopology(
    [
      sampleService('shop', { ...roomy, instances: everywhere(4) }),
      sampleService('store', { ...roomy, instances: everywhere(4) }),
    ],
    [...(reads > 0 ? [link('read', reads)] : []), ...(writes > 0 ? [link('write', writes)] : [])],
    [sampleMarket(perSecond)],
    {
      platform: {
        endpoints: [name('name-one', 'one'), name('name-two', 'two')],
        tables: [table],
        ...platform,
      },
    },
  )
  return { ...topology, entry: { ...topology.entry, regionWeights: weights } }
}

/** The truth about a series of the platform. */
export const truth = (play: Play, series: string): number => readPlatform(play.model, play.state, series)

/** What telemetry says about a series now. */
export const metric = (play: Play, series: string): number =>
  latestReading(play.model, play.state, series, play.state.second)?.value ?? Number.NaN
