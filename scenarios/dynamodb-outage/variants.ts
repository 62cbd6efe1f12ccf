import type { Scenario } from '../../src/core/scenario/index.ts'
import { investigations } from './investigations.ts'
import { secrets } from './platform.ts'
import { serviceInvestigations } from './service-investigations.ts'
import { vendorPosts } from './vendor-posts.ts'

type Variants = NonNullable<Scenario['variants']>

const minutes = (count: number): string => String(count * 60_000)

/** Another delay for a state that has one. */
const delay = (from: number, to: number, target: string) => ({
  after: { [minutes(from)]: null, [minutes(to)]: { target } },
})

const start = (faultId: string) => ({ type: 'injectFault', params: { faultId } })
const post = (postId: string) => ({ type: 'vendorPosts', params: { postId, afterSeconds: 0 } })
/** What an investigation says when there is nothing to find. */
const lastFinding = (id: string) =>
  [...investigations, ...serviceInvestigations].find((each) => each.id === id)?.findings.slice(-1)
const stop = (faultId: string) => ({ type: 'clearFault', params: { faultId } })

const live = (states: Readonly<Record<string, unknown>>) => ({
  machine: { states: { live: { states } } },
})

/** At full morning in the US: the west cannot carry everybody from the first minute. */
const atPeak: Variants[number] = {
  id: 'b',
  difference:
    'The name vanishes at the US morning peak: the west is at its quota as soon as everybody is there.',
  changes: {
    date: '2027-10-19',
    topology: { startsAtUtcSecond: 14 * 3600 + 36 * 60 },
    briefing: {
      company:
        'Puffinway, bookings for ferries and coaches on both sides of the Atlantic. Four markets, one region that carries them, a pilot light in a second one. Eight hundred visits a second on a morning in the US.',
      situation:
        'Tuesday, 14:36 UTC: half past ten in New York, half past seven in Seattle. America is on its way, Europe comes home. All dashboards are green. A deploy of the booking app ended a quarter of an hour ago.',
    },
  },
}

/** Somebody does not answer, and when the worst is over the carriers turn slow by themselves. */
const secondFault: Variants[number] = {
  id: 'c',
  difference:
    'The data engineer and the tickets engineer do not answer the first page, and the carriers turn slow during the recovery, which looks like a fourth wave of the same.',
  changes: {
    cast: [
      { id: 'data-oncall', missesFirstPage: true },
      { id: 'tickets-oncall', missesFirstPage: true },
    ],
    faults: [
      { id: 'partner-lines-slow', kind: 'serviceSlow', service: 'carriers', factor: 2.5, rampSeconds: 300 },
    ],
    secrets: [...secrets, 'partner-lines-slow'],
    factors: [
      {
        id: 'carriers-slow-too',
        kind: 'amplifier',
        text: 'The lines to the carriers answered at less than half of their usual pace for forty minutes, while orders were worked off.',
      },
    ],
    ...live({
      provider: {
        states: {
          pollersMended: {
            entry: [stop('pollers-stuck'), stop('functions-held'), start('partner-lines-slow')],
          },
          checksIll: delay(41, 26, 'partnerWell'),
          partnerWell: {
            description: 'The carriers are back at their pace.',
            entry: [stop('partner-lines-slow')],
            after: { [minutes(15)]: { target: 'checksOff' } },
          },
        },
      },
    }),
  },
}

/** The page is early and wrong, and the name comes back once before it comes back for good. */
const falseDawn: Variants[number] = {
  id: 'd',
  difference:
    'The page calls it resolved after eight minutes and speaks of something else; the name comes back after an hour, vanishes again for forty minutes, and stays after 115.',
  changes: {
    vendorPosts: [
      {
        id: 'post-wrong',
        state: 'resolved',
        text: 'Between 6:45 and 6:52 AM UTC we saw elevated packet loss for some instances in a single Availability Zone of the US-EAST-1 Region. The issue has been resolved and all services are operating normally.',
      },
    ],
    factors: [
      {
        id: 'name-without-address',
        text: 'The name of the table endpoint in us-east-1 had no address for 60 minutes and, after a quarter of an hour with one, for 40 more.',
      },
      {
        id: 'provider-lag',
        text: "The provider's page spoke of something else after eight minutes and called it resolved; it named the service after more than an hour.",
      },
    ],
    ...live({
      provider: {
        states: {
          pollersStuck: delay(84, 53, 'dawn'),
          dawn: {
            description: 'The record is there again, for a quarter of an hour.',
            entry: [stop('record-emptied'), stop('table-api-hurt')],
            after: { [minutes(15)]: { target: 'gone' } },
          },
          gone: {
            description: 'And gone again.',
            entry: [start('record-emptied'), start('table-api-hurt')],
            after: { [minutes(16)]: { target: 'identityBack' } },
          },
          consolesBack: delay(53, 18, 'backForGood'),
          backForGood: {
            entry: [stop('record-emptied'), stop('table-api-hurt'), start('functions-held')],
            after: { [minutes(35)]: { target: 'casesTaken' } },
          },
          nameBack: { entry: [stop('record-emptied'), stop('table-api-hurt')] },
        },
      },
      page: {
        states: {
          green: delay(23, 8, 'wrong'),
          wrong: {
            entry: [post('post-wrong')],
            after: { [minutes(22)]: { target: 'generic' } },
          },
        },
      },
    }),
  },
}

