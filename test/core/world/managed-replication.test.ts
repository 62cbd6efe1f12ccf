import { expect, test } from 'vitest'
import { refusalOf } from '../../../src/core/world/index.ts'
import { metric, sampleTable, storeWorld, truth } from './managed-world.ts'
import { type Play, playWorld } from './run-world.ts'

const lost = (play: Play): number => truth(play, 'data/lostWrites')
const lag = (play: Play, region: string): number =>
  truth(play, `table/orders/${region}/replicationLagSeconds`)
const blocked = { id: 'gone', kind: 'endpointLost', endpoint: 'name-one' } as const
const failOver = { kind: 'setTableReplica', table: 'orders', callersIn: 'one', region: 'two' } as const

test('in good times writes are in the other region within about a second', () => {
  const play = playWorld(storeWorld(200, sampleTable()))
  play.wait(120)
  expect(lag(play, 'two')).toBe(1)
  expect(Math.abs(metric(play, 'table/orders/two/replicationLagSeconds') - 1)).toBeLessThan(0.2)
  expect(lost(play)).toBe(0)
})

test('after 157 minutes without a name, replicas catch up in about seven', () => {
  // incidents.md A1: names back at +157, replicas caught up at +164.
  const play = playWorld(storeWorld(100, sampleTable(), { weights: { one: 0, two: 1 } }))
  play.fault(blocked)
  play.wait(157 * 60)
  expect(lag(play, 'one') / 60).toBeCloseTo(157, 0)
  play.mend('gone')
  const from = play.state.second
  while (lag(play, 'one') > 2 && play.state.second < from + 3600) play.wait(1)
  expect((play.state.second - from) / 60).toBeCloseTo(157 / 22, 0)
  // Customers' resolvers take a quarter of an hour to forget the empty answer; replication does not wait for them.
  expect(truth(play, 'endpoint/name-one/resolves')).toBeLessThan(0.6)
  expect(lost(play)).toBe(0)
}, 20_000)

test('a failover while the lag is high loses what both sides wrote; one that waited, or came with writes frozen, loses nothing', () => {
  const slow = { id: 'slow', kind: 'replicationSlow', table: 'orders', region: 'one', keptShare: 0 } as const
  const begin = (): Play => {
    const play = playWorld(storeWorld(100, sampleTable()))
    play.fault(slow)
    play.wait(1800)
    expect(lost(play)).toBe(0)
    return play
  }
  const hasty = begin()
  hasty.act(failOver)
  hasty.wait(600)
  // 30 minutes of writes, of which 10 minutes rewrite one in fifty a minute: 1 - 0.98^10.
  const expected = 180_000 * (1 - 0.98 ** 10)
  expect(Math.abs(lost(hasty) / expected - 1)).toBeLessThan(0.05)
  expect(hasty.state.managed.total.dataLostSeconds[0]).toBeCloseTo(lost(hasty) / 100, 0)

  const patient = begin()
  patient.mend('slow')
  patient.wait(600)
  patient.act(failOver)
  patient.wait(600)
  expect(lost(patient)).toBe(0)

  const frozen = begin()
  frozen.act({ kind: 'setAdmission', region: 'one', share: 0 })
  frozen.act(failOver)
  frozen.wait(300)
  expect(lost(frozen)).toBeLessThan(expected * 0.002)
  frozen.mend('slow')
  frozen.wait(300)
  frozen.act({ kind: 'setAdmission', region: 'one', share: 1 })
  frozen.wait(300)
  expect(lost(frozen)).toBeLessThan(expected * 0.002)
})

test('a restore goes back to before the damage, and loses what was written since', () => {
  // incidents.md B5: the newest point is about five minutes old, a restore takes under an hour and makes a new table.
  const play = playWorld(storeWorld(100, sampleTable()))
  play.wait(60)
  play.fault({ id: 'job', kind: 'tableDamage', table: 'orders', sharePerMinute: 0.02 })
  play.wait(600)
  play.mend('job')
  const damaged = truth(play, 'table/orders/one/damagedShare')
  expect(damaged).toBeCloseTo(1 - 0.98 ** 10, 2)
  // Half of the front's answers are reads.
  expect(play.at('store', 'one-a').errorShare).toBeCloseTo(damaged / 2, 2)
  const restore = { kind: 'restoreTable', table: 'orders', region: 'one', minutesAgo: 11 } as const
  expect(refusalOf(play.model, play.state, { ...restore, minutesAgo: 3 })?.reason).toBe('tooRecent')
  expect(refusalOf(play.model, play.state, restore)).toBeNull()
  play.act(restore)
  expect(refusalOf(play.model, play.state, restore)?.reason).toBe('restoringAlready')
  play.wait(40 * 60 - 30)
  expect(truth(play, 'table/orders/one/damagedShare')).toBeGreaterThan(0)
  play.wait(60)
  expect(truth(play, 'table/orders/one/damagedShare')).toBe(0)
  expect(play.at('store', 'one-a').errorShare).toBe(0)
  // 51 minutes of 100 writes a second, of which the damaged front fails some.
  expect(lost(play)).toBeGreaterThan(0.85 * 51 * 60 * 100)
  expect(lost(play)).toBeLessThan(51 * 60 * 100)
})
