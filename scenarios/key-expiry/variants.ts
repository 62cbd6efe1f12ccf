import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, free, incident, inEffect, neverTried, not, sent } from '../condition-words.ts'
import { secretWords } from './names.ts'
import { restrained } from './variant-nothing-broken.ts'
import { otherSecret } from './variant-other-secret.ts'

type Variant = NonNullable<Scenario['variants']>[number]

const minutes = (count: number): string => String(count * 60_000)

/** More work than usual, caches emptied by automation just as it gets better, and platform hard to reach. */
const coldReturn: Variant = {
  id: 'c',
  difference:
    'A third more traffic, automation restarts the download servers just as they are served again, so that cold caches meet a busy store, and the platform engineer misses the first page.',
  changes: {
    topology: {
      services: [{ id: 'store', threadsPerInstance: 8 }],
      markets: [
        { id: 'europe', peakPerSecond: 640, troughPerSecond: 150 },
        { id: 'americas', peakPerSecond: 850, troughPerSecond: 190 },
      ],
    },
    cast: [{ id: 'platform-oncall', missesFirstPage: true, joinsWithinSeconds: [120, 260] }],
    changes: [
      {
        id: 'self-healing',
        at: 0,
        service: 'downloads',
        title: 'Self-healing restarted all download servers',
        detail:
          'Rule: error share above 20 % for ten minutes. Ran once it could reach the deploy service again. Caches are empty.',
        byRole: 'Gateway automation',
        kind: 'deploy',
      },
    ],
    machine: {
      states: {
        evening: {
          states: {
            healing: {
              initial: 'waiting',
              states: {
                waiting: { on: { CUSTOMERS_SERVED: { target: 'due' } } },
                due: { after: { [minutes(1)]: { target: 'restarted' } } },
                restarted: {
                  description: 'Caches are empty, and customers come back.',
                  entry: [
                    {
                      type: 'someoneActs',
                      params: {
                        intervention: { kind: 'restart', service: 'downloads', seconds: 12 },
                        changeId: 'self-healing',
                      },
                    },
                  ],
                  type: 'final',
                },
              },
            },
          },
        },
      },
    },
    factors: [
      {
        id: 'self-healing',
        kind: 'amplifier',
        text: 'Self-healing restarted all download servers for an error share that was already gone, and emptied the caches that shield the store.',
      },
    ],
  },
}

