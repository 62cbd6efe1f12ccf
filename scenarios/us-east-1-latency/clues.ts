import type { Condition, Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, inEffect, not } from '../condition-words.ts'

type Place = Scenario['clues'][number]['seenAt'][number]

const at = (source: Place['source'], subject: string, when: Condition): Place => ({ source, subject, when })

const customersHurt = above('customers/all/p99Ms', 5000, 20)
const zoneSlower = any(
  all(
    above('service/storefront/us-east-1b/p99Ms', 1900, 20),
    below('service/storefront/us-east-1a/p99Ms', 2600),
  ),
  all(
    above('service/storefront/us-east-1b/errorShare', 0.12, 20),
    below('service/storefront/us-east-1a/errorShare', 0.07),
  ),
)
const cpuFell = all(
  not(inEffect('drain-zone')),
  below('service/storefront/us-east-1b/cpu', 0.409, 20),
  above('service/storefront/us-east-1b/p99Ms', 2000),
)
const tooFewLeft = all(
  inEffect('drain-zone', undefined, 120),
  above('service/catalogue/us-east-1a/cpu', 0.95, 60),
)
const recovered = all(above('customers/all/successShare', 0.98, 120), below('customers/all/p99Ms', 4000, 60))

/** What can be noticed, and on which screens. A clue that no screen shows comes from people only. */
export const clues: Scenario['clues'] = [
  {
    id: 'customers-slow',
    says: 'Customers wait far longer than usual, and some give up.',
    seenAt: [at('metrics', 'wall', customersHurt), at('metrics', 'customers', customersHurt)],
  },
  {
    id: 'demand-flat',
    says: 'No more customers are arriving than usual; the slowness is not made by demand.',
    seenAt: [at('metrics', 'customers', all(customersHurt, below('customers/all/demandRate', 1750, 60)))],
  },
  {
    id: 'zone-latency',
    says: 'Latency differs by zone: one of the three is much slower.',
    seenAt: [
      at('metrics', 'zones', zoneSlower),
      at('metrics', 'service/storefront', zoneSlower),
      at('map', 'all', zoneSlower),
      at('map', 'storefront', zoneSlower),
    ],
  },
  {
    id: 'traces-share-zone',
    says: 'The slow requests have one zone in common.',
    seenAt: [at('traces', 'all', customersHurt)],
  },
  {
    id: 'threads-full',
    says: 'Storefront threads are all busy while its processors are not: they wait for something.',
    seenAt: [
      at(
        'metrics',
        'service/storefront',
        all(
          above('service/storefront/us-east-1b/threadsBusy', 0.9),
          below('service/storefront/us-east-1b/cpu', 0.488),
        ),
      ),
    ],
  },
  {
    id: 'cpu-fell',
    says: 'Processor use fell while latency rose.',
    seenAt: [at('metrics', 'service/storefront', cpuFell), at('metrics', 'zones', cpuFell)],
  },
  {
    id: 'fleet-shrank',
    says: 'The autoscaler took storefront servers away during the incident.',
    seenAt: [at('metrics', 'service/storefront', below('service/storefront/all/instances', 160))],
  },
  {
    id: 'retries-amplify',
    says: 'A growing part of the traffic is repetition of what failed before.',
    seenAt: [
      at('metrics', 'links', above('link/gateway-storefront/retryRate', 250, 20)),
      at('metrics', 'customers', above('customers/all/waiting', 2500, 20)),
    ],
  },
  {
    id: 'databases-calm',
    says: 'The databases answer quickly and have room; nothing is wrong behind the services.',
    seenAt: [
      at('metrics', 'service/orders-db', all(customersHurt, below('service/orders-db/all/threadsBusy', 0.4))),
      at(
        'metrics',
        'service/catalogue-db',
        all(customersHurt, below('service/catalogue-db/all/threadsBusy', 0.5)),
      ),
    ],
  },
  {
    id: 'recent-release',
    says: 'A checkout release went out twenty minutes before the first sign of trouble.',
    seenAt: [at('changes', 'checkout-release', { always: true }), at('changes', 'all', { always: true })],
  },
  {
    id: 'release-unrelated',
    says: 'Old and new version of checkout are equally slow: the release is not it.',
    seenAt: [],
  },
  {
    id: 'not-an-attack',
    says: 'The requests come from the usual customers; their devices ask again because they were not answered.',
    seenAt: [],
  },
  {
    id: 'packet-loss',
    says: 'Packets to and from one zone are lost and late; within the other two they are not.',
    seenAt: [],
  },
  {
    id: 'one-zone',
    says: 'Everything that is slow touches us-east-1b; what stays in the other two zones is fast.',
    seenAt: [],
  },
  {
    id: 'standby-small',
    says: 'The standby region carries about a fifth of our traffic, not all of it.',
    seenAt: [at('runbook', 'region-standby', { always: true })],
  },
  {
    id: 'checks-shallow',
    says: 'Health checks ask only whether a process is there, and so all servers count as healthy.',
    seenAt: [],
  },
  {
    id: 'two-zones-tight',
    says: 'The two remaining zones carry it all, with little to spare.',
    seenAt: [
      at(
        'metrics',
        'service/storefront',
        all(inEffect('drain-zone'), above('service/storefront/us-east-1a/cpu', 0.63, 60)),
      ),
      at(
        'metrics',
        'zones',
        all(inEffect('drain-zone'), above('service/storefront/us-east-1a/cpu', 0.63, 60)),
      ),
    ],
  },
  {
    id: 'too-few-left',
    says: 'The bad zone is out, and what is left in the other two is too small for all who come back: catalogue processors are full.',
    seenAt: [at('metrics', 'service/catalogue', tooFewLeft), at('metrics', 'zones', tooFewLeft)],
  },
  {
    id: 'customers-served',
    says: 'Customers are served again as on any morning.',
    seenAt: [
      at('metrics', 'customers', all(recovered, inEffect('drain-zone'))),
      at('metrics', 'wall', all(recovered, inEffect('drain-zone'))),
    ],
  },
  {
    id: 'zone-still-lossy',
    says: 'The drained zone still loses packets.',
    seenAt: [],
  },
  {
    id: 'vendor-silent',
    says: "The provider's health page shows green while our customers fail.",
    seenAt: [at('vendorPage', 'status', all(customersHurt, not({ vendorPosted: 'post-investigating' })))],
  },
  {
    id: 'vendor-confirms',
    says: 'The provider confirms trouble in one zone.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-degraded' })],
  },
  {
    id: 'vendor-recovering',
    says: 'The provider speaks of recovery for most in that zone.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-recovered' })],
  },
]
