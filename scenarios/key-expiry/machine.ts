import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, incident, inEffect, not, quiet, sent, trulyAbove, trulyBelow } from '../condition-words.ts'
import { DEFAULT, gatewayMended, refusedSignatures, secretMended } from './names.ts'

type Intervention = Extract<MachineAction, { readonly type: 'someoneActs' }>['params']['intervention']
type MachineAction = NonNullable<Scenario['machine']['states'][string]['entry']>[number]

const minutes = (count: number): string => String(count * 60_000)

const byThemselves = (intervention: Intervention, changeId?: string): MachineAction => ({
  type: 'someoneActs',
  params: changeId === undefined ? { intervention } : { intervention, changeId },
})

/**
 * What customers feel depends on what is done; the certificate and the full hour come by themselves. Nobody has to set
 * anything on fire: the sessions that were bought with the deleted key run out.
 */
export const machine: Scenario['machine'] = {
  id: 'keys',
  initial: 'evening',
  states: {
    evening: {
      description: 'A quiet evening, with a reminder about overdue keys.',
      type: 'parallel',
      states: {
        impact: {
          initial: 'quiet',
          states: {
            quiet: { on: { CUSTOMERS_HURT: { target: 'hurting' } } },
            hurting: {
              description: 'More than one operation in fifty is refused.',
              on: {
                A_QUARTER_FAILS: { target: 'failing' },
                CUSTOMERS_SERVED: { target: 'recovering' },
              },
            },
            failing: {
              description: 'All sessions have run out.',
              entry: [
                { type: 'scheduleInject', params: { injectId: 'uploads-in-the-news', afterSeconds: 150 } },
              ],
              on: { CUSTOMERS_SERVED: { target: 'recovering' } },
            },
            recovering: {
              description: 'Served again; whether it lasts is open.',
              on: { CUSTOMERS_HURT_AGAIN: { target: 'relapsed' }, STEADY: { target: 'steady' } },
            },
            relapsed: {
              description: 'Something else of the same kind.',
              on: { CUSTOMERS_SERVED: { target: 'recovering' } },
            },
            steady: {
              description: 'Ten clear minutes.',
              on: { CUSTOMERS_HURT_AGAIN: { target: 'relapsed' } },
            },
          },
        },
        certificate: {
          initial: 'in-use',
          states: {
            'in-use': { on: { LINKS_REFUSED: { target: 'refused' } } },
            refused: {
              description: 'The signing certificate has run out.',
              entry: [{ type: 'scheduleInject', params: { injectId: 'links-refused', afterSeconds: 40 } }],
              on: { LINKS_SERVED: { target: 'mended' } },
            },
            mended: { type: 'final' },
          },
        },
        freelance: {
          initial: 'asking',
          states: {
            asking: { on: { LEFT_ALONE: { target: 'rotated' } } },
            rotated: {
              description: 'Nobody answered anybody for minutes, and the rotation was run again as before.',
              entry: [
                byThemselves({ kind: 'createKey', key: 'AKOG-P4WN' }),
                byThemselves({ kind: 'putSecret', secret: DEFAULT, key: 'AKOG-P4WN' }),
                byThemselves(
                  { kind: 'refreshCredentials', credential: DEFAULT, seconds: 20 },
                  'second-rotation',
                ),
              ],
              type: 'final',
            },
          },
        },
        hour: {
          initial: 'backups',
          states: {
            backups: {
              description: 'Backups of many customers pile up towards the full hour and end soon after it.',
              entry: [{ type: 'injectFault', params: { faultId: 'hourly-wave' } }],
              after: { [minutes(35)]: { target: 'after' } },
            },
            after: {
              entry: [{ type: 'clearFault', params: { faultId: 'hourly-wave' } }],
              type: 'final',
            },
          },
        },
        remediation: {
          initial: 'reporting',
          states: {
            reporting: {
              description: 'The nightly control over key ages only writes a report.',
              after: { [minutes(31)]: { target: 'reported' } },
            },
            reported: {
              entry: [{ type: 'scheduleInject', params: { injectId: 'nightly-report', afterSeconds: 0 } }],
              type: 'final',
            },
          },
        },
      },
    },
  },
}

/** Links fail for want of downloads as well, and then their signatures are good. */
const signaturesRefused = trulyAbove(refusedSignatures, 0.6)

