import type { Condition, Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, below, incident, inEffect, not } from '../condition-words.ts'
import { gatewayMended, PRODUCTION_CALLS, refusedSignatures, secretMended } from './names.ts'

type Place = Scenario['clues'][number]['seenAt'][number]

const at = (source: Place['source'], subject: string, when: Condition): Place => ({ source, subject, when })
const always: Condition = { always: true }

const customersHurt = below('customers/all/successShare', 0.985, 20)
const uploadsRefused = above('service/uploads/all/errorShare', 0.05, 20)
const downloadsPartly = all(
  uploadsRefused,
  above('service/downloads/all/errorShare', 0.02),
  below('service/downloads/all/errorShare', 0.8),
  below('service/listings/all/errorShare', 0.02),
)
const refusedAtStore = above('link/uploads-store/deniedShare', 0.05, 20)
/** What the old key carried dies away, and the new one carries next to none. */
const newKeyIdle = all(
  refusedAtStore,
  below('key/AKOG-K7QD/usesPerSecond', 280),
  below('key/AKOG-M2XR/usesPerSecond', 20),
)
/** They get later only as long as the store refuses them; after that they catch up. */
const logsLater = all(refusedAtStore, above('queue/access-logs/ageSeconds', 180))
const served = all(above('customers/all/successShare', 0.985, 120), incident('paged'))
const linksRefused = above(refusedSignatures, 0.6, 20)
const certificateNear = below('certificate/link-signing/daysLeft', 1)