/** The provider speaks early and of something else; and the control over key ages may act tonight. */
const armedControl: Variant = {
  id: 'd',
  difference:
    'The provider’s page is early and names something else (its consoles for keys are sluggish), and the nightly control disables the overdue key of the listing index at 22:05 unless somebody suspends its remedy.',
  changes: {
    faults: [{ id: 'iam-sluggish', kind: 'controlPlane', plane: 'iam', failShare: 0.15, slowFactor: 2.5 }],
    secrets: [...secretWords, 'iam-sluggish'],
    vendorPosts: [
      {
        id: 'post-propagation',
        state: 'informational',
        text: 'We are investigating longer than usual propagation times for changes to identity and access management in the EU-WEST-1 Region. Existing credentials are not affected.',
      },
      {
        id: 'post-propagation-over',
        state: 'resolved',
        text: 'Propagation times for changes to identity and access management are normal. Some changes made between 21:20 and 21:35 UTC took up to four minutes.',
      },
    ],
    changes: [
      {
        id: 'control-ran',
        at: 0,
        service: 'listings',
        title: 'Key-age control disabled access key B3VJ',
        detail: 'Nightly run, remedy on. Key of svc-listing-index, day 96 of 90. Set to inactive.',
        byRole: 'Key-age control',
        kind: 'config',
        resources: ['aws_iam_user.svc_listing_index'],
      },
    ],
    machine: {
      states: {
        evening: {
          states: {
            provider: {
              initial: 'silent',
              states: {
                silent: { after: { [minutes(9)]: { target: 'speaks' } } },
                speaks: {
                  entry: [
                    { type: 'injectFault', params: { faultId: 'iam-sluggish' } },
                    { type: 'vendorPosts', params: { postId: 'post-propagation', afterSeconds: 0 } },
                  ],
                  exit: [{ type: 'clearFault', params: { faultId: 'iam-sluggish' } }],
                  after: { [minutes(17)]: { target: 'spoken' } },
                },
                spoken: {
                  entry: [
                    { type: 'vendorPosts', params: { postId: 'post-propagation-over', afterSeconds: 0 } },
                  ],
                  type: 'final',
                },
              },
            },
            remediation: {
              states: {
                reporting: {
                  description: 'The nightly control over key ages will act at 22:05.',
                  entry: [
                    { type: 'scheduleInject', params: { injectId: 'control-announced', afterSeconds: 1000 } },
                  ],
                  after: {
                    [minutes(31)]: [
                      {
                        target: 'reported',
                        guard: {
                          type: 'holds',
                          params: { condition: inEffect('suspend-remedy') },
                        },
                      },
                      { target: 'disabled' },
                    ],
                  },
                },
                disabled: {
                  description: 'The overdue key of the listing index is inactive.',
                  entry: [
                    {
                      type: 'someoneActs',
                      params: {
                        intervention: { kind: 'setKeyStatus', key: 'AKLI-B3VJ', status: 'inactive' },
                        changeId: 'control-ran',
                      },
                    },
                  ],
                  type: 'final',
                },
              },
            },
          },
        },
      },
    },
    investigations: [
      {
        id: 'control-state',
        label: 'What will the key-age control do tonight?',
        teams: ['security', 'identity', 'platform'],
        minutes: 1.5,
        findings: [
          {
            when: inEffect('suspend-remedy'),
            texts: ['Its remedy is suspended. It will write a report.'],
            confidence: 'sure',
            clues: ['control-armed'],
          },
          {
            when: { always: true },
            texts: [
              'It runs at 22:05 with its remedy on, since Monday. B3VJ of the listing index is on its list: day 96. It carries all listings.',
            ],
            needs: 'A yes to suspend the remedy.',
            asksFor: [{ actionId: 'suspend-remedy' }],
            confidence: 'sure',
            clues: ['control-armed', 'overdue-no-harm'],
          },
        ],
      },
    ],
    clues: [
      {
        id: 'control-armed',
        says: 'The nightly control can disable overdue keys, and one of those carries production.',
        seenAt: [],
      },
    ],
    actions: [{ id: 'suspend-remedy', warrantedBy: [['control-armed'], ['overdue-no-harm']] }],
    injects: [
      {
        id: 'nightly-report',
        texts: [
          'Nightly control: report only tonight, its remedy is suspended. One line: B3VJ, day 96, overdue. I note who decided that.',
        ],
      },
      {
        id: 'control-announced',
        from: 'security-guard',
        channel: 'incident',
        texts: [
          'For your information: the nightly control runs at 22:05, and since Monday it may act. Keys past ninety days become inactive. That will at least settle B3VJ.',
          'At 22:05 the key-age control runs, with its remedy switched on. One line less on my list: B3VJ of the listing index.',
        ],
        expects: {
          kind: 'criticalInformation',
          answerWithinSeconds: 300,
          soundStances: ['decline', 'holdTheLine', 'clarify', 'readBack', 'defer'],
          importance: 'critical',
          reactions: {
            decline: ['Then suspend it, and write your name under it.'],
            holdTheLine: ['Then suspend it, and write your name under it.'],
            readBack: ['B3VJ, 22:05, inactive. Yes.'],
            clarify: ['Who uses it? I would have to ask. Listings, I think.'],
            defer: ['It does not ask me. It runs at 22:05.'],
            comply: ['Good.'],
            silence: ['Nobody objects, then.'],
          },
        },
      },
    ],
    playbook: [
      {
        id: 'reply-control-announced',
        when: sent('control-announced'),
        reactionSeconds: 10,
        command: {
          kind: 'reply',
          messageId: '{inject:control-announced}',
          stance: 'readBack',
          text: 'Heard: 22:05, the control makes B3VJ of the listing index inactive by itself. It carries listings, so we suspend the remedy before that; the report may run. What else is on its list?',
        },
        thinking: ['A machine with a date and a deed. That one I stop before it helps us.'],
        marker: 'D4',
      },
      {
        id: 'suspend-remedy-by-platform',
        when: all(
          incident('commandTaken'),
          sent('control-announced'),
          neverTried('suspend-remedy'),
          free('platform-oncall'),
        ),
        reactionSeconds: 8,
        command: suspendBy('platform-oncall'),
        thinking: ['One key too few tonight is enough. The control may report, not act.'],
        marker: 'B3',
      },
      {
        id: 'suspend-remedy-by-identity',
        when: all(
          incident('commandTaken'),
          sent('control-announced'),
          neverTried('suspend-remedy'),
          free('identity-oncall'),
        ),
        reactionSeconds: 16,
        command: suspendBy('identity-oncall'),
        thinking: ['Platform types; identity can switch it off as well.'],
        marker: 'B3',
      },
      {
        id: 'activate-listing-key',
        when: all(
          incident('commandTaken'),
          above('service/listings/all/errorShare', 0.1, 20),
          neverTried('activate-key'),
          not(inEffect('suspend-remedy')),
          free('platform-oncall'),
        ),
        reactionSeconds: 10,
        command: {
          kind: 'approveAction',
          actionId: 'activate-key',
          parameters: { key: 'AKLI-B3VJ' },
          executor: 'platform-oncall',
          card: {
            goal: 'Listings get their key back: it was switched off, not deleted.',
            expected: {
              series: 'service/listings/all/errorShare',
              direction: 'below',
              value: 0.05,
              withinSeconds: 300,
            },
            worstCase: 'An overdue key works a day longer.',
          },
        },
        thinking: ['Inactive, not deleted: that is the whole worth of the difference.'],
        marker: 'C4',
      },
    ],
  },
}

function suspendBy(executor: string) {
  return {
    kind: 'approveAction',
    actionId: 'suspend-remedy',
    parameters: {},
    executor,
    card: {
      goal: 'The control reports overdue keys and disables none while we are in an incident about a key.',
      expected: null,
      worstCase: 'Overdue keys stay overdue for a night.',
    },
  } as const
}

/** Three ways in which the same evening goes differently, and one on which nothing is broken. */
export const variantsOf = (playbook: Scenario['playbook']): readonly Variant[] => [
  otherSecret,
  coldReturn,
  armedControl,
  restrained(playbook),
]
