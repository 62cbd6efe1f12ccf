import * as fc from 'fast-check'
import type { Fault, Intervention, Link, Service, Topology } from '../../../src/core/world/index.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

/** Something done to a world at a second. */
export type Happening =
  | { readonly at: number; readonly fault: Fault }
  | { readonly at: number; readonly ends: string }
  | { readonly at: number; readonly act: Intervention }

const zones = ['one-a', 'one-b', 'one-c']
const zone = fc.constantFrom(...zones)
const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100)

const service = (id: string): fc.Arbitrary<Service> =>
  fc
    .record({
      threads: fc.integer({ min: 1, max: 80 }),
      queue: fc.integer({ min: 0, max: 300 }),
      ownMs: fc.integer({ min: 2, max: 120 }),
      lifo: fc.boolean(),
      limit: fc.option(fc.integer({ min: 1, max: 100 })),
      instances: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
      checked: fc.boolean(),
      scaled: fc.boolean(),
      onDemand: fc.constantFrom(false, false, true),
      lives: fc.constantFrom(null, null, 'memory' as const, 'start' as const, 'all' as const),
      overload: fc.constantFrom(...overloads),
    })
    .map((draw) =>
      sampleService(id, {
        instances: Object.fromEntries(zones.map((name, n) => [name, draw.instances[n] ?? 1])),
        threadsPerInstance: draw.threads,
        queuePerInstance: draw.queue,
        ownMs: draw.ownMs,
        queueDiscipline: draw.lifo ? 'lifo' : 'fifo',
        ...(draw.limit === null ? {} : { concurrencyLimitPerInstance: draw.limit }),
        ...(draw.checked
          ? {
              healthCheck: {
                intervalSeconds: 10,
                timeoutMs: 1000,
                unhealthyAfter: 2,
                healthyAfter: 5,
                depth: 'deep' as const,
              },
            }
          : {}),
        ...lives[draw.lives ?? 'none'],
        ...draw.overload,
        ...(draw.onDemand
          ? { threadsPerInstance: 1, onDemand: { growthPerTenSeconds: 100, concurrency: 60 } }
          : {}),
        ...(draw.scaled && !draw.onDemand
          ? {
              autoscaler: {
                targetCpu: 0.5,
                minInstances: 3,
                maxInstances: 30,
                evaluationSeconds: 30,
                cooldownSeconds: 30,
                warmUpSeconds: 20,
                stepShare: 0.3,
              },
            }
          : {}),
      }),
    )

const memory = { mibPerInstance: 200, baseMib: 100, mibPerRequest: 2, mibPerPeer: 1 }
const start = {
  seconds: 8,
  retrySeconds: 3,
  longestRetrySeconds: 40,
  atOnce: 2,
  coldFactor: 3,
  warmSeconds: 15,
  slowStartSeconds: 10,
}
/** How instances of a service die and come up. */
const lives = {
  none: {},
  memory: { memory },
  start: { start: { seconds: 15, retrySeconds: 0 } },
  all: { memory, start, threadsPerPeer: 0.03 },
} as const satisfies Record<string, Partial<Service>>

/** What overload costs a service, beside its lives. */
const overloads: readonly Partial<Service>[] = [
  {},
  {},
  { cpuMs: 2, vcpusPerInstance: 0.4 },
  { cpuMs: 1, vcpusPerInstance: 1, ownVariation: 4, contention: { serialShare: 0.02, crosstalk: 0.001 } },
  { dropsExpired: true, ownVariation: 0, queueDiscipline: 'fifo' },
  { dropsExpired: true, cpuMs: 2, vcpusPerInstance: 2 },
]

/** What a link shares with others, or asks for beyond a plain call. */
const sharings: readonly Partial<Link>[] = [
  {},
  {},
  { network: 'line' },
  { cache: { hitShare: 0.8, warmUpSeconds: 60, ttlSeconds: 20, callsPerMiss: 2 } },
  { cache: { hitShare: 0.3, warmUpSeconds: 20, sharedEntries: 5 }, network: 'line' },
]

const gates = {
  none: {},
  name: { connections: { endpoints: { one: 'name' }, lifetimeSeconds: 90, certificate: 'tls' } },
  key: { credential: 'key' },
  session: { connections: { endpoints: {}, lifetimeSeconds: 30 }, credential: 'session' },
  table: { table: { id: 'items', operation: 'write', unitsPerCall: 2 } },
} as const satisfies Record<string, Partial<Link>>

