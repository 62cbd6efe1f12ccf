import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, any, inEffect, not, trulyAbove, trulyBelow } from '../condition-words.ts'
import { faults } from './platform.ts'

/** Second of the drill at which the name vanishes; minutes "after" are counted from here, one for one to minute 172. */
export const onsetSecond = 240

const minutes = (count: number): string => String(Math.round(count * 60_000))
const post = (postId: string) => ({ type: 'vendorPosts', params: { postId, afterSeconds: 0 } }) as const
const start = (faultId: string) => ({ type: 'injectFault', params: { faultId } }) as const
const stop = (faultId: string) => ({ type: 'clearFault', params: { faultId } }) as const

type States = NonNullable<Scenario['machine']['states'][string]['states']>

/** What customers feel: depends on what is done. */
const impact: States[string] = {
  initial: 'onset',
  states: {
    onset: { on: { CUSTOMERS_HURT: { target: 'hurting' } } },
    hurting: {
      description: 'More than one visit in fifty fails.',
      on: { MOST_CUSTOMERS_FAIL: { target: 'down' }, CUSTOMERS_SERVED: { target: 'served' } },
    },
    down: {
      description: 'Most visits fail.',
      entry: [{ type: 'scheduleInject', params: { injectId: 'stations-call', afterSeconds: 240 } }],
      on: { CUSTOMERS_SERVED: { target: 'served' } },
    },
    served: {
      description: 'Served for now; the provider is not done.',
      on: { CUSTOMERS_HURT_AGAIN: { target: 'relapsed' } },
    },
    relapsed: {
      description: 'A later wave.',
      entry: [{ type: 'scheduleInject', params: { injectId: 'another-wave', afterSeconds: 60 } }],
      on: { CUSTOMERS_SERVED: { target: 'served' } },
    },
  },
}

/** The provider's side does not depend on anybody here. From minute 172 on, six minutes of the report take one. */
export const machine: Scenario['machine'] = {
  id: 'outage',
  initial: 'quiet',
  states: {
    quiet: {
      description: 'An ordinary night in the US, a Monday morning in Europe.',
      // The quota of the east was raised long ago; that of the standby is still the provider's default.
      entry: [
        {
          type: 'someoneActs',
          params: {
            intervention: {
              kind: 'setConcurrency',
              service: 'search',
              region: 'us-west-2',
              environments: 1000,
            },
          },
        },
      ],
      after: { [minutes(onsetSecond / 60)]: { target: 'live' } },
    },
    live: {
      type: 'parallel',
      states: {
        impact,
        provider: {
          initial: 'nameLost',
          states: {
            nameLost: {
              description: 'The name has no address; launches and cases are impossible at once.',
              entry: [
                start('record-emptied'),
                start('table-api-hurt'),
                start('launches-fail'),
                start('launch-api-hurt'),
                start('support-shut'),
              ],
              after: { [minutes(3)]: { target: 'identityHurt' } },
            },
            identityHurt: {
              description: 'Sessions are not renewed, consoles do not let people in.',
              entry: [start('sessions-refused'), start('records-api-hurt')],
              after: { [minutes(4)]: { target: 'pollersStuck' } },
            },
            pollersStuck: {
              description: 'Hardly anybody takes orders out of the eastern queue.',
              entry: [start('pollers-stuck')],
              after: { [minutes(84)]: { target: 'identityBack' } },
            },
            identityBack: {
              entry: [stop('sessions-refused')],
              after: { [minutes(6)]: { target: 'consolesBack' } },
            },
            consolesBack: {
              entry: [stop('records-api-hurt')],
              after: { [minutes(53)]: { target: 'casesTaken' } },
            },
            casesTaken: { entry: [stop('support-shut')], after: { [minutes(7)]: { target: 'nameBack' } } },
            nameBack: {
              description:
                'The record is back; empty answers are forgotten over a quarter of an hour, functions start slowly.',
              entry: [stop('record-emptied'), stop('table-api-hurt'), start('functions-held')],
              after: { [minutes(35)]: { target: 'pollersMended' } },
            },
            pollersMended: {
              description: 'Mended by hand, as reported.',
              entry: [stop('pollers-stuck'), stop('functions-held')],
              after: { [minutes(8)]: { target: 'checksIll' } },
            },
            checksIll: {
              description: 'Launches come without a network, and health checks take good targets out.',
              entry: [
                stop('launches-fail'),
                start('launches-rationed'),
                start('launches-blind'),
                start('targets-flap-a'),
                start('targets-flap-b'),
              ],
              after: { [minutes(41)]: { target: 'checksOff' } },
            },
            checksOff: {
              description: 'The provider switches the failing automation off.',
              entry: [stop('targets-flap-a'), stop('targets-flap-b'), post('post-checks-off')],
              after: { [minutes(10)]: { target: 'normal' } },
            },
            normal: {
              entry: [
                stop('launches-rationed'),
                stop('launches-blind'),
                stop('launch-api-hurt'),
                post('post-launches-normal'),
              ],
              type: 'final',
            },
          },
        },
        page: {
          initial: 'green',
          states: {
            green: { after: { [minutes(23)]: { target: 'generic' } } },
            generic: { entry: [post('post-generic')], after: { [minutes(40)]: { target: 'wide' } } },
            wide: { entry: [post('post-wide')], after: { [minutes(35)]: { target: 'service' } } },
            service: { entry: [post('post-service')], after: { [minutes(35)]: { target: 'cause' } } },
            cause: { entry: [post('post-cause')], after: { [minutes(21)]: { target: 'early' } } },
            early: { entry: [post('post-early-signs')], after: { [minutes(27)]: { target: 'over' } } },
            over: { entry: [post('post-mitigated')], after: { [minutes(7)]: { target: 'launches' } } },
            launches: { entry: [post('post-launches')], after: { [minutes(44.5)]: { target: 'balancers' } } },
            balancers: { entry: [post('post-balancers')], type: 'final' },
          },
        },
      },
    },
  },
}

