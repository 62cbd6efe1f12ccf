import { expect, test } from 'vitest'
import {
  latestReading,
  listSeries,
  readAlerts,
  readLogs,
  readSeries,
  readTrace,
} from '../../../src/core/world/index.ts'
import { type Play, playWorld } from './run-world.ts'
import { largeTopology, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

const readAll = (play: Play, id: string): ReturnType<typeof readSeries> =>
  readSeries(play.model, play.state, id, -600, 120)

test('every listed series can be read, back to ten minutes before the start', () => {
  const play = playWorld(largeTopology())
  play.wait(120)
  const asked = readAll(play, 'service/edge/two-a/requestRate')
  expect(Math.max(...asked.value)).toBe(0)
  for (const { id, unit } of listSeries(play.model)) {
    const { at, value } = readAll(play, id)
    const hasNoRequests = /^service\/.*\/two-a\/p\d+Ms$/.test(id)
    if (hasNoRequests) expect(at, id).toEqual([])
    else expect(at.length, id).toBeGreaterThan(60)
    expect(
      value.every(
        (v) => Number.isFinite(v) && v >= 0 && (unit !== 'share' || id.startsWith('slo/') || v <= 1),
      ),
      id,
    ).toBe(true)
  }
  expect(readSeries(play.model, play.state, 'service/nothing/all/cpu', 0, 120).at).toEqual([])
})

test('a zone that was drained has no response time any more, and one whose callers get nothing through has none for visits', () => {
  const play = playWorld(largeTopology())
  play.wait(120)
  play.act({ kind: 'setZoneWeight', zone: 'one-a', weight: 0 })
  play.wait(300)
  const last = (id: string): number | undefined => readSeries(play.model, play.state, id, 300, 420).at.at(-1)
  expect(last('service/shop/one-a/p99Ms')).toBeUndefined()
  expect(last('service/shop/one-b/p99Ms')).toBe(390)
  expect(last('customers/all/p99Ms')).toBe(390)
  play.fault({ id: 'dead', kind: 'serviceErrors', service: 'edge', errorShare: 1 })
  play.wait(600)
  const late = readSeries(play.model, play.state, 'customers/all/p99Ms', 900, 1020)
  expect(late.at).toEqual([])
})

test('a link has the numbers of what it has: no cache, no cache hits; and what fails on it is told whatever the reason', () => {
  const play = playWorld(largeTopology())
  const ids = listSeries(play.model).map(({ id }) => id)
  for (const { id, cache, pool, breaker } of play.model.topology.links) {
    expect(ids.includes(`link/${id}/cacheHitShare`), id).toBe(cache !== undefined)
    expect(ids.includes(`link/${id}/poolWaitMs`), id).toBe(pool !== undefined)
    expect(ids.includes(`link/${id}/breakerOpen`), id).toBe(breaker !== undefined)
  }
  const [first] = play.model.topology.links
  if (first === undefined) throw new Error('no link')
  play.wait(120)
  play.fault({ id: 'ill', kind: 'serviceErrors', service: first.to, errorShare: 0.5 })
  play.wait(120)
  const { value } = readSeries(play.model, play.state, `link/${first.id}/errorShare`, 170, 200)
  expect(value.at(-1)).toBeCloseTo(0.5, 1)
})

test('a sample can be read after the lag, not before, at the resolution of the store', () => {
  const play = playWorld(largeTopology())
  play.wait(200)
  const id = 'service/shop/one-a/requestRate'
  const { at } = readSeries(play.model, play.state, id, 0, 200)
  expect(at.at(-1)).toBe(170)
  expect(at.slice(1).every((second, n) => second - (at[n] ?? 0) === 10)).toBe(true)
  expect(latestReading(play.model, play.state, id, 179)?.at).toBe(140)
})

test('telemetry carries the stated noise around the truth', () => {
  const play = playWorld(
    sampleTopology([sampleService('web', { threadsPerInstance: 50 })], [], [sampleMarket(500)]),
  )
  play.wait(6000)
  const { value } = readSeries(play.model, play.state, 'service/web/all/requestRate', 0, 6000)
  const mean = value.reduce((sum, v) => sum + v, 0) / value.length
  const deviation = Math.sqrt(value.reduce((sum, v) => sum + (v - mean) ** 2, 0) / value.length)
  expect(mean / 500).toBeCloseTo(1, 2)
  expect(deviation / mean).toBeGreaterThan(0.017)
  expect(deviation / mean).toBeLessThan(0.023)
})

test('noise on a share is relative to its rarer side: calm times look calm, and an outage looks like one', () => {
  const play = playWorld(
    sampleTopology([sampleService('web', { threadsPerInstance: 50 })], [], [sampleMarket(500)]),
  )
  play.wait(900)
  const served = (from: number, to: number): readonly number[] =>
    readSeries(play.model, play.state, 'customers/all/successShare', from, to).value
  expect(Math.min(...served(0, 900))).toBeGreaterThan(0.999)
  play.fault({ id: 'broken', kind: 'serviceErrors', service: 'web', errorShare: 0.2 })
  play.wait(900)
  const broken = served(1000, 1800)
  expect(new Set(broken).size).toBeGreaterThan(20)
  for (const share of broken) expect(1 - share).toBeCloseTo(0.2, 1)
})

test('a zone that sends no telemetry leaves gaps', () => {
  const play = playWorld(largeTopology())
  play.fault({ id: 'blind', kind: 'telemetryOutage', zone: 'one-a' })
  play.wait(300)
  play.mend('blind')
  play.wait(100)
  const read = (zone: string): readonly number[] =>
    readSeries(play.model, play.state, `service/shop/${zone}/cpu`, 1, 400).at
  expect(read('one-a').every((second) => second > 300)).toBe(true)
  expect(read('one-b').length).toBeGreaterThan(30)
})

test('logs and traces show timeouts towards a troubled zone and never a cause', () => {
  const play = playWorld(largeTopology())
  play.fault({ id: 'grey-secret', kind: 'zoneNetwork', zone: 'one-a', addedMs: 30, lossShare: 0.06 })
  play.wait(180)
  const lines = readLogs(play.model, play.state, 'shop', 180, 60)
  expect(lines.length).toBe(60)
  expect(lines.every(({ second }) => second <= 150)).toBe(true)
  const timeouts = lines.filter(({ message }) => message.includes('upstream timeout'))
  expect(timeouts.length).toBeGreaterThan(5)
  const towards = timeouts.filter(({ message, zone }) => message.includes('zone=one-a') || zone === 'one-a')
  // Elsewhere too: who waits for a callee of which a call into the zone hangs waits as long.
  expect(towards.length / timeouts.length).toBeGreaterThan(0.4)
  const text = JSON.stringify([
    lines,
    Array.from({ length: 40 }, (_, n) => readTrace(play.model, play.state, 180, n)),
  ])
  expect(text).not.toMatch(/secret|grey|fault|zoneNetwork|lossShare/)
  expect(readLogs(play.model, play.state, 'shop', 180, 60)).toEqual(lines)
})

test('a trace nests its spans and its slow ones are where the distributions are slow', () => {
  const play = playWorld(largeTopology())
  play.wait(60)
  for (let n = 0; n < 30; n += 1) {
    const trace = readTrace(play.model, play.state, 60, n)
    expect(trace?.spans[0]?.service).toBe('edge')
    trace?.spans.forEach((span, index) => {
      if (index === 0) return
      const parent = trace.spans[span.parent ?? -1]
      expect(parent).toBeDefined()
      expect(span.startMs).toBeGreaterThanOrEqual(parent?.startMs ?? Infinity)
    })
  }
})

test('a threshold alert fires after its time, pages after lag and delay, and clears', () => {
  const rule = {
    kind: 'threshold',
    series: 'service/web/all/errorShare',
    comparison: 'above',
    value: 0.05,
    forSeconds: 60,
  } as const
  const topology = sampleTopology([sampleService('web', { threadsPerInstance: 50 })], [], [sampleMarket(100)])
  const play = playWorld(topology, 1, [{ id: 'errors', rule }])
  play.wait(100)
  expect(readAlerts(play.model, play.state, 100)).toEqual([{ id: 'errors', firing: false }])
  play.fault({ id: 'f', kind: 'serviceErrors', service: 'web', errorShare: 0.2 })
  play.wait(200)
  const [firing] = readAlerts(play.model, play.state, 300)
  expect(firing).toEqual({ id: 'errors', firing: true, firedAtSecond: 170, pagedAtSecond: 220 })
  play.mend('f')
  play.wait(100)
  expect(readAlerts(play.model, play.state, 400)[0]).toMatchObject({ firing: false, clearedAtSecond: 340 })
})

test('without noise and lag, a sample is what the state is', () => {
  const topology = largeTopology()
  const observability = { ...topology.observability, noise: 0, lagSeconds: 0 }
  const play = playWorld({ ...topology, observability })
  play.fault({ id: 'grey', kind: 'zoneNetwork', zone: 'one-a', addedMs: 60, lossShare: 0.05 })
  play.wait(12 * observability.resolutionSeconds)
  const { state } = play
  const read = (id: string): number => latestReading(play.model, state, id, state.second)?.value ?? Number.NaN
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
  for (const service of play.model.services) {
    const truth = play.at(service.id)
    expect(read(`service/${service.id}/all/instances`), service.id).toBe(truth.instances)
    expect(read(`service/${service.id}/all/healthyInstances`), service.id).toBe(truth.healthyInstances)
    expect(read(`service/${service.id}/all/threadsBusy`), service.id).toBeCloseTo(truth.threadsBusyShare, 9)
  }
  expect(read('customers/all/waiting')).toBeCloseTo(sum(state.market.waiting), 6)
  expect(read('customers/all/returning')).toBeCloseTo(
    sum(state.market.away1) + sum(state.market.away2) + sum(state.market.away3),
    6,
  )
})