/** What the links that need something to be let in name. */
const platform: NonNullable<Topology['platform']> = {
  endpoints: ['name', 'sts'].map((id) => ({
    id,
    label: id,
    region: 'one',
    ttlSeconds: 5,
    negativeTtlSeconds: 60,
  })),
  keys: [
    { id: 'A1', user: 'u', status: 'active', ageDays: 100, consistencySeconds: 0 },
    { id: 'A2', user: 'u', status: 'absent', ageDays: 0, consistencySeconds: 40 },
  ],
  secrets: [{ id: 'secret', environment: 'production', current: 'A1' }],
  certificates: [{ id: 'tls', label: 'tls', expiresAtSecond: 150, storedExpiresAtSecond: 9e6 }],
  credentials: [
    { id: 'key', label: 'key', secret: 'secret', cacheSeconds: 120, refetchOnRefusal: true },
    {
      id: 'session',
      label: 'session',
      secret: 'secret',
      cacheSeconds: 60,
      session: { seconds: 100, refreshSeconds: 70, issuers: { one: 'sts' } },
      refetchOnRefusal: false,
    },
  ],
  history: [{ at: -200, intervention: { kind: 'createKey', key: 'A2' } }],
  tables: [
    {
      id: 'items',
      label: 'items',
      billing: 'provisioned',
      replicas: ['one', 'two'].map((region) => ({
        region,
        endpoint: 'name',
        readUnits: 300,
        writeUnits: 300,
      })),
      partitions: 2,
      hottestShare: 0.7,
      replicationSeconds: 1,
      catchUpFactor: 20,
      rewriteShare: 0.1,
      restoreMinutes: 1,
      usdPerMillionUnits: 1,
    },
  ],
  queues: [
    {
      id: 'jobs',
      label: 'jobs',
      region: 'one',
      fedBy: 'front-middle',
      consumer: 'back',
      pollsPerSecond: 200,
      visibilitySeconds: 20,
      lateAfterSeconds: 30,
    },
  ],
}

const link = (from: string, to: string): fc.Arbitrary<Link> =>
  fc
    .record({
      calls: fc.constantFrom(0.4, 1, 2, 2.5),
      attempts: fc.integer({ min: 1, max: 4 }),
      timeoutMs: fc.integer({ min: 50, max: 3000 }),
      budget: fc.option(fc.constantFrom(0.1, 0.3)),
      pool: fc.option(fc.integer({ min: 1, max: 40 })),
      hit: fc.option(fc.constantFrom(0.5, 0.95)),
      breaker: fc.boolean(),
      gate: fc.constantFrom(
        null,
        null,
        'name' as const,
        'key' as const,
        'session' as const,
        'table' as const,
      ),
      near: fc.boolean(),
      callsPerStart: fc.constantFrom(0, 0, 40),
      degrade: fc.boolean(),
      sharing: fc.constantFrom(...sharings),
      parallel: fc.boolean(),
    })
    .map((draw) =>
      sampleLink(from, to, {
        callsPerRequest: draw.calls,
        attempts: draw.attempts,
        timeoutMs: draw.timeoutMs,
        routing: draw.near ? 'same-zone' : 'any-zone',
        onFailure: draw.degrade ? 'degrade' : 'fail',
        ...(draw.budget === null ? {} : { retryBudgetShare: draw.budget }),
        ...(draw.pool === null ? {} : { pool: { connectionsPerInstance: draw.pool, waitMs: 200 } }),
        ...(draw.hit === null ? {} : { cache: { hitShare: draw.hit, warmUpSeconds: 60 } }),
        ...draw.sharing,
        ...(draw.parallel ? { parallel: 'together' } : {}),
        ...gates[draw.gate ?? 'none'],
        ...(draw.callsPerStart === 0 ? {} : { callsPerStart: draw.callsPerStart }),
        ...(draw.breaker ? { breaker: { openAboveErrorShare: 0.5, openSeconds: 15 } } : {}),
      }),
    )

const networks = [{ id: 'line', label: 'Line', callsPerSecond: 300, bufferMs: 20 }] as const

const configurations = [
  {
    id: 'flags',
    label: 'Flags',
    services: ['middle', 'back'],
    pushSeconds: 40,
    rollBackSeconds: 20,
    canary: { share: 0.2, seconds: 20, stopsAboveErrorShare: 0.5 },
    killSwitchSeconds: 10,
  },
] as const