const success = 'customers/all/successShare'

export const monitors: Scenario['monitors'] = [
  { id: 'customers-hurt', event: 'CUSTOMERS_HURT', when: trulyBelow(success, 0.98), forSeconds: 20 },
  { id: 'most-fail', event: 'MOST_CUSTOMERS_FAIL', when: trulyBelow(success, 0.5), forSeconds: 60 },
  {
    id: 'customers-served',
    event: 'CUSTOMERS_SERVED',
    when: trulyAbove(success, 0.97),
    forSeconds: 180,
    repeats: true,
  },
  {
    id: 'hurt-again',
    event: 'CUSTOMERS_HURT_AGAIN',
    when: trulyBelow(success, 0.94),
    forSeconds: 90,
    repeats: true,
  },
]

export const alerts: Scenario['alerts'] = [
  {
    id: 'burn-fast',
    title: 'Error budget burns 14.4 times too fast',
    detail: 'Over the last hour and over the last five minutes. At this rate the month is spent in two days.',
    team: 'booking',
    urgency: 'high',
    rule: { kind: 'burnRate', factor: 14.4, longWindowSeconds: 3600, shortWindowSeconds: 300 },
    runbook: 'error-budget',
  },
  {
    id: 'booking-errors',
    title: 'Booking app errors above 8 %',
    detail: 'Answers of the booking app that are errors, over both regions, for a minute.',
    team: 'booking',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'service/booking/all/errorShare',
      comparison: 'above',
      value: 0.08,
      forSeconds: 60,
    },
    runbook: 'booking-errors',
  },
  {
    id: 'search-refused',
    title: 'Connection search refuses more than 3 %',
    detail: 'Calls to the search functions are refused or fail, for two minutes.',
    team: 'booking',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'service/search/all/errorShare',
      comparison: 'above',
      value: 0.03,
      forSeconds: 120,
    },
    runbook: 'second-region',
  },
  {
    id: 'targets-out',
    title: 'Eastern booking servers out of service',
    detail: 'Fewer than twelve of fifteen targets in us-east-1a pass the load balancer checks, for a minute.',
    team: 'edge',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'service/booking/us-east-1a/healthyInstances',
      comparison: 'below',
      value: 12,
      forSeconds: 60,
    },
    runbook: 'targets',
  },
  {
    id: 'orders-old',
    title: 'Oldest ticket order waits longer than 15 minutes',
    detail: 'In the queue of us-east-1. Age, not depth: somebody is waiting for a ticket.',
    team: 'tickets',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'queue/orders-east/ageSeconds',
      comparison: 'above',
      value: 900,
      forSeconds: 60,
    },
    runbook: 'ticket-orders',
  },
  {
    id: 'replication-late',
    title: 'Replication to us-west-2 more than a minute late',
    detail: 'A ticket, not a call.',
    team: 'data',
    urgency: 'low',
    rule: {
      kind: 'threshold',
      series: 'table/bookings/us-west-2/replicationLagSeconds',
      comparison: 'above',
      value: 60,
      forSeconds: 120,
    },
    runbook: 'bookings-table',
  },
  {
    id: 'carriers-soft-target',
    title: 'Carrier connections p99 over their soft target of 620 ms',
    detail: 'Fires on most mornings, when the ferry companies load their manifests.',
    team: 'tickets',
    urgency: 'low',
    rule: {
      kind: 'threshold',
      series: 'service/carriers/all/p99Ms',
      comparison: 'above',
      value: 620,
      forSeconds: 30,
    },
  },
]

