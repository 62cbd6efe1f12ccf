import { describe, expect, test } from 'vitest'
import { measureSteadyState, smallTopology, type TopologySketch } from '../support/referee/index.ts'

const measure = (sketch: TopologySketch, warmUpSeconds: number, events: number) =>
  measureSteadyState(smallTopology(sketch), { seed: 1, warmUpSeconds, events }).services

const off = (value: number | undefined, expected: number): number => Math.abs((value ?? 0) / expected - 1)

describe('cores', () => {
  test.each([0, 1, 3])(
    'one core shared evenly holds everybody s / (1 - rho), whatever the spread (%d) of own time',
    (ownVariation) => {
      const { web } = measure(
        {
          perSecond: 60,
          services: [{ id: 'web', ownMs: 10, ownVariation, threadsPerInstance: 5000, vcpusPerInstance: 1 }],
        },
        50,
        600_000,
      )
      expect(off(web?.meanResidenceMs.value, 10 / (1 - 0.6))).toBeLessThan(0.06)
    },
  )

  test('four cores shared evenly have the mean of M/M/4', () => {
    const { web } = measure(
      {
        perSecond: 320,
        services: [{ id: 'web', ownMs: 10, threadsPerInstance: 5000, vcpusPerInstance: 4 }],
      },
      50,
      1_000_000,
    )
    // Erlang C for 3.2 erlangs on 4 servers: 0.5964; 10 / (4 x 0.2) ms for who waits.
    expect(off(web?.meanResidenceMs.value, 10 + (0.5964 * 10) / 0.8)).toBeLessThan(0.04)
  })

  test('100 threads on 4 cores with 20 ms of CPU serve 200 a second of 300', () => {
    const { web } = measure(
      {
        perSecond: 300,
        services: [{ id: 'web', ownMs: 100, cpuMs: 20, threadsPerInstance: 100, vcpusPerInstance: 4 }],
      },
      60,
      300_000,
    )
    expect(off(web?.goodput.value, 200)).toBeLessThan(0.02)
    // All 1,100 places are taken: Little's law.
    expect(off(web?.meanResidenceMs.value, 1100 / 0.2)).toBeLessThan(0.03)
  })
})

test.each([0, 0.5, 2])(
  'one thread makes wait as Pollaczek and Khinchine say for a spread of %d',
  (ownVariation) => {
    const { web } = measure(
      {
        perSecond: 60,
        services: [
          { id: 'web', ownMs: 10, cpuMs: 0, ownVariation, threadsPerInstance: 1, queuePerInstance: 1e6 },
        ],
      },
      50,
      1_000_000,
    )
    const wait = (((1 + ownVariation ** 2) / 2) * 0.6 * 10) / (1 - 0.6)
    expect(off((web?.meanResidenceMs.value ?? 0) - 10, wait)).toBeLessThan(0.08)
  },
)

test('contention: an instance with all threads busy serves what the universal scalability law gives', () => {
  const { web } = measure(
    {
      perSecond: 2000,
      services: [
        {
          id: 'web',
          ownMs: 10,
          cpuMs: 0,
          threadsPerInstance: 20,
          queuePerInstance: 20,
          instances: { a: 2 },
          contention: { serialShare: 0.05, crosstalk: 0.002 },
        },
      ],
    },
    10,
    300_000,
  )
  expect(off(web?.goodput.value, (2 * 20) / (0.01 * (1 + 0.05 * 19 + 0.002 * 20 * 19)))).toBeLessThan(0.02)
})

describe('deadlines', () => {
  const storm = (dropsExpired: boolean) =>
    measure(
      {
        perSecond: 150,
        customers: { timeoutMs: 500 },
        services: [
          { id: 'api', ownMs: 10, cpuMs: 0, threadsPerInstance: 1, queuePerInstance: 1e5, dropsExpired },
        ],
      },
      20,
      300_000,
    ).api

  test('M/M/1 with impatient callers: of what is served under overload, mu / lambda is in time', () => {
    // What is left of the time at the thread is exponential with rate lambda - mu.
    expect(off(storm(true)?.goodput.value, (100 * 100) / 150)).toBeLessThan(0.04)
    expect(storm(false)?.goodput.value).toBeLessThan(1)
  })

  test('a caller passes on its own deadline, and waits no longer than that', () => {
    const reach = (dropsExpired: boolean) =>
      measure(
        {
          perSecond: 10,
          customers: { timeoutMs: 100 },
          services: [
            { id: 'one', ownMs: 0, threadsPerInstance: 1000, dropsExpired },
            { id: 'two', ownMs: 80, ownVariation: 0, cpuMs: 0, threadsPerInstance: 1000, dropsExpired },
            { id: 'three', ownMs: 1, threadsPerInstance: 1000 },
          ],
          links: [
            { from: 'one', to: 'two', timeoutMs: 1000, callsPerRequest: 2 },
            { from: 'two', to: 'three', timeoutMs: 1000 },
          ],
        },
        20,
        50_000,
      )
    // The second call of a request reaches its own end 160 ms after a customer has gone at 100 ms.
    expect(off(reach(false).three?.offered.value, 20)).toBeLessThan(0.05)
    expect(off(reach(true).three?.offered.value, 10)).toBeLessThan(0.05)
    expect(off(reach(true).one?.busyThreads.value, 10 * 0.1)).toBeLessThan(0.05)
    expect(off(reach(true).one?.completed.value, 10)).toBeLessThan(0.05)
  })
})