export const arbitraryTopology: fc.Arbitrary<Topology> = fc
  .tuple(
    fc.tuple(service('front'), service('middle'), service('back')),
    fc.tuple(link('front', 'middle'), link('middle', 'back'), link('front', 'back')),
    fc.integer({ min: 5, max: 900 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([services, links, perSecond, attempts]) =>
    sampleTopology(
      services,
      links,
      [
        sampleMarket(perSecond, {
          attempts,
          requestsPerVisit: 2,
          timeoutMs: 4000,
          patienceMs: 6000,
          tryAgainShare: 0.5,
          returnShare: 0.3,
          trafficNoise: 0.01,
        }),
      ],
      { platform, configurations, networks },
    ),
  )

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('fetchStalled' as const),
    id: fc.constant('f0'),
    share,
    rampSeconds: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('zoneNetwork' as const),
    id: fc.constant('f1'),
    zone,
    addedMs: fc.integer({ min: 0, max: 900 }),
    lossShare: share,
    rampSeconds: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({ kind: fc.constant('zoneCapacity' as const), id: fc.constant('f2'), zone, lostShare: share }),
  fc.record({
    kind: fc.constant('serviceSlow' as const),
    id: fc.constant('f3'),
    service: fc.constantFrom('middle', 'back'),
    factor: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('serviceErrors' as const),
    id: fc.constant('f4'),
    service: fc.constantFrom('front', 'back'),
    errorShare: share,
  }),
  fc.record({
    kind: fc.constant('demand' as const),
    id: fc.constant('f5'),
    factor: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    kind: fc.constant('endpointLost' as const),
    id: fc.constant('f6'),
    endpoint: fc.constantFrom('name', 'sts'),
  }),
  fc.constantFrom<Fault>(
    { id: 'f7', kind: 'pollersStopped', queue: 'jobs', keptShare: 0.3, rampSeconds: 20 },
    { id: 'f7', kind: 'tableDamage', table: 'items', sharePerMinute: 0.2 },
    { id: 'f7', kind: 'replicationSlow', table: 'items', region: 'two', keptShare: 0 },
    { id: 'f7', kind: 'functionScaling', region: 'one', growthShare: 0 },
    { id: 'f7', kind: 'launchesUnconnected', region: 'one' },
    { id: 'f7', kind: 'probeErrors', service: 'middle', failShare: 0.6 },
    { id: 'f8', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'crash' } },
    {
      id: 'f8',
      kind: 'configurationPush',
      configuration: 'flags',
      effect: { kind: 'errors', errorShare: 0.4 },
    },
    { id: 'f8', kind: 'configurationPush', configuration: 'flags', effect: { kind: 'slow', factor: 5 } },
  ),
)

const act: fc.Arbitrary<Intervention> = fc.oneof(
  fc.record({ kind: fc.constant('setZoneWeight' as const), zone, weight: share }),
  fc.record({
    kind: fc.constant('setRetryPolicy' as const),
    attempts: fc.integer({ min: 1, max: 3 }),
    budgetShare: fc.constant(0.1),
  }),
  fc.record({ kind: fc.constant('setAdmission' as const), region: fc.constant('one'), share }),
  fc.record({
    kind: fc.constant('restart' as const),
    service: fc.constantFrom('front', 'middle', 'back'),
    seconds: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('setDesiredInstances' as const),
    service: fc.constantFrom('front', 'back'),
    region: fc.constant('one'),
    instances: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('putSecret' as const),
    secret: fc.constant('secret'),
    key: fc.constantFrom('A1', 'A2'),
  }),
  fc.record({
    kind: fc.constant('setKeyStatus' as const),
    key: fc.constantFrom('A1', 'A2'),
    status: fc.constantFrom('active' as const, 'inactive' as const, 'deleted' as const),
  }),
  fc.record({
    kind: fc.constant('refreshCredentials' as const),
    credential: fc.constantFrom('key', 'session'),
    seconds: fc.integer({ min: 0, max: 60 }),
  }),
  fc.constantFrom<Intervention>(
    { kind: 'setTableCapacity', table: 'items', region: 'one', readUnits: 50, writeUnits: 50 },
    { kind: 'setTableBilling', table: 'items', billing: 'onDemand' },
    { kind: 'setTableReplica', table: 'items', callersIn: 'one', region: 'two' },
    { kind: 'restoreTable', table: 'items', region: 'one', minutesAgo: 5 },
    { kind: 'setQueueRate', queue: 'jobs', perSecond: 5 },
    { kind: 'purgeQueue', queue: 'jobs' },
    { kind: 'setStartLimit', service: 'middle', atOnce: null },
    { kind: 'setStartBackoff', service: 'back', longestRetrySeconds: 100 },
    { kind: 'setSlowStart', service: 'middle', seconds: 20 },
    { kind: 'rollBackConfiguration', configuration: 'flags' },
    { kind: 'setKillSwitch', configuration: 'flags', on: true },
    { kind: 'setCanary', configuration: 'flags', on: false },
    { kind: 'setConcurrency', service: 'front', region: 'one', environments: 3 },
  ),
  fc.record({ kind: fc.constant('suspendHealthChecks' as const), suspended: fc.boolean() }),
)

const happening: fc.Arbitrary<Happening> = fc.integer({ min: 0, max: 240 }).chain((at) =>
  fc.oneof(
    fault.map((what): Happening => ({ at, fault: what })),
    fc
      .constantFrom('f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8')
      .map((ends): Happening => ({ at, ends })),
    act.map((what): Happening => ({ at, act: what })),
  ),
)

export const arbitraryHappenings: fc.Arbitrary<readonly Happening[]> = fc.array(happening, { maxLength: 10 })
