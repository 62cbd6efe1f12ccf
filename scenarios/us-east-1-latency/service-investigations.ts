import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, always, any, inEffect, not, trulyAbove, trulyBelow } from '../condition-words.ts'

const drained = inEffect('drain-zone', { zone: 'us-east-1b' })
/** After a late drain: servers are gone, and all who gave up come back. */
const tooFewLeft = all(drained, trulyAbove('service/catalogue/us-east-1a/cpu', 0.95))
const zoneIll = any({ faultActive: 'grey-1b' }, { faultActive: 'residual-1b' })

/** Questions about services, changes, machines and suppliers. */
export const serviceInvestigations: Scenario['investigations'] = [
  {
    id: 'storefront-threads',
    label: 'What are the storefront threads doing?',
    teams: ['storefront'],
    service: 'storefront',
    minutes: 3,
    findings: [
      {
        when: tooFewLeft,
        texts: [
          'Waiting for the catalogue, and this time it really works: its processors are at {series:service/catalogue/us-east-1a/cpu} in 1a. Two zones with fewer servers than this morning, and everybody comes back at once.',
        ],
        confidence: 'sure',
        clues: ['too-few-left'],
      },
      {
        when: trulyAbove('service/storefront/us-east-1b/threadsBusy', 0.85),
        texts: [
          'Waiting. Threads busy {series:service/storefront/us-east-1b/threadsBusy} in 1b while the processors idle at {series:service/storefront/us-east-1b/cpu}. They sit in calls to catalogue and checkout, and those two say they answered long ago.',
          'They are all in the waiting room: busy {series:service/storefront/us-east-1b/threadsBusy}, CPU {series:service/storefront/us-east-1b/cpu}. Hm. That is not what a bad release looks like.',
        ],
        confidence: 'sure',
        clues: ['threads-full', 'cpu-fell'],
      },
      {
        when: trulyAbove('service/storefront/us-east-1b/p99Ms', 1500),
        texts: [
          'Slow calls to catalogue and checkout, here and there. I still think it is the checkout release.',
          'Some threads hang in checkout calls for seconds. That is the release, I am fairly sure.',
        ],
        confidence: 'guess',
        clues: ['recent-release'],
      },
      {
        when: always,
        texts: ['Rendering pages, as they should. Nothing hangs.'],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'autoscaler-history',
    label: 'What has the autoscaler done?',
    teams: ['platform', 'capacity'],
    minutes: 1.5,
    findings: [
      {
        when: all(inEffect('suspend-scale-in'), trulyBelow('service/storefront/all/instances', 162)),
        texts: [
          'It took servers away until you stopped it: {series:service/storefront/all/instances} storefront servers, it was 166. It adds a tenth every three or four minutes where processors are busy, no faster.',
        ],
        confidence: 'sure',
        clues: ['fleet-shrank'],
      },
      {
        when: trulyAbove('service/storefront/all/instances', 175),
        texts: [
          '{series:service/storefront/all/instances} storefront servers, more than the 166 of this morning. It takes a tenth of them away whenever processors look idle, so keep scale-in suspended until this is over.',
        ],
        confidence: 'sure',
        clues: [],
      },
      {
        when: trulyBelow('service/storefront/all/instances', 162),
        texts: [
          'It is taking servers away: {series:service/storefront/all/instances} storefront servers, it was 166. CPU looks idle because the threads wait, and it believes CPU.',
          'Scaled in, and it will again at the next cooldown: down to {series:service/storefront/all/instances}. Suspend scale-in, please, before it finishes us.',
        ],
        needs: 'Permission to suspend scale-in.',
        asksFor: [{ actionId: 'suspend-scale-in' }],
        confidence: 'sure',
        clues: ['fleet-shrank', 'cpu-fell'],
      },
      {
        when: all(not(inEffect('drain-zone')), trulyBelow('service/storefront/us-east-1b/cpu', 0.42)),
        texts: [
          'Nothing yet, but CPU in 1b went down to {series:service/storefront/us-east-1b/cpu} while latency went up. A little lower on average and it starts removing servers. I would suspend scale-in before that.',
          'No action so far. Mind that it scales on CPU alone, and CPU in one zone is falling for the wrong reason.',
        ],
        needs: 'Permission to suspend scale-in, as a precaution.',
        asksFor: [{ actionId: 'suspend-scale-in' }],
        confidence: 'likely',
        clues: ['cpu-fell'],
      },
      {
        when: inEffect('drain-zone'),
        texts: [
          'Nothing so far, {series:service/storefront/all/instances} storefront servers. But a drained zone idles, and the autoscaler averages that idleness in. Keep scale-in suspended.',
        ],
        needs: 'Scale-in suspended while a zone is drained.',
        asksFor: [{ actionId: 'suspend-scale-in' }],
        confidence: 'sure',
        clues: ['cpu-fell'],
      },
      {
        when: always,
        texts: [
          'Nothing today. {series:service/storefront/all/instances} storefront servers, as at this time last week.',
        ],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
  {
    id: 'what-changed',
    label: 'What changed in the last hours?',
    teams: ['desk', 'storefront', 'payments', 'platform'],
    minutes: 1.5,
    findings: [
      {
        when: always,
        texts: [
          'One release: checkout, about twenty minutes before the first sign. A marketing mail at nine. Nothing on network, scaling or databases today.',
          'Checkout was released this morning and marketing sent a mail. No other change is on record.',
        ],
        confidence: 'sure',
        clues: ['recent-release'],
      },
    ],
  },
  {
    id: 'compare-versions',
    label: 'Is the new checkout version slower than the old one?',
    teams: ['payments', 'storefront'],
    service: 'checkout',
    minutes: 3,
    findings: [
      {
        when: always,
        texts: [
          'A tenth of the servers still run the old version. Old and new are slow to the same degree, and both are quick when they talk to neighbours in 1a or 1c. It is not the release.',
          'No difference between versions, none at all. The release changed the wording on a receipt. I would not spend a rollback on it.',
        ],
        confidence: 'sure',
        clues: ['release-unrelated'],
      },
    ],
  },
  {
    id: 'traffic-source',
    label: 'Is this an attack?',
    teams: ['security', 'edge'],
    minutes: 3,
    findings: [
      {
        when: trulyAbove('link/gateway-storefront/retryRate', 150),
        texts: [
          'Same accounts, same devices, same countries as every Friday. Each asks more often, because each was left without an answer. I stand corrected: not an attack.',
          'No new sources, no new paths, no credential guessing. It is our own customers knocking twice.',
        ],
        confidence: 'sure',
        clues: ['not-an-attack', 'retries-amplify'],
      },
      {
        when: always,
        texts: ['The mix of sources is the usual one. If it is an attack, it is a very polite one.'],
        confidence: 'likely',
        clues: ['not-an-attack'],
      },
    ],
  },
  {
    id: 'database-health',
    label: 'Are the databases well?',
    teams: ['data'],
    service: 'orders-db',
    minutes: 2,
    findings: [
      {
        when: all(zoneIll, not(drained), trulyBelow('service/catalogue-db/all/threadsBusy', 0.7)),
        texts: [
          'Well and idle: orders {series:service/orders-db/all/p99Ms}, catalogue {series:service/catalogue-db/all/p99Ms}. Callers wait for answers that I sent long ago. One thing: those who wait longest sit in us-east-1b.',
          'Nothing wrong with either. Whoever calls from us-east-1b gets my answers late, the others on time. Please keep the catalogue cache warm, whatever you do.',
        ],
        confidence: 'sure',
        clues: ['databases-calm', 'zone-latency'],
      },
      {
        when: trulyAbove('service/catalogue-db/all/threadsBusy', 0.7),
        texts: [
          'The catalogue database is full, its cache is cold. It needs the cache warmed and fewer questions meanwhile.',
        ],
        needs: 'The cache warmed, or fewer customers for some minutes.',
        asksFor: [
          { actionId: 'warm-cache' },
          { actionId: 'shed-load', parameters: { share: 0.9 } },
          { actionId: 'shed-load', parameters: { share: 0.75 } },
          { actionId: 'shed-load', parameters: { share: 0.5 } },
        ],
        confidence: 'sure',
        clues: [],
      },
      {
        when: always,
        texts: ['Both databases are calm.'],
        confidence: 'sure',
        clues: ['databases-calm'],
      },
    ],
  },
  {
    id: 'payment-errors',
    label: 'Are payments failing?',
    teams: ['payments'],
    service: 'payments',
    minutes: 2,
    findings: [
      {
        when: trulyBelow('customers/all/successShare', 0.985),
        texts: [
          'Those that reach us succeed, {series:service/payments/all/p99Ms} at the slow end as ever. Fewer reach us. No double charges so far: second tries carry the same order number.',
        ],
        confidence: 'sure',
        clues: ['databases-calm'],
      },
      {
        when: always,
        texts: ['Payments are as always. Nobody was charged twice.'],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
  {
    id: 'health-checks',
    label: 'What do the health checks see?',
    teams: ['platform', 'edge'],
    minutes: 2,
    findings: [
      {
        when: always,
        texts: [
          'They ask "are you there?" and accept the third answer. By that measure all servers are healthy, those in us-east-1b included. They cannot see lateness.',
          'All green. They are shallow: a process that answers within five seconds, one time out of six, counts as healthy.',
        ],
        confidence: 'sure',
        clues: ['checks-shallow'],
      },
    ],
  },
  {
    id: 'capacity-headroom',
    label: 'Would more servers help?',
    teams: ['capacity', 'storefront'],
    minutes: 2,
    findings: [
      {
        when: tooFewLeft,
        texts: [
          'This once, yes: catalogue processors are at {series:service/catalogue/us-east-1a/cpu} in 1a. Too few servers are left for all who come back. New ones need four minutes; a quarter of the customers in the west would help sooner.',
        ],
        needs: 'Fewer customers in the east for some minutes, and servers after that.',
        asksFor: [{ actionId: 'failover-quarter' }, { actionId: 'shed-load', parameters: { share: 0.75 } }],
        confidence: 'sure',
        clues: ['too-few-left'],
      },
      {
        when: drained,
        texts: [
          'Two zones carry three: processors at {series:service/storefront/us-east-1a/cpu} in the storefront, {series:service/catalogue/us-east-1a/cpu} in the catalogue. It fits. Some more would be room, none is missing.',
        ],
        confidence: 'likely',
        clues: [],
      },
      {
        when: not(trulyBelow('customers/all/successShare', 0.985)),
        texts: ['More always helps. The quota gives 1,200.', 'Could not hurt. Say a number.'],
        confidence: 'guess',
        clues: [],
      },
      {
        when: always,
        texts: [
          'Hm. Processors are half idle. New servers would queue up behind the same waiting. A third of them would start in us-east-1b. I would rather keep those we have.',
          'I hate to say it: CPU is at {series:service/storefront/all/cpu}. We are not short of servers, we are short of threads that do not wait.',
        ],
        confidence: 'likely',
        clues: ['threads-full'],
      },
    ],
  },
  {
    id: 'vendor-health',
    label: 'What does the provider know?',
    teams: ['vendor', 'platform'],
    minutes: 5,
    findings: [
      {
        when: { vendorPosted: 'post-degraded' },
        texts: [
          'They confirm it now: network errors in one zone of us-east-1. No time given for the repair.',
        ],
        confidence: 'sure',
        clues: ['vendor-confirms'],
      },
      {
        when: { vendorPosted: 'post-investigating' },
        texts: [
          'They are looking at "connectivity for some instances in a single zone" and name none. Your numbers went to the service team.',
        ],
        confidence: 'likely',
        clues: ['vendor-silent'],
      },
      {
        when: always,
        texts: [
          'All green on the health page, nothing confirmed internally. I have opened a case with your numbers. Do not wait for us.',
          'Nobody at the provider has said anything yet. The case is open; engineering will want the affected zone and times.',
        ],
        confidence: 'likely',
        clues: ['vendor-silent'],
      },
    ],
  },
]
