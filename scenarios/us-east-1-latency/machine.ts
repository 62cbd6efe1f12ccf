import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, any, incident, inEffect, trulyAbove, trulyBelow } from '../condition-words.ts'

const minutes = (count: number): string => String(count * 60_000)

/**
 * A quiet minute; then two things go their way beside each other: what customers feel, which depends on what is done,
 * and what the provider notices and says, which does not.
 */
export const machine: Scenario['machine'] = {
  id: 'latency',
  initial: 'quiet',
  states: {
    quiet: {
      description: 'An ordinary Friday morning.',
      after: { [minutes(1)]: { target: 'live' } },
    },
    live: {
      description: 'The network of one zone goes bad.',
      entry: [{ type: 'injectFault', params: { faultId: 'grey-1b' } }],
      type: 'parallel',
      states: {
        impact: {
          initial: 'onset',
          states: {
            onset: { on: { CUSTOMERS_HURT: { target: 'hurting' } } },
            hurting: {
              description: 'More than one visit in fifty fails.',
              on: {
                MOST_CUSTOMERS_FAIL: { target: 'collapsing' },
                CUSTOMERS_SERVED: { target: 'recovering' },
              },
            },
            collapsing: {
              description: 'Retries hold it down by themselves now.',
              entry: [{ type: 'scheduleInject', params: { injectId: 'fans-on-the-news', afterSeconds: 60 } }],
              on: { CUSTOMERS_SERVED: { target: 'recovering' } },
            },
            recovering: {
              description: 'Served again; whether it lasts is open.',
              on: { CUSTOMERS_HURT_AGAIN: { target: 'relapsed' }, STEADY: { target: 'steady' } },
            },
            relapsed: {
              description: 'The second wave.',
              entry: [
                { type: 'scheduleInject', params: { injectId: 'second-wave-noticed', afterSeconds: 30 } },
              ],
              on: { CUSTOMERS_SERVED: { target: 'recovering' } },
            },
            steady: {
              description: 'Ten clear minutes.',
              on: { CUSTOMERS_HURT_AGAIN: { target: 'relapsed' } },
            },
          },
        },
        provider: {
          initial: 'unaware',
          states: {
            unaware: { after: { [minutes(26)]: { target: 'investigating' } } },
            investigating: {
              entry: [{ type: 'vendorPosts', params: { postId: 'post-investigating', afterSeconds: 0 } }],
              after: { [minutes(8)]: { target: 'confirmed' } },
            },
            confirmed: {
              entry: [{ type: 'vendorPosts', params: { postId: 'post-degraded', afterSeconds: 0 } }],
              after: { [minutes(7)]: { target: 'recovering' } },
            },
            recovering: {
              description: 'Half of the damage is repaired; the page says more than that.',
              entry: [
                { type: 'clearFault', params: { faultId: 'grey-1b' } },
                { type: 'injectFault', params: { faultId: 'residual-1b' } },
                { type: 'vendorPosts', params: { postId: 'post-recovered', afterSeconds: 30 } },
              ],
              type: 'final',
            },
          },
        },
      },
    },
  },
}

export const monitors: Scenario['monitors'] = [
  {
    id: 'customers-hurt',
    event: 'CUSTOMERS_HURT',
    when: trulyBelow('customers/all/successShare', 0.98),
    forSeconds: 20,
  },
  {
    id: 'most-fail',
    event: 'MOST_CUSTOMERS_FAIL',
    when: trulyBelow('customers/all/successShare', 0.5),
    forSeconds: 30,
  },
  {
    id: 'customers-served',
    event: 'CUSTOMERS_SERVED',
    when: all(trulyAbove('customers/all/successShare', 0.985), inEffect('drain-zone')),
    forSeconds: 60,
    repeats: true,
  },
  {
    id: 'hurt-again',
    event: 'CUSTOMERS_HURT_AGAIN',
    when: all(trulyBelow('customers/all/successShare', 0.95), incident('declared')),
    forSeconds: 30,
    repeats: true,
  },
  {
    id: 'steady',
    event: 'STEADY',
    when: trulyAbove('customers/all/successShare', 0.985),
    forSeconds: 600,
    repeats: true,
  },
]

