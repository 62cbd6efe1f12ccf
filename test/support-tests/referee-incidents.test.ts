import { expect, test } from 'vitest'
import { type Minute, mechanisms, playWithReferee, type Script, shrink } from '../support/referee/index.ts'

const play = (script: Script): readonly Minute[] => playWithReferee(script, 1)
const served = (script: Script): number[] => play(script).map(({ visits }) => visits.goodput)

test('connections opened by a lost name end one by one, and come back as empty answers are forgotten', () => {
  const rates = served(mechanisms.nameLost)
  const usual = rates[0] as number
  for (const minute of [3, 6, 9]) {
    const open = Math.exp(-(60 * (minute - 1) + 30) / 300)
    expect(Math.abs((rates[minute] as number) / usual - open)).toBeLessThan(0.05)
  }
  // Half of the empty answers are forgotten five minutes after the record is back, all after ten.
  expect(rates[20]).toBeLessThan(0.03 * usual)
  expect(Math.abs((rates[25] as number) / usual - 0.45)).toBeLessThan(0.2)
  expect(rates[33]).toBeGreaterThan(0.97 * usual)
})

test('a restarted caller has no connections left to live on', () => {
  const rates = served(mechanisms.restartedWithoutName)
  expect(rates[2]).toBeGreaterThan(0.9 * (rates[0] as number))
  expect(rates[4]).toBe(0)
})

test('sessions of an hour, renewed as they end, fail in equal parts over that hour', () => {
  const rates = served(mechanisms.sessionsRefused)
  for (const minute of [15, 30, 45])
    expect(Math.abs((rates[minute] as number) / 30 - (1 - minute / 60))).toBeLessThan(0.13)
  expect(rates[61]).toBe(0)
})

test('a deleted key hurts when the sessions bought with it end; the right secret and a redeploy mend it', () => {
  const rates = served(mechanisms.keyDeleted)
  // Sessions have 960 to 1,200 s left when the key goes: harm from second 60 to 300.
  expect(rates[0]).toBeGreaterThan(57)
  expect(rates[3]).toBeGreaterThan(5)
  expect(rates[3]).toBeLessThan(45)
  expect(rates[5]).toBe(0)
  expect(rates[7]).toBe(0)
  expect(rates[10]).toBeGreaterThan(55)
})

test('a provisioned table gives five minutes of saved units, then what it has', () => {
  const rates = served(mechanisms.tableBurst)
  // 300 s of 400 units are saved, 200 a second are short: ten minutes.
  expect(rates[9]).toBeGreaterThan(56)
  expect(Math.abs((rates[13] as number) - 40)).toBeLessThan(2)
})

test('a hot partition caps at 3,000 read units whatever the table has', () => {
  const rates = served(mechanisms.hotPartition)
  expect(Math.abs((rates[2] as number) - 60 * (0.2 + (0.8 * 3000) / 4800))).toBeLessThan(2.5)
})

test('the last writer wins: what was written before a move of the writers is lost where they write the item again', () => {
  const minutes = play(mechanisms.writersMoved)
  const lost = minutes.map(({ signals }) => signals['data/lostWrites'] ?? Number.NaN)
  const lag = minutes.map(({ signals }) => signals['table/items/there/replicationLagSeconds'])
  expect(lag[5]).toBeGreaterThan(295)
  expect(lost[9]).toBe(0)
  // Five minutes of writes wait; each is lost when its item is among those written in the five minutes after the move.
  const rewritten = 1 - (1 - 0.1) ** 5
  expect(Math.abs((lost[13] as number) / (300 * 60 * rewritten) - 1)).toBeLessThan(0.15)
  expect(lag[13]).toBeLessThan(5)
})

test('a paused queue ages a second each second, and is worked off at what its pollers take', () => {
  const minutes = play(mechanisms.queuePaused)
  const signal = (minute: number, what: string) => minutes[minute]?.signals[`queue/orders/${what}`] ?? -1
  expect(Math.abs(signal(4, 'ageSeconds') - 240)).toBeLessThan(4)
  expect(Math.abs(signal(4, 'depth') / (240 * 60) - 1)).toBeLessThan(0.05)
  // 30 more are taken than come: 14,400 are gone after eight minutes.
  expect(Math.abs(signal(8, 'depth') / (240 * 60) - 0.5)).toBeLessThan(0.08)
  expect(signal(13, 'depth')).toBeLessThan(100)
})

test('a function refuses beyond its environments, and grows no faster than the provider starts them', () => {
  // Erlang B lets 29.1 of 60 erlangs through 30 places.
  expect(Math.abs((served(mechanisms.functionFull)[2] as number) - 29.1)).toBeLessThan(1)
  const rates = served(mechanisms.functionGrows)
  expect(Math.abs(((rates[4] as number) - (rates[3] as number)) / 60 - 1)).toBeLessThan(0.25)
})

test('health checks every 30 s take out after two failures and bring back after five passes', () => {
  const healthy = play(mechanisms.probesFail).map(
    ({ signals }) => signals['service/web/all/healthyInstances'] ?? -1,
  )
  // Each instance is probed at its own moment: out 30 to 60 s after the first failure can come, back 120 to 150 s after.
  expect([0, 1, 9, 10, 11, 12].map((minute) => healthy[minute])).toEqual([200, 100, 100, 100, 100, 200])
})

test('a tenth of a cloud has a tenth of the traffic and of the threads, and as many units a second', () => {
  const base = mechanisms.tableBurst.topology
  const small = shrink(base, 10)
  const threads = ({ services }: typeof base): number =>
    services.reduce(
      (sum, { instances, threadsPerInstance }) => sum + (instances.a ?? 0) * threadsPerInstance,
      0,
    )
  expect(threads(small)).toBe(threads(base) / 10)
  expect(small.markets[0]?.peakPerSecond).toBe((base.markets[0]?.peakPerSecond ?? 0) / 10)
  expect(small.links[0]?.table?.unitsPerCall).toBe(100)
})