export const monitors: Scenario['monitors'] = [
  {
    id: 'customers-hurt',
    event: 'CUSTOMERS_HURT',
    when: trulyBelow('customers/all/successShare', 0.98),
    forSeconds: 20,
  },
  {
    id: 'a-quarter-fails',
    event: 'A_QUARTER_FAILS',
    when: trulyBelow('customers/all/successShare', 0.75),
    forSeconds: 30,
  },
  {
    id: 'customers-served',
    event: 'CUSTOMERS_SERVED',
    when: all(trulyAbove('customers/all/successShare', 0.985), incident('paged')),
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
  {
    id: 'links-refused',
    event: 'LINKS_REFUSED',
    when: signaturesRefused,
    forSeconds: 30,
  },
  {
    id: 'left-alone',
    event: 'LEFT_ALONE',
    when: all(
      sent('rotate-once-more', 260),
      quiet('replied', 260),
      not(secretMended),
      not(inEffect('rotate-again')),
    ),
  },
  {
    id: 'links-served',
    event: 'LINKS_SERVED',
    when: all(inEffect('deploy-certificate'), trulyBelow(refusedSignatures, 0.5)),
    forSeconds: 30,
  },
]

export const alerts: Scenario['alerts'] = [
  {
    id: 'burn-fast',
    title: 'Error budget burns 14.4 times too fast',
    detail: 'Over the last hour and over the last five minutes: two percent of the month in one hour.',
    team: 'gateway',
    urgency: 'high',
    rule: { kind: 'burnRate', factor: 14.4, longWindowSeconds: 3600, shortWindowSeconds: 300 },
    runbook: 'error-budget',
  },
  {
    id: 'links-errors',
    title: 'Shared links: more than 60 % fail',
    detail: 'For a minute, both zones.',
    team: 'identity',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'service/share-links/all/errorShare',
      comparison: 'above',
      value: 0.6,
      forSeconds: 60,
    },
    runbook: 'certificates',
  },
  {
    id: 'listing-errors',
    title: 'Listings: errors above 10 %',
    detail: 'For a minute, both zones.',
    team: 'storage',
    urgency: 'high',
    rule: {
      kind: 'threshold',
      series: 'service/listings/all/errorShare',
      comparison: 'above',
      value: 0.1,
      forSeconds: 60,
    },
  },
  {
    id: 'certificate-store',
    title: 'A certificate in the store runs out within 30 days',
    detail: 'A ticket, not a call. Looks at the newest certificate that lies in the store.',
    team: 'identity',
    urgency: 'low',
    rule: {
      kind: 'threshold',
      series: 'certificate/link-signing/storedDaysLeft',
      comparison: 'below',
      value: 30,
      forSeconds: 60,
    },
    runbook: 'certificates',
  },
  {
    id: 'images-soft-target',
    title: 'Image delivery p99 over its soft target',
    detail: 'A ticket. Fires on busy evenings.',
    team: 'media',
    urgency: 'low',
    rule: {
      kind: 'threshold',
      series: 'service/images/all/p99Ms',
      comparison: 'above',
      value: 900,
      forSeconds: 120,
    },
  },
]

/** The provider has nothing to say this evening: nothing of its own is broken. */
export const vendorPosts: Scenario['vendorPosts'] = []

export const verifications: Scenario['verifications'] = [
  {
    id: 'round-trip',
    label: 'Upload an object, list it, download it, by the public door',
    teams: ['support', 'gateway', 'storage', 'desk', 'media'],
    minutes: 2,
    passes: all(
      trulyBelow('service/uploads/all/errorShare', 0.02, 30),
      trulyBelow('service/downloads/all/errorShare', 0.02, 30),
    ),
    passText: [
      'Twenty of twenty went up, were listed and came down again with the same bytes, from both zones.',
      'Uploaded, listed, downloaded, compared. All good, also for objects that no cache had seen.',
    ],
    failText: [
      'Uploads are refused. Downloads come only when the cache has them.',
      'It lists, and that is all it does. Writes are refused.',
    ],
  },
  {
    id: 'shared-link',
    label: 'Open freshly made shared links',
    teams: ['support', 'identity', 'desk', 'gateway'],
    minutes: 2,
    passes: trulyBelow('service/share-links/all/errorShare', 0.02, 30),
    passText: [
      'Ten fresh links, ten files. The signature is from the certificate now in use.',
      'Fresh links open, old ones too.',
    ],
    failText: ['Fresh links are refused.', 'Most shared links end in a refusal.'],
  },
  {
    id: 'credential-id',
    label: 'Compare the credential id of live calls with the secret',
    teams: ['platform', 'storage', 'identity', 'gateway'],
    minutes: 2,
    passes: all(gatewayMended, trulyBelow('link/uploads-store/deniedShare', 0.02, 30)),
    passText: [
      'The suffix that the store sees from production is the one in production’s secret, for all instances: M2XR {series:key/AKOG-M2XR/usesPerSecond}, P4WN {series:key/AKOG-P4WN/usesPerSecond}, K7QD {series:key/AKOG-K7QD/usesPerSecond}.',
    ],
    failText: [
      'They do not match yet: {series:link/uploads-store/deniedShare} of the uploads are refused for the key they show.',
    ],
  },
  {
    id: 'burn-clear',
    label: 'Error budget burn has been clear for ten minutes',
    teams: ['gateway', 'desk', 'platform', 'storage'],
    minutes: 1,
    passes: trulyAbove('customers/all/successShare', 0.985, 600),
    passText: ['Clear for ten minutes and more: {series:slo/burnRate5m} over five minutes, all markets.'],
    failText: ['Not ten clear minutes yet: {series:slo/burnRate5m} over five minutes.'],
  },
]

/** Over means: operations succeed for good, because production has a key that works. */
export const recovered: Scenario['recovered'] = all(
  trulyAbove('customers/all/successShare', 0.985, 300),
  secretMended,
)
