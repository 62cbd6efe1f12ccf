import * as fc from 'fast-check'
import type { Fault, Intervention, Link, Service, Topology } from '../../../src/core/world/index.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

/** Something done to a world at a second. */
export type Deed =
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
        ...(draw.scaled
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
      near: fc.boolean(),
      degrade: fc.boolean(),
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
        ...(draw.breaker ? { breaker: { openAboveErrorShare: 0.5, openSeconds: 15 } } : {}),
      }),
    )

export const arbitraryTopology: fc.Arbitrary<Topology> = fc
  .tuple(
    fc.tuple(service('front'), service('middle'), service('back')),
    fc.tuple(link('front', 'middle'), link('middle', 'back'), link('front', 'back')),
    fc.integer({ min: 5, max: 900 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([services, links, perSecond, attempts]) =>
    sampleTopology(services, links, [
      sampleMarket(perSecond, {
        attempts,
        requestsPerVisit: 2,
        timeoutMs: 4000,
        patienceMs: 6000,
        tryAgainShare: 0.5,
        returnShare: 0.3,
        trafficNoise: 0.01,
      }),
    ]),
  )

const fault: fc.Arbitrary<Fault> = fc.oneof(
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
  fc.record({ kind: fc.constant('suspendHealthChecks' as const), suspended: fc.boolean() }),
)

const deed: fc.Arbitrary<Deed> = fc.integer({ min: 0, max: 240 }).chain((at) =>
  fc.oneof(
    fault.map((what): Deed => ({ at, fault: what })),
    fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5').map((ends): Deed => ({ at, ends })),
    act.map((what): Deed => ({ at, act: what })),
  ),
)

export const arbitraryDeeds: fc.Arbitrary<readonly Deed[]> = fc.array(deed, { maxLength: 10 })
