import type { Condition, Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, inEffect, not } from '../condition-words.ts'

type Place = Scenario['clues'][number]['seenAt'][number]

const at = (source: Place['source'], subject: string, when: Condition): Place => ({ source, subject, when })
const everywhere = (when: Condition, ...places: readonly (readonly [Place['source'], string])[]) =>
  places.map(([source, subject]) => at(source, subject, when))

const success = 'customers/all/successShare'
const hurt = below(success, 0.97, 20)
const unconnected = above('link/booking-seats/unconnectedShare', 0.1, 20)
const served = above(success, 0.97, 180)
const moved = any(
  inEffect('west-quarter'),
  inEffect('west-half'),
  inEffect('west-most'),
  inEffect('west-all'),
)
const westFull = any(
  above('service/search/us-west-2a/errorShare', 0.02, 60),
  above('link/booking-seats/throttledShare', 0.02, 60),
)
const flapping = any(
  below('service/booking/us-east-1a/healthyInstances', 12.5, 20),
  below('service/booking/us-east-1b/healthyInstances', 12.5, 20),
)

/** What can be noticed, and on which screens. A clue that no screen shows comes from people only. */
export const clues: Scenario['clues'] = [
  {
    id: 'customers-fail',
    says: 'Travellers get errors, quickly, and try again.',
    seenAt: everywhere(hurt, ['metrics', 'wall'], ['metrics', 'customers']),
  },
  {
    id: 'demand-flat',
    says: 'No more travellers than on any other day; it is not demand.',
    seenAt: [at('metrics', 'customers', all(hurt, below('customers/all/demandRate', 760, 60)))],
  },
  {
    id: 'connects-fail',
    says: 'New connections to the bookings table fail by name; those that are open still work.',
    seenAt: [
      ...everywhere(unconnected, ['metrics', 'links'], ['map', 'booking'], ['map', 'all']),
      ...everywhere(
        below('endpoint/dynamodb-east/resolves', 0.5, 10),
        ['console', 'aws/route53/dynamodb-east'],
        ['console', 'shell/dig/dynamodb-east'],
        ['console', 'shell/curl/dynamodb-east'],
        ['metrics', 'names'],
      ),
      ...everywhere(unconnected, ['logs', 'booking']),
    ],
  },
  {
    id: 'table-answers',
    says: 'Whoever still reaches the table is answered in milliseconds: the table itself is well.',
    seenAt: everywhere(all(unconnected, below('service/store/all/errorShare', 0.02)), [
      'metrics',
      'service/store',
    ]),
  },
  {
    id: 'west-fails-too',
    says: 'The pilot light in the west fails like the east.',
    seenAt: everywhere(
      all(
        above('service/booking/us-west-2a/errorShare', 0.15, 20),
        above('service/booking/us-east-1a/errorShare', 0.15, 20),
        below('link/booking-seats/deniedShare', 0.9),
      ),
      ['metrics', 'zones'],
      ['metrics', 'service/booking'],
    ),
  },
  {
    id: 'west-reads-east',
    says: 'Servers in the west use the table in the east unless somebody switches them.',
    seenAt: everywhere({ always: true }, ['runbook', 'bookings-table']),
  },
  {
    id: 'west-small',
    says: 'The west is a pilot light: four booking servers, functions on the default quota.',
    seenAt: everywhere({ always: true }, ['runbook', 'second-region']),
  },
  {
    id: 'west-ready',
    says: 'The west has servers for more than its two percent and reaches a table.',
    seenAt: everywhere(
      all(
        above('service/booking/us-west-2a/instances', 20),
        below('service/booking/us-west-2a/errorShare', 0.06, 20),
      ),
      ['metrics', 'zones'],
      ['metrics', 'service/booking'],
    ),
  },
  {
    id: 'lag-known',
    says: 'How late the western replica is, and what could be overwritten, has been looked at.',
    seenAt: everywhere(above('table/bookings/us-west-2/replicationLagSeconds', 20), [
      'metrics',
      'table/bookings',
    ]),
  },
  {
    id: 'west-replica-still',
    says: 'The copy of the table in the west stands still: there is no second region to go to.',
    tells: 'redundancyLost',
    seenAt: everywhere(
      all(
        above('table/bookings/us-west-2/replicationLagSeconds', 60),
        above('endpoint/dynamodb-east/resolves', 0.9, 60),
      ),
      ['console', 'aws/dynamodb/bookings'],
      ['metrics', 'wall'],
      ['metrics', 'table/bookings'],
      ['metrics', 'names'],
    ),
  },
  {
    id: 'writes-overwritten',
    says: 'Some writes of the first minutes have been overwritten.',
    tells: 'dataLost',
    seenAt: [],
  },
  {
    id: 'sessions-run-out',
    says: 'A growing part of the servers has no valid session and cannot renew it.',
    seenAt: [
      ...everywhere(
        above('link/booking-seats/deniedShare', 0.04, 30),
        ['metrics', 'links'],
        ['logs', 'booking'],
      ),
    ],
  },
  {
    id: 'identity-hurt',
    says: "The provider's sign-in and session service in us-east-1 fails as well.",
    seenAt: everywhere(
      above('endpoint/sts-east/errorShare', 0.5, 10),
      ['console', 'aws/route53/sts-east'],
      ['console', 'aws/sts'],
      ['metrics', 'names'],
    ),
  },
  {
    id: 'identity-back',
    says: 'Sessions can be had again in us-east-1.',
    seenAt: everywhere(
      all({ vendorPosted: 'post-generic' }, below('endpoint/sts-east/errorShare', 0.1, 60)),
      ['metrics', 'names'],
    ),
  },
  {
    id: 'retries-amplify',
    says: 'A growing part of the traffic is repetition of what failed before.',
    seenAt: everywhere(above('link/booking-seats/retryRate', 300, 20), ['metrics', 'links']),
  },
  {
    id: 'launches-fail',
    says: 'Orders for servers in us-east-1 come back with "insufficient capacity".',
    seenAt: everywhere(above('plane/launches-east/errorShare', 0.3, 30), ['metrics', 'provider']),
  },
  {
    id: 'launches-blind',
    says: 'Servers that do start in us-east-1 have no network for a long time.',
    seenAt: [],
  },
  {
    id: 'fleet-shrank',
    says: 'The autoscaler took eastern booking servers away, and they cannot come back.',
    seenAt: everywhere(below('service/booking/us-east-1a/instances', 14), ['metrics', 'service/booking']),
  },
  {
    id: 'orders-pile-up',
    says: 'Ticket orders wait and nobody takes them out; the oldest gets older by a second each second.',
    seenAt: everywhere(
      above('queue/orders-east/ageSeconds', 300, 30),
      ['console', 'aws/sqs/orders-east'],
      ['metrics', 'queue/orders-east'],
    ),
  },
  {
    id: 'pollers-back',
    says: 'Ticket workers take orders out of the eastern queue again.',
    seenAt: everywhere(all(above('queue/orders-east/outRate', 60, 30), { vendorPosted: 'post-cause' }), [
      'metrics',
      'queue/orders-east',
    ]),
  },
  {
    id: 'support-shut',
    says: "The provider's support centre does not take cases.",
    seenAt: everywhere(
      above('plane/support/errorShare', 0.5, 10),
      ['console', 'aws/support'],
      ['metrics', 'provider'],
    ),
  },
  {
    id: 'records-api-fails',
    says: 'The API that edits DNS records fails more often than not.',
    seenAt: everywhere(above('plane/records/errorShare', 0.3, 10), ['metrics', 'provider']),
  },
  {
    id: 'table-api-fails',
    says: 'Settings of the eastern table cannot be changed.',
    seenAt: everywhere(above('plane/tables-east/errorShare', 0.3, 10), ['metrics', 'provider']),
  },
  {
    id: 'table-throttles',
    says: 'A table replica refuses part of the calls: more than it has seen before.',
    seenAt: everywhere(above('link/booking-seats/throttledShare', 0.05, 30), ['metrics', 'links']),
  },
  {
    id: 'name-back',
    says: 'The name of the eastern table endpoint has an address again, for most of our servers.',
    seenAt: everywhere(
      all({ vendorPosted: 'post-generic' }, above('endpoint/dynamodb-east/resolves', 0.9, 60)),
      ['console', 'aws/route53/dynamodb-east'],
      ['console', 'shell/dig/dynamodb-east'],
      ['metrics', 'names'],
    ),
  },
  {
    id: 'replicas-level',
    says: 'Both replicas of the table have the same again: nothing is under way.',
    seenAt: everywhere(
      all(
        { vendorPosted: 'post-generic' },
        below('table/bookings/us-west-2/replicationLagSeconds', 5, 60),
        below('table/bookings/us-east-1/replicationLagSeconds', 5, 60),
      ),
      ['metrics', 'table/bookings'],
    ),
  },
  {
    id: 'west-near-limit',
    says: 'The west is at its limit: functions are refused or the replica throttles.',
    seenAt: everywhere(
      all(moved, westFull),
      ['console', 'aws/lambda/search'],
      ['metrics', 'service/search'],
      ['metrics', 'links'],
      ['metrics', 'zones'],
    ),
  },
  {
    id: 'targets-flap',
    says: 'Eastern servers go out of service and come back, while those inside answer well.',
    seenAt: everywhere(
      flapping,
      ['console', 'aws/ec2/booking'],
      ['metrics', 'wall'],
      ['metrics', 'service/booking'],
      ['map', 'booking'],
    ),
  },
  {
    id: 'checker-ill',
    says: 'Servers that were taken out answer a direct call at once: the checker is ill, not they.',
    seenAt: [],
  },
  {
    id: 'recent-deploy',
    says: 'A deploy and a Terraform apply ended shortly before the first errors.',
    seenAt: everywhere(
      { always: true },
      ['changes', 'fares-deploy'],
      ['changes', 'alarm-apply'],
      ['changes', 'all'],
    ),
  },
  {
    id: 'changes-unrelated',
    says: 'Servers with and without the recent changes fail alike: neither is it.',
    seenAt: [],
  },
  {
    id: 'not-an-attack',
    says: 'The requests come from the usual travellers; their phones ask again because they got errors.',
    seenAt: [],
  },
  {
    id: 'customers-served',
    says: 'Travellers are served again.',
    seenAt: everywhere(
      all(served, any(moved, { vendorPosted: 'post-generic' })),
      ['metrics', 'customers'],
      ['metrics', 'wall'],
    ),
  },
  {
    id: 'vendor-silent',
    says: "The provider's health page shows green while our travellers fail.",
    seenAt: [at('vendorPage', 'status', all(hurt, not({ vendorPosted: 'post-generic' })))],
  },
  {
    id: 'vendor-vague',
    says: 'The provider investigates "several services" and names none.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-generic' })],
  },
  {
    id: 'vendor-service',
    says: 'The provider names the service.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-service' })],
  },
  {
    id: 'vendor-name',
    says: 'The provider says that the endpoint name does not resolve.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-cause' })],
  },
  {
    id: 'vendor-mitigated',
    says: 'The provider calls the first trouble mitigated.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-mitigated' })],
  },
  {
    id: 'vendor-launches',
    says: 'The provider says that launches in us-east-1 still fail and are rationed.',
    seenAt: [at('vendorPage', 'status', { vendorPosted: 'post-launches' })],
  },
]