export const alerts: Scenario['alerts'] = [
  {
    id: 'latency',
    title: 'Visits are slow: p99 above 6 s',
    detail: 'The slowest hundredth of visits takes more than 6 s, for a minute, over all markets.',
    team: 'storefront',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'customers/all/p99Ms',
      comparison: 'above',
      value: 6000,
      forSeconds: 60,
    },
    runbook: 'storefront-slow',
  },
  {
    id: 'burn-fast',
    title: 'Error budget burns 14.4 times too fast',
    detail: 'Over the last hour and over the last five minutes. At this rate the month is spent in two days.',
    team: 'edge',
    urgency: 'high',
    rule: { kind: 'burnRate', factor: 14.4, longWindowSeconds: 3600, shortWindowSeconds: 300 },
    runbook: 'error-budget',
  },
  {
    id: 'storefront-errors',
    title: 'Storefront errors above 8 %',
    detail: 'Calls to the storefront fail or are refused, for two minutes.',
    team: 'storefront',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'service/storefront/all/errorShare',
      comparison: 'above',
      value: 0.08,
      forSeconds: 120,
    },
    runbook: 'storefront-slow',
  },
  {
    id: 'gateway-retries',
    title: 'Gateway retries above their usual level',
    detail: 'A ticket, not a call: more than 60 second tries a second for a minute.',
    team: 'edge',
    urgency: 'low',
    rule: {
      kind: 'threshold',
      series: 'link/gateway-storefront/retryRate',
      comparison: 'above',
      value: 60,
      forSeconds: 60,
    },
  },
  {
    id: 'payments-soft-target',
    title: 'Payments p99 over its soft target of 905 ms',
    detail: 'Fires on most mornings. The card networks are slower before ten.',
    team: 'payments',
    urgency: 'low',
    rule: {
      kind: 'threshold',
      series: 'service/payments/all/p99Ms',
      comparison: 'above',
      value: 905,
      forSeconds: 10,
    },
  },
]

export const vendorPosts: Scenario['vendorPosts'] = [
  {
    id: 'post-investigating',
    state: 'informational',
    text: 'We are investigating increased network error rates for some instances in a single Availability Zone in the US-EAST-1 Region. The next update follows within 45 minutes.',
  },
  {
    id: 'post-degraded',
    state: 'degraded',
    text: 'We can confirm network connectivity issues affecting some instances in one Availability Zone (use1-az4; zone names differ by account) in the US-EAST-1 Region. Engineers are engaged. We recommend that customers who can do so shift traffic away from the affected zone.',
  },
  {
    id: 'post-recovered',
    state: 'resolved',
    text: 'Network connectivity has been restored for the majority of affected instances. We continue to work on a remaining set of instances. Most customers see recovery.',
  },
]

export const verifications: Scenario['verifications'] = [
  {
    id: 'buy-a-ticket-us',
    label: 'Buy a ticket end to end, US East and US West',
    teams: ['support', 'payments', 'storefront', 'desk'],
    minutes: 2,
    passes: all(
      trulyAbove('customers/us-east/successShare', 0.985, 30),
      trulyAbove('customers/us-west/successShare', 0.985, 30),
    ),
    passText: [
      'Five of five purchases went through, on the east and on the west coast, none longer than three seconds.',
      'Bought and refunded tickets in both US markets. Quick, and one mail each, not two.',
    ],
    failText: [
      'Two of five purchases got stuck at payment. It is not over.',
      'I gave up on the seat map twice. Customers would have, too.',
    ],
  },
  {
    id: 'buy-a-ticket-europe',
    label: 'Buy a ticket end to end, UK and Continental Europe',
    teams: ['support', 'payments', 'storefront', 'desk'],
    minutes: 2,
    passes: all(
      trulyAbove('customers/uk/successShare', 0.985, 30),
      trulyAbove('customers/eu/successShare', 0.985, 30),
    ),
    passText: [
      'London and Lisbon both work: five of five, under three seconds.',
      'Both European markets buy without a hitch.',
    ],
    failText: [
      'London works, Lisbon hung for ten seconds and gave up. Not yet.',
      'Half of my attempts from Europe fail.',
    ],
  },
  {
    id: 'burn-clear',
    label: 'Error budget burn has been clear for ten minutes',
    teams: ['edge', 'desk', 'platform', 'storefront'],
    minutes: 1,
    passes: trulyAbove('customers/all/successShare', 0.985, 600),
    passText: ['Clear for ten minutes and more: {series:slo/burnRate5m} over five minutes, all markets.'],
    failText: ['Not ten clear minutes yet: {series:slo/burnRate5m} over five minutes.'],
  },
]

/** Over means: customers are served for good, because of something that was done and not by luck. */
export const recovered: Scenario['recovered'] = all(
  trulyAbove('customers/all/successShare', 0.985, 300),
  any(
    inEffect('drain-zone', { zone: 'us-east-1b' }),
    inEffect('failover-quarter'),
    inEffect('failover-half'),
  ),
)
