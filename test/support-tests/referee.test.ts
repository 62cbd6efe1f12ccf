import { expect, test } from 'vitest'
import { measureSteadyState, smallTopology, type TopologySketch } from '../support/referee/index.ts'

const measure = (sketch: TopologySketch, warmUpSeconds: number, events: number, seed = 1) =>
  measureSteadyState(smallTopology(sketch), { seed, warmUpSeconds, events })

/** Probability of waiting in M/M/c (Erlang C) by the stable recursion of Erlang B. */
function erlangC(threads: number, load: number): number {
  let blocked = 1
  for (let n = 1; n <= threads; n++) blocked = (load * blocked) / (n + load * blocked)
  const rho = load / threads
  return blocked / (1 - rho + rho * blocked)
}

test.each([
  { threads: 1, rho: 0.5, events: 400_000 },
  { threads: 1, rho: 0.8, events: 1_000_000 },
  { threads: 4, rho: 0.7, events: 1_500_000 },
  { threads: 20, rho: 0.9, events: 1_500_000 },
])('waits as Erlang C says: $threads threads at $rho', ({ threads, rho, events }) => {
  const perSecond = (rho * threads) / 0.01
  const { services } = measure(
    {
      perSecond,
      services: [{ id: 'web', ownMs: 10, threadsPerInstance: threads, queuePerInstance: 1e6 }],
    },
    20,
    events,
  )
  const wait = (1000 * erlangC(threads, rho * threads)) / (threads / 0.01 - perSecond)
  const measured = (services.web?.meanResidenceMs.value ?? 0) - 10
  expect(Math.abs(measured - wait) / wait).toBeLessThan(0.04)
})

test('M/M/1 residence is exponential: p50 and p99', () => {
  const { services, visits } = measure(
    { perSecond: 70, services: [{ id: 'web', ownMs: 10, threadsPerInstance: 1, queuePerInstance: 1e6 }] },
    20,
    1_000_000,
  )
  const mean = 10 / (1 - 0.7)
  for (const reading of [services.web, visits]) {
    expect((reading?.p50.value ?? 0) / (mean * Math.LN2)).toBeCloseTo(1, 1)
    expect(Math.abs((reading?.p99.value ?? 0) / (mean * Math.log(100)) - 1)).toBeLessThan(0.03)
  }
})

test('a full M/M/1/K refuses the share the closed form gives', () => {
  const { services } = measure(
    { perSecond: 150, services: [{ id: 'web', ownMs: 10, threadsPerInstance: 1, queuePerInstance: 4 }] },
    20,
    400_000,
  )
  const rho = 1.5
  const refused = ((1 - rho) * rho ** 5) / (1 - rho ** 6)
  expect(Math.abs((services.web?.refusedShare.value ?? 0) / refused - 1)).toBeLessThan(0.02)
})

test("Little's law holds at every service, whatever goes wrong there", () => {
  const { services } = measure(
    {
      perSecond: 100,
      zones: ['a', 'b'],
      services: [
        { id: 'web', ownMs: 5, threadsPerInstance: 20, queuePerInstance: 50 },
        { id: 'db', ownMs: 20, threadsPerInstance: 2, queuePerInstance: 20, baseErrorShare: 0.02 },
      ],
      links: [{ from: 'web', to: 'db', timeoutMs: 80, attempts: 2, backoffMs: 20 }],
    },
    20,
    600_000,
  )
  const db = services.db
  const admitted = (db?.offered.value ?? 0) * (1 - (db?.refusedShare.value ?? 0))
  expect(admitted).toBeGreaterThan(100)
  expect(((db?.inFlight.value ?? 0) / admitted) * 1000).toBeCloseTo(db?.meanResidenceMs.value ?? 0, 0)
  expect(db?.busyThreads.value).toBeCloseTo(admitted * 0.02, 1)
})

test.each([
  { heldMs: 50, carries: 200 },
  { heldMs: 2000, carries: 5 },
])('a pool of 10 held $heldMs ms carries $carries calls a second', ({ heldMs, carries }) => {
  const { services } = measure(
    {
      perSecond: 2 * carries,
      services: [
        { id: 'web', ownMs: 0, threadsPerInstance: 10_000 },
        { id: 'db', ownMs: heldMs, threadsPerInstance: 10_000 },
      ],
      links: [
        {
          from: 'web',
          to: 'db',
          timeoutMs: 1e6,
          pool: { connectionsPerInstance: 10, waitMs: 20 * heldMs },
        },
      ],
    },
    10 * heldMs,
    200_000,
  )
  expect(Math.abs((services.db?.goodput.value ?? 0) / carries - 1)).toBeLessThan(0.03)
})

test('retries multiply by attempts at each layer, and a budget caps them', () => {
  const chain = (budget: { retryBudgetShare?: number }) =>
    measure(
      {
        perSecond: 10,
        customers: { attempts: 3 },
        services: ['one', 'two', 'three'].map((id) => ({
          id,
          ownMs: 1,
          threadsPerInstance: 1000,
          baseErrorShare: id === 'three' ? 1 : 0,
        })),
        links: [
          { from: 'one', to: 'two', timeoutMs: 1000, attempts: 3, ...budget },
          { from: 'two', to: 'three', timeoutMs: 1000, attempts: 3, ...budget },
        ],
      },
      50,
      300_000,
    ).services.three?.offered.value ?? 0
  expect(Math.abs(chain({}) / 270 - 1)).toBeLessThan(0.03)
  expect(Math.abs(chain({ retryBudgetShare: 0.1 }) / (30 * 1.1 * 1.1) - 1)).toBeLessThan(0.03)
})

test('abandoned work still costs: overload starves a FIFO queue longer than the timeout, not a LIFO one', () => {
  const goodput = (queueDiscipline: 'fifo' | 'lifo') =>
    measure(
      {
        perSecond: 400,
        customers: { timeoutMs: 500 },
        services: [{ id: 'api', ownMs: 10, threadsPerInstance: 3, queuePerInstance: 300, queueDiscipline }],
      },
      20,
      300_000,
    ).services.api?.goodput.value ?? 0
  expect(goodput('fifo')).toBeLessThan(1)
  expect(goodput('lifo')).toBeGreaterThan(270)
})

test('the same seed gives the same run', () => {
  const once = () =>
    measure(
      { perSecond: 50, zones: ['a', 'b', 'c'], services: [{ id: 'web', ownMs: 10, threadsPerInstance: 1 }] },
      10,
      50_000,
      7,
    )
  expect(once()).toEqual(once())
})
