import { expect, test } from 'vitest'
import { courseOfModel } from '../../support/referee/course-of-model.ts'
import { playWithReferee } from '../../support/referee/play-with-referee.ts'
import { smallTopology } from '../../support/referee/small-topology.ts'
import { playWorld } from './run-world.ts'
import { sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

const world = () =>
  playWorld(
    sampleTopology(
      [sampleService('shop', { instances: { 'one-a': 40 }, threadsPerInstance: 100, queuePerInstance: 10 })],
      [],
      [sampleMarket(100), sampleMarket(50, { id: 'us', label: 'America' })],
    ),
  )

test('customers of a stalled fetch are held one by one and let go all at once', () => {
  const play = world()
  const { market } = play.state
  play.fault({ id: 'fetch', kind: 'fetchStalled', market: 'eu', share: 0.5 })
  play.wait(600)
  expect(market.held[0]).toBeCloseTo(30_000, 6)
  expect(market.held[1]).toBe(0)
  expect(play.at('shop').offeredPerSecond).toBeCloseTo(100, 6)
  play.mend('fetch')
  play.wait(1)
  expect(market.held[0]).toBe(0)
  expect(play.at('shop').offeredPerSecond).toBeCloseTo(30_150, 6)
  play.wait(1)
  expect(play.at('shop').offeredPerSecond).toBeCloseTo(150, 6)
})

test('those who are held count in the impact as those who wait', () => {
  const play = world()
  const calm = world()
  play.fault({ id: 'fetch', kind: 'fetchStalled', market: 'eu', share: 1 })
  play.wait(600)
  calm.wait(600)
  const extra = (play.state.total.impactMinutes[0] as number) - (calm.state.total.impactMinutes[0] as number)
  // 100 more each second, so after n seconds n × 100 of them, a sixtieth of a minute each.
  expect(extra / ((100 * 600 * 601) / 2 / 60)).toBeCloseTo(1, 3)
})

test('nobody is lost on the way: every wish is somewhere in every second', () => {
  const play = world()
  const { market } = play.state
  const somewhere = () =>
    [0, 1].map(
      (m) =>
        (market.served[m] as number) +
        (market.lost[m] as number) +
        (market.visiting[m] as number) +
        (market.held[m] as number),
    )
  play.fault({ id: 'one', kind: 'fetchStalled', share: 0.4, rampSeconds: 30 })
  play.fault({ id: 'two', kind: 'fetchStalled', market: 'us', share: 0.5 })
  for (let second = 0; second < 200; second += 1) {
    if (second === 90) play.mend('one')
    if (second === 120) play.mend('two')
    play.wait(1)
    somewhere().forEach((sum, m) => {
      expect(sum).toBeCloseTo(market.wished[m] as number, 6)
    })
    if (second === 100) expect([market.held[0], (market.held[1] as number) > 0]).toEqual([0, true])
  }
  expect(market.held[1]).toBe(0)
})

test('visits let go at once make their next requests in the seconds after, as single requests show', () => {
  const topology = smallTopology({
    services: [{ id: 'shop', ownMs: 200, threadsPerInstance: 60, queuePerInstance: 100 }],
    perSecond: 40,
    customers: { requestsPerVisit: 3 },
  })
  const script = {
    topology,
    untilSecond: 60,
    steps: [
      { at: 5, start: { id: 'fetch', kind: 'fetchStalled' as const, share: 1 } },
      { at: 30, end: 'fetch' },
    ],
  }
  const played = [1, 2, 3].map((seed) => playWithReferee(script, seed, 15, 30))
  const referee = played.reduce((sum, rows) => sum + (rows[2]?.visits.goodput ?? 0), 0) / 3
  const model = courseOfModel(script, 1, 15, 30)[2]?.visits.goodput ?? 0
  // Of 1,000 visits about half fail with the first request, for which there is no room. The next ones have some.
  expect(referee).toBeGreaterThan(1.25 * 40)
  expect(model / referee).toBeGreaterThan(0.9)
  expect(model / referee).toBeLessThan(1.1)
})