/** What can be noticed, and on which screens. A clue that no screen shows comes from people only. */
export const clues: Scenario['clues'] = [
  {
    id: 'operations-refused',
    says: 'A growing part of the customers’ operations is refused.',
    seenAt: [at('metrics', 'wall', customersHurt), at('metrics', 'customers', customersHurt)],
  },
  {
    id: 'uploads-worst',
    says: 'Uploads fail far more often than anything else.',
    seenAt: [
      at('metrics', 'service/uploads', uploadsRefused),
      at('map', 'all', uploadsRefused),
      at('map', 'uploads', uploadsRefused),
    ],
  },
  {
    id: 'cache-shields',
    says: 'Downloads fail only where the cache has to ask the store; listings do not fail at all.',
    seenAt: [at('metrics', 'service/downloads', downloadsPartly), at('map', 'all', downloadsPartly)],
  },
  {
    id: 'demand-usual',
    says: 'No more operations are asked for than on other evenings.',
    seenAt: [at('metrics', 'customers', all(customersHurt, below('customers/all/demandRate', 1400, 60)))],
  },
  {
    id: 'key-refused',
    says: 'The store refuses calls, and every refusal names the key that ends in K7QD.',
    seenAt: [
      at('logs', 'uploads', refusedAtStore),
      at('logs', 'downloads', refusedAtStore),
      at('logs', 'log-delivery', refusedAtStore),
      at('logs', 'images', refusedAtStore),
      at('logs', 'store', refusedAtStore),
    ],
  },
  {
    id: 'sessions-not-renewed',
    says: 'The gateways cannot renew their sessions: they live on those they bought earlier.',
    seenAt: ['uploads', 'downloads', 'images', 'log-delivery'].map((service) => at('logs', service, always)),
  },
  {
    id: 'refused-not-slow',
    says: 'Calls to the store are refused at once; what it answers, it answers as fast as ever.',
    seenAt: [at('metrics', 'links', refusedAtStore), at('traces', 'all', refusedAtStore)],
  },
  {
    id: 'production-shows-old-key',
    says: 'Production shows K7QD, whose calls die away; the new key M2XR carries next to none.',
    seenAt: [at('metrics', 'access', newKeyIdle), at('console', 'aws/iam/svc-object-gateway', newKeyIdle)],
  },
  {
    id: 'new-key-good',
    says: 'The key M2XR is active, and the store accepts it wherever it is shown.',
    seenAt: [at('console', 'aws/iam/svc-object-gateway', always)],
  },
  {
    id: 'key-is-gone',
    says: 'A key of the gateway’s user was deleted an hour before the first refusal.',
    seenAt: [
      at('changes', 'key-deleted', always),
      at('changes', 'all', always),
      at('console', 'aws/iam/svc-object-gateway', always),
    ],
  },
  {
    id: 'deploy-small',
    says: 'This evening’s deploy of gateway secrets refreshed one instance; production has more than twenty.',
    seenAt: [at('changes', 'secrets-deploy', always)],
  },
  {
    id: 'environments-differ',
    says: 'The secret of the default environment was changed this evening; production’s was not.',
    seenAt: [at('console', 'aws/secretsmanager/object-gateway.production', not(secretMended))],
  },
  {
    id: 'not-propagation',
    says: 'The provider spread tonight’s changes within two minutes; an hour is not propagation.',
    seenAt: [at('runbook', 'keys-and-sessions', always)],
  },
  {
    id: 'sessions-outlive-keys',
    says: 'Sessions bought with a key live on for an hour after it has gone.',
    seenAt: [at('runbook', 'keys-and-sessions', always)],
  },
  {
    id: 'runbook-default',
    says: 'The rotation runbook names no environment, and the tool then takes the default one.',
    seenAt: [at('runbook', 'rotate-key', always)],
  },
  { id: 'store-well', says: 'The object store is well, and less busy than usual.', seenAt: [] },
  {
    id: 'nothing-lost',
    says: 'No stored object is lost or changed: refused uploads were never written.',
    seenAt: [],
  },
  {
    id: 'thumbnails-unrelated',
    says: 'Pictures with old and new cache rules fail alike: the rules are not it.',
    seenAt: [],
  },
  {
    id: 'logs-late',
    says: 'Access logs to customers pile up and get later by the minute.',
    seenAt: [at('metrics', 'queue/access-logs', logsLater), at('console', 'aws/sqs/access-logs', logsLater)],
  },
  {
    id: 'two-keys',
    says: 'The gateway’s user may have two keys, and a further one uses that up.',
    seenAt: [],
  },
  { id: 'key-unused', says: 'Nothing has shown that key for as long as records go back.', seenAt: [] },
  {
    id: 'overdue-no-harm',
    says: 'A key past ninety days is an overdue finding; it works as before.',
    seenAt: [at('runbook', 'overdue-keys', always)],
  },
  {
    id: 'certificate-near',
    says: 'The certificate in use for shared links runs out tonight; a newer one lies in the store and is not in use.',
    seenAt: [
      at('metrics', 'access', certificateNear),
      at('console', 'aws/acm/link-signing', certificateNear),
      at('console', 'terraform/plan', certificateNear),
      at('console', 'shell/tls/link-signing', certificateNear),
    ],
  },
  {
    id: 'certificate-stored',
    says: 'A renewed signing certificate was laid into the store three weeks ago and never deployed.',
    seenAt: [
      at('changes', 'certificate-issued', always),
      at('console', 'aws/acm/link-signing', certificateNear),
      at('console', 'terraform/plan', certificateNear),
    ],
  },
  {
    id: 'links-refused',
    says: 'Shared links are refused: their signatures are newer than the certificate is valid.',
    seenAt: [at('metrics', 'service/share-links', linksRefused), at('logs', 'share-links', linksRefused)],
  },
  {
    id: 'backups-at-the-hour',
    says: 'Customers’ backups begin at the full hour: a tenth more work, as every evening.',
    seenAt: [
      at('metrics', 'customers', above('customers/all/demandRate', 960, 60)),
      at('metrics', 'service/edge', above('customers/all/demandRate', 960, 60)),
    ],
  },
  {
    id: 'store-crowded',
    says: 'The store has more to do than it can carry, because the caches in front of it are cold.',
    seenAt: [at('metrics', 'service/store', above('service/store/all/threadsBusy', 0.9, 20))],
  },
  {
    id: 'key-in-place',
    says: 'Calls from production carry a key that works.',
    seenAt: [
      at(
        'metrics',
        'access',
        all(
          gatewayMended,
          any(
            above('key/AKOG-M2XR/usesPerSecond', PRODUCTION_CALLS / 2, 30),
            above('key/AKOG-P4WN/usesPerSecond', PRODUCTION_CALLS / 2, 30),
          ),
        ),
      ),
    ],
  },
  {
    id: 'customers-served',
    says: 'Operations succeed again as on any evening.',
    seenAt: [
      at('metrics', 'customers', all(served, inEffect('redeploy-gateway'))),
      at('metrics', 'wall', all(served, inEffect('redeploy-gateway'))),
    ],
  },
]
