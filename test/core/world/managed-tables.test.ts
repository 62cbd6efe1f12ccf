import { expect, test } from 'vitest'
import { readLogs } from '../../../src/core/world/index.ts'
import { metric, sampleTable, storeWorld, truth } from './managed-world.ts'
import { playWorld } from './run-world.ts'

// Limits of tables: incidents.md, B5 (3,000 read and 1,000 write units a partition, 300 s of burst, twice the peak at once).
const units = (readUnits: number, writeUnits: number) => [
  { region: 'one', endpoint: 'name-one', readUnits, writeUnits },
]

test('a single partition gives 3,000 read and 1,000 write units a second, whatever the table has', () => {
  const table = sampleTable({ partitions: 1, hottestShare: 1, replicas: units(40_000, 40_000) })
  const play = playWorld(storeWorld(5000, table, { reads: 1, writes: 0.5 }))
  play.wait(60)
  expect(truth(play, 'table/orders/one/readUnits')).toBeCloseTo(3000, 0)
  expect(truth(play, 'table/orders/one/writeUnits')).toBeCloseTo(1000, 0)
  expect(truth(play, 'link/read/throttledShare')).toBeCloseTo(0.4, 2)
  expect(truth(play, 'link/write/throttledShare')).toBeCloseTo(0.6, 2)
})

test('a hot key is throttled while the table has room to spare', () => {
  const table = sampleTable({ partitions: 40, hottestShare: 0.5, replicas: units(100_000, 1000) })
  const play = playWorld(storeWorld(8000, table, { writes: 0 }))
  play.wait(60)
  // Half of it, 4,000, goes to one partition, which gives 3,000.
  expect(truth(play, 'table/orders/one/readUnits')).toBeCloseTo(7000, 0)
  play.act({ kind: 'setTableCapacity', table: 'orders', region: 'one', readUnits: 200_000, writeUnits: 1000 })
  play.wait(60)
  expect(truth(play, 'table/orders/one/readUnits')).toBeCloseTo(7000, 0)
})

test('300 s of unused capacity carry a burst for as long as they last', () => {
  const table = sampleTable({ replicas: units(1000, 1000) })
  const play = playWorld(storeWorld(500, table, { writes: 0 }))
  // Half was unused, the bucket is full: 300,000 units. A burst of 2,000 a second takes 1,000 of them a second.
  play.fault({ id: 'rush', kind: 'demand', factor: 4 })
  let served = 0
  while (truth(play, 'table/orders/one/throttledShare') < 0.01 && served < 600) {
    play.wait(1)
    served += 1
  }
  expect(served).toBeGreaterThan(285)
  expect(served).toBeLessThan(315)
  play.wait(30)
  expect(truth(play, 'table/orders/one/readUnits')).toBeCloseTo(1000, 0)
})

test('an on-demand table takes twice its peak at once and doubles that in half an hour', () => {
  const table = sampleTable({ billing: 'onDemand', replicas: units(1000, 1000) })
  const play = playWorld(storeWorld(1000, table, { writes: 0 }))
  play.fault({ id: 'rush', kind: 'demand', factor: 2 })
  play.wait(5)
  expect(truth(play, 'table/orders/one/throttledShare')).toBeLessThan(0.01)

  const crowd = playWorld(storeWorld(1000, table, { writes: 0 }))
  crowd.fault({ id: 'rush', kind: 'demand', factor: 4 })
  crowd.wait(60)
  expect(truth(crowd, 'table/orders/one/throttledShare')).toBeGreaterThan(0.4)
  crowd.wait(1500)
  expect(truth(crowd, 'table/orders/one/throttledShare')).toBeGreaterThan(0.02)
  crowd.wait(400)
  expect(truth(crowd, 'table/orders/one/throttledShare')).toBeLessThan(0.01)
})

test('a table that was pre-warmed takes the rush at once', () => {
  const table = sampleTable({ billing: 'onDemand', replicas: units(1000, 1000) })
  const play = playWorld(storeWorld(1000, table, { writes: 0 }))
  play.act({ kind: 'setTableCapacity', table: 'orders', region: 'one', readUnits: 4200, writeUnits: 1000 })
  play.fault({ id: 'rush', kind: 'demand', factor: 4 })
  play.wait(60)
  expect(truth(play, 'table/orders/one/throttledShare')).toBe(0)
})

test('a switch to on-demand ends the throttling of a provisioned table', () => {
  const table = sampleTable({ replicas: units(1000, 1000) })
  const play = playWorld(storeWorld(3000, table, { writes: 0 }))
  play.wait(30)
  expect(truth(play, 'table/orders/one/throttledShare')).toBeGreaterThan(0.6)
  play.act({ kind: 'setTableBilling', table: 'orders', billing: 'onDemand' })
  play.wait(30)
  expect(truth(play, 'table/orders/one/throttledShare')).toBe(0)
})

test('retries ask a throttled table for more and get no more from it', () => {
  const table = sampleTable({ replicas: units(1000, 1000) })
  const [once, stubborn] = [1, 4].map((attempts) => {
    const play = playWorld(storeWorld(2000, table, { writes: 0, attempts }))
    play.wait(120)
    return play
  })
  if (once === undefined || stubborn === undefined) throw new Error('two worlds')
  expect(truth(once, 'link/read/throttledShare')).toBeCloseTo(0.5, 2)
  expect(truth(stubborn, 'link/read/throttledShare')).toBeGreaterThan(0.75)
  expect(truth(stubborn, 'table/orders/one/readUnits')).toBeCloseTo(1000, 0)
})

test('the caller logs throttling in the words of the trade, and metrics show it', () => {
  const table = sampleTable({ replicas: units(1000, 1000) })
  const play = playWorld(storeWorld(2000, table, { writes: 0 }))
  play.wait(120)
  const lines = readLogs(play.model, play.state, 'shop', play.state.second, 60)
  expect(
    lines.some(({ message }) =>
      message.includes('ProvisionedThroughputExceededException: GetItem throttled table=orders'),
    ),
  ).toBe(true)
  expect(Math.abs(metric(play, 'table/orders/one/throttledShare') - 0.5)).toBeLessThan(0.1)
})

test('callers are sent to the replica of another region, and pay the distance', () => {
  const play = playWorld(storeWorld(1000, sampleTable()))
  play.wait(10)
  const near = play.at('shop', 'one-a').p50Ms
  expect(play.at('store', 'two-a').offeredPerSecond).toBe(0)
  play.act({ kind: 'setTableReplica', table: 'orders', callersIn: 'one', region: 'two' })
  play.wait(30)
  expect(play.at('store', 'two-a').offeredPerSecond).toBeCloseTo(2000, -1)
  expect(play.at('store', 'one-a').offeredPerSecond).toBe(0)
  expect(truth(play, 'table/orders/two/readUnits')).toBeCloseTo(1000, -1)
  expect(truth(play, 'table/orders/one/readUnits')).toBe(0)
  // Two calls, 60 ms each.
  expect(play.at('shop', 'one-a').p50Ms - near).toBeGreaterThan(100)
})