test('a shared path loses what M/M/1/K loses, and makes the rest wait', () => {
  const cloud = smallTopology({
    perSecond: 120,
    services: [
      { id: 'web', ownMs: 0, threadsPerInstance: 1e5 },
      { id: 'db', ownMs: 0, threadsPerInstance: 1e5 },
    ],
    links: [{ from: 'web', to: 'db', timeoutMs: 2000, network: 'path' }],
  })
  const { services } = measureSteadyState(
    { ...cloud, networks: [{ id: 'path', label: 'path', callsPerSecond: 100, bufferMs: 100 }] },
    { seed: 1, warmUpSeconds: 30, events: 300_000 },
  )
  const share = (n: number): number => ((1 - 1.2) * 1.2 ** n) / (1 - 1.2 ** 11)
  expect(off(services.db?.offered.value, 120 * (1 - share(10)))).toBeLessThan(0.02)
  const inside = Array.from({ length: 11 }, (_, n) => n * share(n)).reduce((sum, each) => sum + each, 0)
  expect(off(services.web?.inFlight.value, inside + 2 * 120 * share(10))).toBeLessThan(0.04)
})

describe('parallel calls', () => {
  const fan = (parallel: { parallel?: string }, baseErrorShare = 0) =>
    measure(
      {
        perSecond: 50,
        services: [
          { id: 'web', ownMs: 0, threadsPerInstance: 1e4 },
          ...['one', 'two'].map((id) => ({
            id,
            ownMs: 20,
            cpuMs: 0,
            threadsPerInstance: 1e4,
            baseErrorShare,
          })),
        ],
        links: [
          { from: 'web', to: 'one', timeoutMs: 1e5, ...parallel },
          { from: 'web', to: 'two', timeoutMs: 1e5, callsPerRequest: 2, ...parallel },
        ],
      },
      10,
      300_000,
    ).web

  test('take as long as the longest of them', () => {
    expect(off(fan({})?.meanResidenceMs.value, 60)).toBeLessThan(0.03)
    expect(off(fan({ parallel: 'all' })?.meanResidenceMs.value, 20 * (1 + 1 / 2 + 1 / 3))).toBeLessThan(0.03)
  })

  test('fail when one of them does, after the last has ended', () => {
    const web = fan({ parallel: 'all' }, 0.1)
    expect(off(web?.goodput.value, 50 * 0.9 ** 3)).toBeLessThan(0.03)
    expect(off(web?.meanResidenceMs.value, 20 * (1 + 1 / 2 + 1 / 3))).toBeLessThan(0.03)
  })
})

describe('caches', () => {
  const behind = (cache: object, baseErrorShare = 0) =>
    measure(
      {
        perSecond: 100,
        services: [
          { id: 'web', ownMs: 0, threadsPerInstance: 1e4 },
          { id: 'db', ownMs: 100, ownVariation: 0, cpuMs: 0, threadsPerInstance: 1e4, baseErrorShare },
        ],
        links: [
          {
            from: 'web',
            to: 'db',
            timeoutMs: 1e5,
            onFailure: 'degrade',
            cache: { hitShare: 0, warmUpSeconds: 30, ...cache },
          },
        ],
      },
      60,
      200_000,
    )

  test('of those who miss an entry, one fetches it and the others wait for that', () => {
    const { web, db } = behind({ sharedEntries: 5 })
    // An entry is free for 1/20 s in the mean, then fetched for 0.1 s; who comes then waits for half of it.
    expect(off(db?.offered.value, 5 / (0.05 + 0.1))).toBeLessThan(0.03)
    expect(off(web?.meanResidenceMs.value, (0.05 * 20 * 100 + 0.1 * 20 * 50) / 3)).toBeLessThan(0.03)
  })

  test('a miss makes its further calls as long as they succeed', () => {
    const { db } = behind({ callsPerMiss: 2 }, 0.25)
    expect(off(db?.offered.value, 100 * 1.75)).toBeLessThan(0.03)
  })

  test('what expires and cannot be fetched is gone: filling and expiry balance', () => {
    const { db } = behind({ hitShare: 0.8, ttlSeconds: 60 }, 0.5)
    const fill = (3 / 30) * 0.5
    const warmth = fill / (fill + 0.5 / 60)
    expect(off(db?.offered.value, 100 * (1 - 0.8 * warmth))).toBeLessThan(0.04)
  })
})
