import type { Platform } from '../../../src/core/world/platform.ts'
import type { Link, Topology } from '../../../src/core/world/topology.ts'
import type { Script, ScriptStep } from './script.ts'
import { smallTopology } from './small-topology.ts'

/** One caller (`web`) of one provider (`store`), with room for everything. */
function cloud(platform: Platform, link: Partial<Link>, instances = 40, perSecond = 60): Topology {
  const small = smallTopology({
    perSecond,
    services: [
      { id: 'web', ownMs: 2, threadsPerInstance: 8, instances: { a: instances } },
      { id: 'store', ownMs: 2, threadsPerInstance: 400 },
    ],
    links: [{ from: 'web', to: 'store', timeoutMs: 1000, ...link }],
  })
  return { ...small, platform }
}

const minutes = (count: number, topology: Topology, steps: readonly ScriptStep[]): Script => ({
  topology,
  untilSecond: 60 * count,
  steps,
})

const name = { id: 'name', label: 'name', region: 'here', ttlSeconds: 5, negativeTtlSeconds: 600 } as const
const byName = (lifetimeSeconds: number): Partial<Link> => ({
  connections: { endpoints: { here: 'name' }, lifetimeSeconds },
})
const nameIsLost: ScriptStep = { at: 60, start: { id: 'lost', kind: 'endpointLost', endpoint: 'name' } }

const hourSession: Platform = {
  endpoints: [name],
  credentials: [
    {
      id: 'role',
      label: 'role',
      cacheSeconds: 3600,
      session: { seconds: 3600, refreshSeconds: 3600, issuers: { here: 'name' } },
      refetchOnRefusal: false,
    },
  ],
}

const keys: Platform = {
  keys: [
    { id: 'OLD', user: 'gateway', status: 'active', ageDays: 100, consistencySeconds: 5 },
    { id: 'NEW', user: 'gateway', status: 'active', ageDays: 0, consistencySeconds: 5 },
  ],
  secrets: [
    { id: 'production', environment: 'production', current: 'OLD' },
    { id: 'default', environment: 'default', current: 'OLD' },
  ],
  credentials: [
    {
      id: 'gateway',
      label: 'gateway',
      secret: 'production',
      cacheSeconds: 90_000,
      session: { seconds: 1200, refreshSeconds: 240 },
      refetchOnRefusal: false,
    },
  ],
  history: [{ at: -900, intervention: { kind: 'setKeyStatus', key: 'OLD', status: 'deleted' } }],
}

const table = (more: object): Platform => ({
  endpoints: [name],
  tables: [
    {
      id: 'items',
      label: 'items',
      billing: 'provisioned',
      replicas: [{ region: 'here', endpoint: 'name', readUnits: 400, writeUnits: 400 }],
      partitions: 4,
      hottestShare: 0.25,
      replicationSeconds: 1,
      catchUpFactor: 20,
      rewriteShare: 0.1,
      usdPerMillionUnits: 1,
      ...more,
    },
  ],
})
const reads = (unitsPerCall: number): Partial<Link> => ({
  table: { id: 'items', operation: 'read', unitsPerCall },
})

function twoRegions(): Topology {
  const other = { ...name, id: 'other', region: 'there' }
  const replicas = [
    { region: 'here', endpoint: 'name', readUnits: 9000, writeUnits: 900 },
    { region: 'there', endpoint: 'other', readUnits: 9000, writeUnits: 900 },
  ]
  const base = cloud(
    { ...table({ billing: 'onDemand', replicas }), endpoints: [name, other] },
    {
      table: { id: 'items', operation: 'write', unitsPerCall: 1 },
    },
  )
  return {
    ...base,
    zones: [
      { id: 'a', region: 'here' },
      { id: 'b', region: 'there' },
    ],
    services: base.services.map((service) => ({ ...service, instances: { a: 10, b: 10 } })),
    entry: { ...base.entry, regionWeights: { here: 1, there: 0 } },
  }
}