/** The same event in the other region: two percent of the travellers, and they use the table in the east. */
const notOurs: Variants[number] = {
  id: 'e',
  difference:
    'The event is in us-west-2, which serves two percent of the travellers from the eastern table. Replication rings. Nobody is hurt; the right answer is to look, to tell and to leave it alone.',
  changes: {
    restraint: true,
    difficulty: 2,
    expectedMinutes: [8, 20],
    endsAtSecond: 4200,
    shift: null,
    faults: [
      { id: 'record-emptied', endpoint: 'dynamodb-west' },
      { id: 'table-api-hurt', plane: 'tables-west' },
      { id: 'launch-api-hurt', plane: 'launches-west' },
      ...[
        'sessions-refused',
        'records-api-hurt',
        'launches-fail',
        'launches-rationed',
        'launches-blind',
        'functions-held',
        'pollers-stuck',
        'targets-flap-a',
        'targets-flap-b',
      ].map((id) => ({ id, $remove: true })),
    ],
    investigations: ['launch-state', 'order-queue', 'target-checks', 'probe-east'].map((id) => ({
      id,
      findings: lastFinding(id),
    })),
    recovered: { all: [{ truth: 'customers/all/successShare', is: 'above', value: 0.97, forSeconds: 300 }] },
    alerts: [{ id: 'replication-late', urgency: 'high' }],
    vendorPosts: vendorPosts.map(({ id, text }) => ({ id, text: text.replaceAll('US-EAST-1', 'US-WEST-2') })),
    factors: [
      {
        id: 'name-without-address',
        text: 'The name of the table endpoint in us-west-2 had no address for 20 minutes, and the replica there stood still.',
      },
      {
        id: 'launches-in-one-region',
        text: 'Settings and launches in us-west-2 could not be had for half an hour, and with them the standby.',
      },
      {
        id: 'quota-of-the-standby',
        text: 'The support centre took no cases for half an hour, and the account manager knew what the page said.',
      },
      {
        id: 'provider-lag',
        text: "The provider's page showed green for eight minutes and named the service after fifteen.",
      },
      ...['sessions-of-an-hour', 'checks-took-out-good-servers', 'orders-in-one-queue', 'six-tries'].map(
        (id) => ({
          id,
          $remove: true,
        }),
      ),
    ],
    ...live({
      provider: {
        states: {
          nameLost: {
            description: 'The name of the western endpoint has no address, and APIs there fail.',
            entry: [
              start('record-emptied'),
              start('table-api-hurt'),
              start('launch-api-hurt'),
              start('support-shut'),
            ],
            after: { [minutes(3)]: null, [minutes(20)]: { target: 'nameBack' } },
          },
          nameBack: {
            entry: [stop('record-emptied'), stop('table-api-hurt')],
            after: { [minutes(35)]: null, [minutes(6)]: { target: 'normal' } },
          },
          normal: {
            entry: [stop('launch-api-hurt'), stop('support-shut'), post('post-launches-normal')],
          },
          identityHurt: null,
          pollersStuck: null,
          identityBack: null,
          consolesBack: null,
          casesTaken: null,
          pollersMended: null,
          checksIll: null,
          checksOff: null,
        },
      },
      page: {
        states: {
          green: delay(23, 8, 'generic'),
          generic: delay(40, 4, 'wide'),
          wide: delay(35, 3, 'service'),
          service: delay(35, 3, 'cause'),
          cause: delay(21, 3, 'early'),
          early: delay(27, 5, 'over'),
          over: delay(7, 2, 'launches'),
          launches: delay(44.5, 3, 'balancers'),
        },
      },
    }),
  },
}

export const variants: Variants = [atPeak, secondFault, falseDawn, notOurs]