export const verifications: Scenario['verifications'] = [
  {
    id: 'book-europe',
    label: 'Book a crossing end to end, UK and Continental Europe',
    teams: ['support', 'tickets', 'booking', 'desk'],
    minutes: 2,
    passes: all(
      trulyAbove('customers/uk/successShare', 0.97, 30),
      trulyAbove('customers/eu/successShare', 0.97, 30),
    ),
    passText: [
      'Dover and Lisbon: four of four bookings went through, seat map and all.',
      'Both European markets book without a hitch, sign-in included.',
    ],
    failText: [
      'Two of four attempts ended at the sign-in. It is not over.',
      'I get the timetable and then an apology. Not yet.',
    ],
  },
  {
    id: 'book-us',
    label: 'Book a coach end to end, US East and US West',
    teams: ['support', 'tickets', 'booking', 'desk'],
    minutes: 2,
    passes: all(
      trulyAbove('customers/us-east/successShare', 0.97, 30),
      trulyAbove('customers/us-west/successShare', 0.97, 30),
    ),
    passText: ['Boston and Seattle both book, none slower than four seconds.'],
    failText: ['Boston worked on the third try. A customer would have left after the first.'],
  },
  {
    id: 'tickets-arrive',
    label: 'Tickets of old orders have arrived',
    teams: ['tickets', 'support'],
    minutes: 3,
    passes: all(
      trulyBelow('queue/orders-east/ageSeconds', 900, 60),
      trulyBelow('queue/orders-west/ageSeconds', 900, 60),
    ),
    passText: ['Picked twenty orders of the worst hour: all have their ticket now, none twice.'],
    failText: [
      'Of twenty orders of the worst hour, eleven have no ticket. Oldest waiting: {series:queue/orders-east/ageSeconds}.',
    ],
  },
  {
    id: 'burn-clear',
    label: 'Error budget burn has been clear for ten minutes',
    teams: ['edge', 'desk', 'platform', 'booking'],
    minutes: 1,
    passes: trulyAbove(success, 0.98, 600),
    passText: ['Clear for ten minutes and more: {series:slo/burnRate5m} over five minutes, all markets.'],
    failText: ['Not ten clear minutes yet: {series:slo/burnRate5m} over five minutes.'],
  },
]

/** Good hands: travellers are served, and nothing that will bite the next shift is unattended. */
export const shift: NonNullable<Scenario['shift']> = {
  endsAtSecond: 14_400,
  relief: 'relief-commander',
  readyWhen: all(
    trulyAbove(success, 0.96, 300),
    any(trulyBelow('queue/orders-east/ageSeconds', 900), inEffect('queue-rate')),
    any(
      not({ faultActive: 'targets-flap-a' }),
      inEffect('suspend-health-checks'),
      trulyBelow('service/front/us-east-1a/requestRate', 150),
    ),
  ),
}

/**
 * Over means: served for a while, the tickets of the bad hours delivered, and nothing left at the provider that takes
 * it away again. One recovered part is not it.
 */
export const recovered: Scenario['recovered'] = all(
  trulyAbove(success, 0.97, 300),
  trulyBelow('queue/orders-east/ageSeconds', 900, 60),
  trulyBelow('queue/orders-west/ageSeconds', 900, 60),
  ...faults.map(({ id }) => not({ faultActive: id })),
)