function withQueue(): Topology {
  const base = cloud(
    {
      queues: [
        {
          id: 'orders',
          label: 'orders',
          region: 'here',
          fedBy: 'web-store',
          consumer: 'worker',
          pollsPerSecond: 90,
          visibilitySeconds: 30,
        },
      ],
    },
    {},
  )
  const store = base.services[1] as Topology['services'][number]
  return { ...base, services: [...base.services, { ...store, id: 'worker', label: 'worker' }] }
}

function withFunction(growthPerTenSeconds: number, concurrency: number): Topology {
  const base = cloud({}, { timeoutMs: 60_000 })
  return {
    ...base,
    services: base.services.map((service) =>
      service.id === 'store'
        ? {
            ...service,
            ownMs: 1000,
            threadsPerInstance: 1,
            queuePerInstance: 0,
            onDemand: { growthPerTenSeconds, concurrency },
          }
        : service,
    ),
  }
}

function withHealthCheck(intervalSeconds: number): Topology {
  const base = cloud({}, {}, 100, 20)
  const healthCheck = {
    intervalSeconds,
    timeoutMs: 1000,
    unhealthyAfter: 2,
    healthyAfter: 5,
    depth: 'shallow',
  } as const
  return {
    ...base,
    zones: [
      { id: 'a', region: 'here' },
      { id: 'b', region: 'here' },
    ],
    services: base.services.map((service) => {
      const { a = 1 } = service.instances
      const instances = { a, b: a }
      return service.id === 'web' ? { ...service, instances, healthCheck } : { ...service, instances }
    }),
  }
}

/** Two regions with all in each; one resolver in ten keeps answers for five minutes in the mean. */
function twoDoors(): Topology {
  const base = twoRegions()
  const dns = { ...base.entry.dns, staleShare: 0.1, staleSeconds: 300, healthCheckFailures: 10_000 }
  return { ...base, entry: { ...base.entry, dns } }
}

function withAutoscaler(): Topology {
  const base = cloud({}, {}, 4, 32)
  const autoscaler = {
    targetCpu: 0.5,
    minInstances: 4,
    maxInstances: 40,
    evaluationSeconds: 60,
    cooldownSeconds: 60,
    warmUpSeconds: 90,
    stepShare: 0.25,
  } as const
  return {
    ...base,
    links: [],
    services: base.services.flatMap((service) =>
      service.id === 'web'
        ? [{ ...service, ownMs: 500, cpuMs: 500, vcpusPerInstance: 8, queuePerInstance: 8, autoscaler }]
        : [],
    ),
  }
}

function withBreaker(): Topology {
  const breaker = { openAboveErrorShare: 0.5, openSeconds: 20 }
  return cloud({}, { breaker, onFailure: 'degrade', timeoutMs: 1000 }, 2)
}

/** Threads for 800 requests a second, and a balancer whose probes meet the same full queues as the customers. */
function withFullQueues(): Topology {
  const { services, ...rest } = withHealthCheck(10)
  return {
    ...rest,
    links: [],
    markets: rest.markets.map((market) => ({ ...market, troughPerSecond: 400, peakPerSecond: 400 })),
    services: services.flatMap((service) =>
      service.id === 'web'
        ? [{ ...service, ownMs: 200, threadsPerInstance: 4, queuePerInstance: 2, instances: { a: 40 } }]
        : [],
    ),
  }
}

