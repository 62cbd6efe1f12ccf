import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, always, any, inEffect, not, trulyAbove, trulyBelow } from '../condition-words.ts'
import {
  defaultRotatedAgain,
  gatewayMended,
  hurting,
  inDefault,
  inProduction,
  mendingOfSecret,
  notMended,
  secretMended,
} from './names.ts'

const refused = trulyAbove('link/uploads-store/deniedShare', 0.03)

/** Questions about keys, secrets and what was done with them. */
export const investigations: Scenario['investigations'] = [
  {
    id: 'key-in-use',
    label: 'Which credential do live production calls carry?',
    teams: ['storage', 'gateway'],
    service: 'uploads',
    minutes: 2,
    findings: [
      {
        when: all(refused, notMended, defaultRotatedAgain),
        texts: [
          'From the store’s own records: production’s calls carry K7QD, all of them, and {series:link/uploads-store/deniedShare} of the uploads are refused for it. P4WN shows up {series:key/AKOG-P4WN/usesPerSecond}, from a single address, and is let in; before it, M2XR did. So the new keys are fine, and production has none of them.',
        ],
        needs: 'Somebody to say what lies in production’s secret.',
        confidence: 'sure',
        clues: ['production-shows-old-key', 'key-refused', 'new-key-good'],
      },
      {
        when: all(refused, notMended),
        texts: [
          'From the store’s own records: production’s calls carry K7QD, all of them, and {series:link/uploads-store/deniedShare} of the uploads are refused for it. M2XR shows up {series:key/AKOG-M2XR/usesPerSecond}, from a single address, and is let in. So the new key is fine, and production does not have it.',
          'By the last four letters: uploads, downloads, pictures, logs, all K7QD, {series:link/uploads-store/deniedShare} of the uploads refused by now. M2XR comes from one instance only, {series:key/AKOG-M2XR/usesPerSecond}, and works there.',
        ],
        needs: 'Somebody to say what lies in production’s secret.',
        confidence: 'sure',
        clues: ['production-shows-old-key', 'key-refused', 'new-key-good'],
      },
      {
        when: gatewayMended,
        texts: [
          'All of production carries the key that its secret names now: M2XR {series:key/AKOG-M2XR/usesPerSecond}, P4WN {series:key/AKOG-P4WN/usesPerSecond}. K7QD: {series:key/AKOG-K7QD/usesPerSecond}.',
        ],
        confidence: 'sure',
        clues: ['key-in-place'],
      },
      {
        when: always,
        texts: [
          'Production shows K7QD, as far as I can see from here. M2XR shows up as well, {series:key/AKOG-M2XR/usesPerSecond}, which is not much.',
        ],
        confidence: 'sure',
        clues: ['production-shows-old-key'],
      },
    ],
  },
  {
    id: 'release-history',
    label: 'What exactly did this evening’s deploys touch?',
    teams: ['platform'],
    minutes: 3,
    findings: [
      {
        when: all(any(inEffect('redeploy-gateway', inDefault), defaultRotatedAgain), not(secretMended)),
        texts: [
          'Every deploy of gateway secrets tonight went to the environment "default", the latest one too. Production’s secret was last written a hundred days ago and names K7QD.',
        ],
        needs: 'A decision to put the working key into production’s secret, by name.',
        asksFor: mendingOfSecret,
        confidence: 'sure',
        clues: ['environments-differ', 'production-shows-old-key'],
      },
      {
        when: not(secretMended),
        texts: [
          'Deploy 4411 refreshed one instance, in the environment "default". The command has no --env. Production’s secret still names K7QD, written a hundred days ago; default’s names M2XR.',
          'I have both secrets side by side: default was changed at 20:19 and holds M2XR, production was not changed and holds K7QD. The deploy went where the secret went.',
        ],
        needs:
          'A decision to put M2XR into production’s secret and to redeploy there, two of us on the keyboard.',
        asksFor: mendingOfSecret,
        confidence: 'sure',
        clues: ['environments-differ', 'deploy-small', 'production-shows-old-key'],
      },
      {
        when: secretMended,
        texts: [
          'Production’s secret was changed tonight and names a key that works. The last deploy to production is in the list, all instances.',
        ],
        confidence: 'sure',
        clues: ['environments-differ'],
      },
      {
        when: always,
        texts: ['Deploys of today are green, all of them.'],
        confidence: 'guess',
        clues: [],
      },
    ],
  },
  {
    id: 'list-keys',
    label: 'Which keys does the gateway’s user have?',
    teams: ['identity', 'security'],
    minutes: 2,
    findings: [
      {
        when: any(inEffect('rotate-again'), defaultRotatedAgain),
        texts: [
          'Two: M2XR and P4WN, both active. That is all the provider allows a user; a third is refused with LimitExceeded. K7QD is deleted and does not come back.',
        ],
        confidence: 'sure',
        clues: ['two-keys', 'key-is-gone', 'new-key-good'],
      },
      {
        when: inEffect('create-key'),
        texts: [
          'Two: M2XR, active and accepted, and T9HS, active and in no secret. Two are the limit. K7QD was deleted at 20:37 and does not come back.',
        ],
        confidence: 'sure',
        clues: ['two-keys', 'key-is-gone', 'new-key-good'],
      },
      {
        when: always,
        texts: [
          'One: M2XR, active, made at 19:49. K7QD was deleted at 20:37 and does not come back. There is room for one more, two is the limit.',
          'svc-object-gateway has M2XR, active and accepted. K7QD is gone since 20:37, by the runbook. Two keys are the limit.',
        ],
        confidence: 'sure',
        clues: ['key-is-gone', 'new-key-good', 'two-keys'],
      },
    ],
  },
  {
    id: 'propagation',
    label: 'Is the provider slow to spread changes of keys?',
    teams: ['vendor', 'identity'],
    minutes: 4,
    findings: [
      {
        when: always,
        texts: [
          'I compared times: K7QD was deleted at 20:37 and refused by 20:39. M2XR was accepted a minute after it was made. Spreading takes a minute or two. It is not that.',
          'Changes of tonight were known everywhere within two minutes. Whatever comes an hour later has a clock of its own: a session, a copy, a cache.',
        ],
        confidence: 'sure',
        clues: ['not-propagation', 'sessions-outlive-keys'],
      },
    ],
  },
  {
    id: 'inventory',
    label: 'What else is this old, or shares this neglect?',
    teams: ['identity', 'security'],
    minutes: 3,
    findings: [
      {
        when: inEffect('deploy-certificate'),
        texts: [
          'One left: B3VJ of the listing index, 96 days, in use. Overdue, not broken; it can wait for a working day. The signing certificate is the new one now, good for {series:certificate/link-signing/daysLeft}.',
        ],
        confidence: 'sure',
        clues: ['overdue-no-harm'],
      },
      {
        when: trulyBelow('certificate/link-signing/daysLeft', 0),
        texts: [
          'The signing certificate of shared links has run out. A renewed one has lain in the store for three weeks, good for {series:certificate/link-signing/storedDaysLeft}, and was never deployed. That is why its alarm is quiet.',
        ],
        needs: 'A yes to put the stored certificate into use.',
        asksFor: [{ actionId: 'deploy-certificate' }],
        confidence: 'sure',
        clues: ['certificate-near', 'certificate-stored', 'links-refused'],
      },
      {
        when: always,
        texts: [
          'Two things. B3VJ of the listing index is 96 days old: overdue, works, can wait. But the certificate that signs shared links runs out at 22:04 tonight. A renewed one lies in the store, good for {series:certificate/link-signing/storedDaysLeft}, and was never deployed; the alarm looks at the store.',
          'I went through everything that was due this quarter. The signing certificate in use ends at 22:04, tonight. Its successor is in the store and not in use: that release was moved twice. And B3VJ is overdue, harmlessly.',
        ],
        needs: 'A yes to put the stored certificate into use, before it is needed.',
        asksFor: [{ actionId: 'deploy-certificate' }],
        confidence: 'sure',
        clues: ['certificate-near', 'certificate-stored', 'overdue-no-harm'],
      },
    ],
  },
  {
    id: 'key-last-used',
    label: 'Who still uses the overdue keys?',
    teams: ['identity', 'security', 'storage'],
    minutes: 3,
    findings: [
      {
        when: inEffect('rotate-again', inProduction),
        texts: [
          'M2XR is shown by the default environment only, {series:key/AKOG-M2XR/usesPerSecond}. B3VJ is used all the time by listings.',
        ],
        confidence: 'sure',
        clues: ['overdue-no-harm'],
      },
      {
        when: defaultRotatedAgain,
        texts: [
          'P4WN is shown {series:key/AKOG-P4WN/usesPerSecond}, by the default environment only. B3VJ is used all the time, {series:key/AKLI-B3VJ/usesPerSecond}, by listings: switch that off and listings go.',
        ],
        confidence: 'sure',
        clues: ['overdue-no-harm', 'key-unused'],
      },
      {
        when: always,
        texts: [
          'B3VJ, 96 days: {series:key/AKLI-B3VJ/usesPerSecond}, all from listings. It is old and it carries production. Switch it off and listings go at once.',
        ],
        confidence: 'sure',
        clues: ['overdue-no-harm'],
      },
    ],
  },
  {
    id: 'scope-customers',
    label: 'Which operations and customers are hit?',
    teams: ['support', 'desk'],
    minutes: 2,
    findings: [
      {
        when: hurting,
        texts: [
          'All markets alike. Uploads: {series:service/uploads/all/errorShare} refused. Downloads: {series:service/downloads/all/errorShare}, those that no cache holds. Pictures: {series:service/images/all/errorShare}. Listings: {series:service/listings/all/errorShare}. Nobody misses a file.',
          'By operation, not by customer: uploads {series:service/uploads/all/errorShare}, downloads {series:service/downloads/all/errorShare}, pictures {series:service/images/all/errorShare}, listings {series:service/listings/all/errorShare}. {series:customers/all/successShare} of operations succeed.',
        ],
        confidence: 'sure',
        clues: ['uploads-worst', 'cache-shields', 'operations-refused'],
      },
      {
        when: always,
        texts: [
          'Contacts are near normal: {series:customers/all/successShare} of operations succeed, all markets alike.',
        ],
        confidence: 'likely',
        clues: [],
      },
    ],
  },
  {
    id: 'safe-data',
    label: 'Is any stored object lost or changed?',
    teams: ['storage'],
    service: 'store',
    minutes: 3,
    findings: [
      {
        when: always,
        texts: [
          'No. Refused uploads were never written, and nothing that is stored was touched. Checksums of the last hour are complete.',
          'Nothing lost. A refused upload is one that the customer still has; it has to be sent again.',
        ],
        confidence: 'sure',
        clues: ['nothing-lost'],
      },
    ],
  },
  {
    id: 'store-health',
    label: 'Is the object store well?',
    teams: ['storage'],
    service: 'store',
    minutes: 2,
    findings: [
      {
        when: trulyAbove('service/store/all/threadsBusy', 0.93),
        texts: [
          'Too much to do: {series:service/store/all/threadsBusy} of its threads busy, p99 {series:service/store/all/p99Ms}. The caches in front of me are cold, three times the downloads come through.',
        ],
        needs: 'Fewer requests for a while, or warm caches.',
        asksFor: [
          { actionId: 'warm-caches' },
          { actionId: 'admit-part', parameters: { share: 0.9 } },
          { actionId: 'admit-part', parameters: { share: 0.75 } },
          { actionId: 'admit-part', parameters: { share: 0.5 } },
        ],
        confidence: 'sure',
        clues: ['store-crowded'],
      },
      {
        when: always,
        texts: [
          'It is well: p99 {series:service/store/all/p99Ms}, {series:service/store/all/threadsBusy} of its threads busy. It refuses callers that it does not know, and says so at once.',
        ],
        confidence: 'sure',
        clues: ['store-well', 'refused-not-slow'],
      },
    ],
  },
  {
    id: 'thumbnail-rules',
    label: 'Do the thumbnail cache rules matter?',
    teams: ['media'],
    service: 'images',
    minutes: 3,
    findings: [
      {
        when: any(refused, trulyBelow('customers/all/successShare', 0.985)),
        texts: [
          'I compared pictures under the old rules and under the new: they fail alike, and always on the way to the store. The rules are not it.',
        ],
        confidence: 'sure',
        clues: ['thumbnails-unrelated'],
      },
      {
        when: always,
        texts: ['Fewer misses than yesterday, as planned. Nothing else.'],
        confidence: 'likely',
        clues: ['thumbnails-unrelated'],
      },
    ],
  },
  {
    id: 'log-backlog',
    label: 'How late are access logs?',
    teams: ['logs'],
    service: 'log-delivery',
    minutes: 1.5,
    findings: [
      {
        when: all(trulyAbove('queue/access-logs/ageSeconds', 60), not(refused)),
        texts: [
          'They go out again, oldest first: {series:queue/access-logs/depth} are queued, the oldest batch waits for {series:queue/access-logs/ageSeconds}, and it gets less. Nothing is lost.',
        ],
        confidence: 'sure',
        clues: [],
      },
      {
        when: trulyAbove('queue/access-logs/ageSeconds', 60),
        texts: [
          'The oldest batch waits for {series:queue/access-logs/ageSeconds}, {series:queue/access-logs/depth} are queued. Nothing is lost; they go out by themselves, oldest first, once the store lets us in.',
        ],
        confidence: 'sure',
        clues: ['logs-late'],
      },
      {
        when: always,
        texts: ['On time, or nearly: the oldest batch waits for {series:queue/access-logs/ageSeconds}.'],
        confidence: 'sure',
        clues: [],
      },
    ],
  },
]
