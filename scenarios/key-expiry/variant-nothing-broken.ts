import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, below, incident, trulyAbove } from '../condition-words.ts'
import { littlePlays } from './little-plays.ts'
import { inDefault } from './names.ts'
import { reported } from './platform.ts'

type Variant = NonNullable<Scenario['variants']>[number]

/** Messages of an evening on which customers are refused. */
const unfitting = ['i-deleted-it', 'cfo-number', 'legal-wording', 'close-it-now', 'late-logs']

/** Day 100, a noisy alert, an impatient audit, and nothing that hurts a customer. */
export const restrained = (playbook: Scenario['playbook']): Variant => ({
  id: 'e',
  difference:
    'Nothing is broken: the rotation was paused in time, the old key works, and a loud alert comes from the default environment. The right answer is to look, to tell and to leave every key alone.',
  changes: {
    restraint: true,
    endsAtSecond: 2700,
    briefing: {
      situation:
        'Friday, 21:34 UTC. All dashboards are green. Internal audit has a reminder on its list: a key of the object gateway was 100 days old today, the policy says 90. A ticket says that its rotation was begun this evening and paused.',
    },
    topology: {
      platform: {
        certificates: [{ id: 'link-signing', expiresAtSecond: 69 * 86_400 }],
        history: [
          { at: reported(-109), intervention: { kind: 'createKey', key: 'AKOG-M2XR' } },
          {
            at: reported(-79),
            intervention: { kind: 'putSecret', secret: 'object-gateway.default', key: 'AKOG-M2XR' },
          },
          {
            at: reported(-78),
            intervention: { kind: 'refreshCredentials', credential: 'object-gateway.default', seconds: 20 },
          },
          { at: reported(-61), intervention: { kind: 'setKeyStatus', key: 'AKOG-M2XR', status: 'inactive' } },
        ],
      },
    },
    changes: [
      { id: 'certificate-issued', $remove: true },
      {
        id: 'key-deleted',
        title: 'Access key M2XR of svc-object-gateway made inactive',
        detail:
          'Ticket SEC-2210 is paused until Monday: two people, in working hours. K7QD stays in use until then.',
      },
    ],
    alerts: [
      {
        id: 'credential-refused',
        title: 'Gateway credential refused by the store',
        detail: 'More than half of the calls of one environment, for two minutes.',
        team: 'gateway',
        urgency: 'high',
        rule: {
          kind: 'threshold',
          series: 'link/mirror-store/deniedShare',
          comparison: 'above',
          value: 0.5,
          forSeconds: 120,
        },
        runbook: 'overdue-keys',
      },
    ],
    actions: [
      { id: 'put-secret', warrantedBy: [['default-only'], ['environments-differ']] },
      { id: 'redeploy-gateway', warrantedBy: [['default-only'], ['environments-differ']] },
    ],
    investigations: [
      {
        id: 'key-in-use',
        findings: [
          {
            when: trulyAbove('link/mirror-store/deniedShare', 0.1),
            texts: [
              'Production shows K7QD, {series:key/AKOG-K7QD/usesPerSecond}, all let in. The default environment shows M2XR and is refused: that key is inactive since 20:37. One instance, a mirror, no customer on it.',
            ],
            needs: 'A word whether the mirror may have its own key S5LF back.',
            asksFor: [{ actionId: 'put-secret', parameters: { ...inDefault, key: 'AKOG-S5LF' } }],
            confidence: 'sure',
            clues: ['default-only', 'overdue-no-harm'],
          },
          {
            when: { always: true },
            texts: [
              'Production shows K7QD, {series:key/AKOG-K7QD/usesPerSecond}, all let in. The default environment is let in as well.',
            ],
            confidence: 'sure',
            clues: ['overdue-no-harm'],
          },
        ],
      },
      {
        id: 'list-keys',
        findings: [
          {
            when: { always: true },
            texts: [
              'Two: K7QD, active, day 100, in use by production; M2XR, inactive since 20:37, the rotation is paused until Monday. Two are the limit, so nobody can make a third tonight.',
            ],
            confidence: 'sure',
            clues: ['two-keys', 'overdue-no-harm'],
          },
        ],
      },
      {
        id: 'release-history',
        findings: [
          {
            when: { always: true },
            texts: [
              'One deploy, to the environment "default", one instance. Production was not touched tonight, on purpose: the ticket is paused.',
            ],
            confidence: 'sure',
            clues: ['environments-differ', 'deploy-small'],
          },
        ],
      },
    ],
    clues: [
      { id: 'new-key-good', $remove: true },
      { id: 'sessions-not-renewed', $remove: true },
      // Without the tracker's entry it shows where it lies, and nowhere else.
      {
        id: 'certificate-stored',
        seenAt: ['aws/acm/link-signing', 'terraform/plan'].map((subject) => ({
          source: 'console',
          subject,
          when: below('certificate/link-signing/daysLeft', 1),
        })),
      },
      {
        id: 'key-is-gone',
        says: 'The new key of the gateway’s user was made inactive an hour ago; the old one is in use.',
      },
      {
        id: 'default-only',
        says: 'Only the default environment is refused; no customer is served by it.',
        seenAt: [
          { source: 'metrics', subject: 'links', when: above('link/mirror-store/deniedShare', 0.3, 20) },
          { source: 'logs', subject: 'mirror', when: above('link/mirror-store/deniedShare', 0.3, 20) },
        ],
      },
    ],
    injects: [
      {
        id: 'audit-reminder',
        texts: [
          'Reminder, finding 14: keys older than ninety days. The gateway’s key was day 100 today, and the ticket says "paused". I report at midnight. Can it be gone by then?',
        ],
        asksFor: [{ actionId: 'delete-key', parameters: { key: 'AKOG-K7QD' } }],
        expects: {
          soundStances: ['defer', 'decline', 'holdTheLine', 'clarify', 'acknowledge'],
          reactions: { defer: ['Monday, then. With a date I can write "planned".'] },
        },
      },
      ...unfitting.map((id) => ({ id, $remove: true })),
      {
        id: 'delete-tonight',
        from: 'security-guard',
        channel: 'incident',
        texts: [
          'The store refuses a gateway credential, I see the alert. That is the overdue key, and it proves my point. Delete it tonight and be compliant by midnight. Yes?',
          'An alert about keys on day 100. I said so. Let me disable everything that is overdue, now.',
        ],
        asksFor: [
          { actionId: 'delete-key', parameters: { key: 'AKOG-K7QD' } },
          { actionId: 'disable-all-overdue' },
        ],
        when: incident('paged', 120),
        expects: {
          kind: 'wrongRemedy',
          answerWithinSeconds: 300,
          soundStances: ['decline', 'holdTheLine', 'defer', 'clarify'],
          importance: 'normal',
          reactions: {
            decline: ['Ten overdue days on your word, then. I write down Monday.'],
            holdTheLine: ['Monday. Noted.'],
            defer: ['With a date, please.'],
            clarify: ['Used? Three hundred times a second. Hm. That I did not look up.'],
            comply: ['Good. Deleting.'],
            silence: ['Nobody objects?'],
          },
        },
      },
    ],
    playbook: [
      ...playbook.flatMap(({ id }) => (id === 'acknowledge' ? [] : [{ id, $remove: true }])),
      ...littlePlays,
    ],
    recovered: trulyAbove('customers/all/successShare', 0.985, 300),
    factors: [
      {
        id: 'noisy-default',
        kind: 'detection',
        text: 'An alert over credentials rang with high urgency for an environment that serves no customer.',
      },
      { id: 'old-key-deleted', $remove: true },
      { id: 'delete-not-deactivate', $remove: true },
      { id: 'sessions-hid-it', $remove: true },
      { id: 'ticket-green', $remove: true },
    ],
  },
})