/** Clouds in which one mechanism of the provider is alone, and what is done to it. */
export const mechanisms = {
  /** Lost at minute 1, back at minute 21. */
  nameLost: minutes(40, cloud({ endpoints: [name] }, byName(300)), [nameIsLost, { at: 1260, end: 'lost' }]),
  restartedWithoutName: minutes(6, cloud({ endpoints: [name] }, byName(3000)), [
    nameIsLost,
    { at: 180, intervention: { kind: 'restart', service: 'web', seconds: 5 } },
  ]),
  sessionsRefused: minutes(62, cloud(hourSession, { credential: 'role' }, 100, 30), [
    { at: 0, start: { id: 'refused', kind: 'endpointErrors', endpoint: 'name', errorShare: 1 } },
  ]),
  /** The wrong secret at minute 6, the right one at 8, a redeploy at 9. */
  keyDeleted: minutes(12, cloud(keys, { credential: 'gateway' }), [
    { at: 360, intervention: { kind: 'putSecret', secret: 'default', key: 'NEW' } },
    { at: 480, intervention: { kind: 'putSecret', secret: 'production', key: 'NEW' } },
    { at: 540, intervention: { kind: 'refreshCredentials', credential: 'gateway', seconds: 30 } },
  ]),
  /** 600 units are asked for from minute 1 on, 400 come back. */
  tableBurst: minutes(16, cloud(table({}), reads(10), 40, 10), [
    { at: 60, start: { id: 'wave', kind: 'demand', factor: 6 } },
  ]),
  /** 4,800 of 6,000 units go to one partition. */
  hotPartition: minutes(
    3,
    cloud(
      table({
        hottestShare: 0.8,
        replicas: [{ region: 'here', endpoint: 'name', readUnits: 40_000, writeUnits: 400 }],
      }),
      reads(100),
    ),
    [],
  ),
  /** Cut apart at minute 1, writers moved at 6, joined again at 11. */
  writersMoved: minutes(14, twoRegions(), [
    {
      at: 60,
      start: { id: 'cut', kind: 'replicationSlow', table: 'items', region: 'here', keptShare: 0 },
    },
    {
      at: 360,
      intervention: { kind: 'setTableReplica', table: 'items', callersIn: 'here', region: 'there' },
    },
    { at: 660, end: 'cut' },
  ]),
  /** Paused at minute 1, 90 a second from minute 5 on. */
  queuePaused: minutes(14, withQueue(), [
    { at: 60, intervention: { kind: 'setQueueRate', queue: 'orders', perSecond: 0 } },
    { at: 300, intervention: { kind: 'setQueueRate', queue: 'orders', perSecond: 90 } },
  ]),
  /** 60 requests a second of one second each on 30 environments. */
  functionFull: minutes(3, withFunction(1000, 30), []),
  /** Five times the requests from minute 2 on; one environment more a second. */
  functionGrows: minutes(6, withFunction(10, 5000), [
    { at: 120, start: { id: 'wave', kind: 'demand', factor: 5 } },
  ]),
  /** Minute 1: the first region admits nobody, new answers name the second. */
  regionMoved: minutes(20, twoDoors(), [
    { at: 60, intervention: { kind: 'setAdmission', region: 'here', share: 0 } },
    { at: 60, intervention: { kind: 'setRegionWeight', region: 'here', weight: 0 } },
    { at: 60, intervention: { kind: 'setRegionWeight', region: 'there', weight: 1 } },
  ]),
  /** Three times the requests from minute 2 on: more than the first instances carry. */
  fleetGrows: minutes(24, withAutoscaler(), [{ at: 120, start: { id: 'wave', kind: 'demand', factor: 3 } }]),
  /** The provider answers too late from minute 2 to 8; threads would wait for it. */
  breakerOpens: minutes(12, withBreaker(), [
    { at: 120, start: { id: 'slow', kind: 'serviceSlow', service: 'store', factor: 2000 } },
    { at: 480, end: 'slow' },
  ]),
  /** All probes of one zone fail from minute 1 to 10. */
  probesFail: minutes(15, withHealthCheck(30), [
    {
      at: 60,
      start: { id: 'flap', kind: 'probeErrors', service: 'web', zone: 'a', failShare: 1 },
    },
    { at: 600, end: 'flap' },
  ]),
} satisfies Record<string, Script>

/** Four times the requests from minute 1 to 11: instances go out of service and come back, each by its own probes. */
export const checksRefused: Script = minutes(15, withFullQueues(), [
  { at: 60, start: { id: 'wave', kind: 'demand', factor: 4 } },
  { at: 660, end: 'wave' },
])
