import { expect, test } from 'vitest'
import {
  checksRefused,
  compareIncident,
  type Incident,
  incidents,
  mechanisms,
  playWithModel,
  playWithReferee,
  shrinkScript,
} from '../support/referee/index.ts'

const tolerance = 0.1

/** One to two calls in a hundred hang, tries of an open breaker, and so p99 is now one thing and now the other. */
const onCliff = ['breakerOpens']

test.each(Object.entries(mechanisms))('alone in a small cloud, both tell the same: %s', (name, script) => {
  const model = playWithModel(script, 1).map(({ visits }) => visits)
  const referee = playWithReferee(script, 1).map(({ visits }) => visits)
  const usual = Math.max(...referee.map(({ goodput }) => goodput))
  const furthest = Math.max(
    ...model.map(({ goodput }, minute) => Math.abs(goodput - (referee[minute]?.goodput ?? 0))),
  )
  expect(furthest / usual).toBeLessThan(tolerance)
  if (onCliff.includes(name)) return
  const p99 = (flows: typeof model): number => {
    const served = flows.filter(({ goodput }) => goodput > 0.1 * usual)
    return served.reduce((sum, flow) => sum + flow.p99, 0) / served.length
  }
  expect(Math.abs(p99(model) / p99(referee) - 1)).toBeLessThan(tolerance)
})

test('both lose the same writes when writers move while replication is cut', () => {
  const lost = (minutes: readonly { readonly signals: Readonly<Record<string, number>> }[]): number =>
    minutes.at(-1)?.signals['data/lostWrites'] ?? Number.NaN
  const referee = lost(playWithReferee(mechanisms.writersMoved, 1))
  expect(referee).toBeGreaterThan(1000)
  expect(Math.abs(lost(playWithModel(mechanisms.writersMoved, 1)) / referee - 1)).toBeLessThan(tolerance)
})

test('a fleet whose health checks meet full queues serves as little in both, and recovers with the load', () => {
  const between = (flows: readonly { readonly goodput: number }[], from: number, until: number): number =>
    flows.slice(from, until).reduce((sum, { goodput }) => sum + goodput / (until - from), 0)
  const model = playWithModel(checksRefused, 1).map(({ visits }) => visits)
  const referee = [1, 2].map((seed) => playWithReferee(checksRefused, seed).map(({ visits }) => visits))
  const mean = (from: number, until: number): number =>
    referee.reduce((sum, flows) => sum + between(flows, from, until) / referee.length, 0)
  expect(mean(3, 11)).toBeLessThan(400)
  expect(Math.abs(between(model, 3, 11) / mean(3, 11) - 1)).toBeLessThan(2 * tolerance)
  expect(Math.abs(between(model, 13, 15) / mean(13, 15) - 1)).toBeLessThan(tolerance)
})

/**
 * One play of each incident, as small and short as it can be told. `test/run-referee.ts` prints all plays and
 * phases at a larger scale, and what each difference goes away with. Known to be apart, and left out here: the p99 of
 * visits while devices try again (more ways to end than the model has parts for them), visits while most fail (three
 * requests have to succeed, so their difference counts three times), the chances of a service of six machines, and `apart`.
 */
const shown: readonly {
  readonly find: string
  readonly divisor: number
  readonly minutes: number
  readonly services: readonly string[]
  /** Pauses before a retry have no spread in the model: it shows in p99 where most calls end after such a pause. */
  readonly apart?: readonly string[]
}[] = [
  { find: 'us-east-1-latency expert', divisor: 30, minutes: 34, services: ['gateway', 'storefront'] },
  { find: 'dynamodb-outage nothing', divisor: 10, minutes: 25, services: ['booking', 'search', 'store'] },
  {
    find: 'key-expiry right',
    divisor: 8,
    minutes: 26,
    services: ['downloads', 'share-links'],
    apart: ['none left, downloads p99', 'none left, share-links p99'],
  },
]

test.each(shown)(
  'at small scale both tell the same: $find',
  ({ find, divisor, minutes, services, apart = [] }) => {
    const { script, phases } = incidents.find(({ scenario, play }) =>
      `${scenario} ${play}`.startsWith(find),
    ) as Incident
    const seen = phases.flatMap((phase) =>
      phase.fromMinute + 3 <= minutes
        ? [{ ...phase, untilMinute: Math.min(phase.untilMinute, minutes) }]
        : [],
    )
    const small = shrinkScript({ ...script, untilSecond: 60 * minutes }, divisor)
    const figures = compareIncident(small, seen, { seeds: [1], services })
    const best = Math.max(...figures.map(({ what, referee }) => (what === 'visits goodput' ? referee : 0)))
    const held = figures.filter(
      ({ what, referee }) => what !== 'visits p99' && (what !== 'visits goodput' || referee > 0.5 * best),
    )
    expect(
      held
        .filter(
          ({ phase, what, difference }) =>
            Math.abs(difference) > tolerance && !apart.includes(`${phase}, ${what}`),
        )
        .map((each) => `${each.phase}, ${each.what}: model ${each.model}, referee ${each.referee}`),
    ).toEqual([])
    expect(held.length).toBeGreaterThan(6)
  },
)
