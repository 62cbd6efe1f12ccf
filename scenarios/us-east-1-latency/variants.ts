import type { Scenario } from '../../src/core/scenario/index.ts'
import { any, trulyAbove } from '../condition-words.ts'
import { quietMorning } from './quiet-morning.ts'

type Variants = NonNullable<Scenario['variants']>
type Things = readonly { readonly id: string }[]

/** Lists of the scenario in which a zone may be named. */
export interface ZonedParts {
  readonly faults: Things
  readonly clues: Things
  readonly investigations: Things
  readonly injects: Things
  readonly actions: Things
  readonly cast: Things
  readonly runbooks: Things
  readonly playbook: Things
  readonly factors: Things
  readonly remedies: Things
}

/** The same words and data with us-east-1b and us-east-1c changed for each other; names of faults stay. */
function otherZone<T>(value: T): T {
  const text = JSON.stringify(value).replace(
    /\b(grey-|residual-)?((?:us-east-)?1)([bc])\b/g,
    (whole, fault: string | undefined, region: string, letter: string) =>
      fault === undefined ? `${region}${letter === 'b' ? 'c' : 'b'}` : whole,
  )
  return JSON.parse(text) as T
}

/** The members of a thing that differ, with its id; nothing when none does. */
function differing(thing: Things[number], moved: Things[number]): Things {
  const before = thing as Readonly<Record<string, unknown>>
  const members = Object.entries(moved).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  )
  return members.length === 0 ? [] : [{ ...Object.fromEntries(members), id: thing.id }]
}

/** Only what reads differently in the other zone. */
function movedZone(parts: ZonedParts): Readonly<Record<string, Things>> {
  const moved = Object.entries(parts).map(([name, list]: [string, Things]) => [
    name,
    list.flatMap((thing) => differing(thing, otherZone(thing))),
  ])
  return Object.fromEntries(moved.filter(([, list]) => (list as Things).length > 0))
}

/** Four ways in which the same morning goes differently, and one on which it does not happen. */
export function variantsOf(parts: ZonedParts, secrets: readonly string[]): Variants {
  return [
    {
      id: 'b',
      difference: 'It is us-east-1c that goes bad, where one of the two order databases stands as well.',
      changes: {
        ...movedZone(parts),
        recovered: otherZone({
          all: [
            trulyAbove('customers/all/successShare', 0.985, 300),
            any(
              { action: 'drain-zone', is: 'inEffect', with: { zone: 'us-east-1b' } },
              { action: 'failover-quarter', is: 'inEffect' },
              { action: 'failover-half', is: 'inEffect' },
            ),
          ],
        }),
      },
    },
    {
      id: 'c',
      difference:
        'A real presale pulls a seventh more customers from the tenth minute on, and the gateway engineer misses the first page.',
      changes: {
        faults: [{ id: 'presale-crowd', kind: 'demand', factor: 1.14, rampSeconds: 600 }],
        machine: {
          states: {
            live: {
              entry: [
                { type: 'injectFault', params: { faultId: 'grey-1b' } },
                { type: 'injectFault', params: { faultId: 'presale-crowd' } },
              ],
            },
          },
        },
        cast: [{ id: 'edge-oncall', missesFirstPage: true }],
        secrets: [...secrets, 'presale-crowd'],
      },
    },
    {
      id: 'd',
      difference:
        'Repair work of the provider disturbs a healthy zone for five minutes just as customers are served again, and the platform engineer is hard to reach: hold still, or take a second zone out and have too few.',
      changes: {
        faults: [
          { id: 'repair-works', kind: 'zoneNetwork', zone: 'us-east-1a', addedMs: 40, lossShare: 0.04 },
        ],
        machine: {
          states: {
            live: {
              states: {
                works: {
                  initial: 'elsewhere',
                  states: {
                    elsewhere: { on: { CUSTOMERS_SERVED: { target: 'approaching' } } },
                    approaching: { after: { '150000': { target: 'here' } } },
                    here: {
                      entry: [{ type: 'injectFault', params: { faultId: 'repair-works' } }],
                      exit: [{ type: 'clearFault', params: { faultId: 'repair-works' } }],
                      after: { '300000': { target: 'gone' } },
                    },
                    gone: { type: 'final' },
                  },
                },
              },
            },
          },
        },
        cast: [{ id: 'platform-oncall', missesFirstPage: true }],
        secrets: [...secrets, 'repair-works'],
      },
    },
    {
      id: 'e',
      difference:
        'The provider page is early and wrong: it names another service and calls it over while it is not.',
      changes: {
        vendorPosts: [
          {
            id: 'post-wrong-service',
            state: 'informational',
            text: 'We are investigating increased error rates of DNS resolution for some customers in the US-EAST-1 Region. Compute and networking are operating normally. The next update follows within 30 minutes.',
          },
          {
            id: 'post-wrong-all-clear',
            state: 'resolved',
            text: 'Between 12:58 and 13:19 UTC some customers saw increased error rates of DNS resolution in the US-EAST-1 Region. The issue has been resolved and the service is operating normally.',
          },
        ],
        machine: {
          states: {
            live: {
              states: {
                provider: {
                  states: {
                    unaware: {
                      entry: [
                        { type: 'vendorPosts', params: { postId: 'post-wrong-service', afterSeconds: 180 } },
                        {
                          type: 'vendorPosts',
                          params: { postId: 'post-wrong-all-clear', afterSeconds: 480 },
                        },
                      ],
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    {
      id: 'f',
      difference:
        'Nothing of ours is ill: the provider has trouble in a zone that we do not use, and a noisy alert rings. The right answer is to look, to tell and to leave it alone.',
      changes: {
        restraint: true,
        endsAtSecond: 2400,
        faults: [{ id: 'murmur', kind: 'serviceSlow', service: 'payments', factor: 1.12, rampSeconds: 60 }],
        alerts: [{ id: 'payments-soft-target', urgency: 'high' }],
        vendorPosts: [
          {
            id: 'post-elsewhere',
            state: 'degraded',
            text: 'We can confirm increased error rates and latencies for instances in one Availability Zone (use1-az3) in the US-EAST-1 Region. Other Availability Zones are not affected.',
          },
        ],
        machine: {
          states: {
            quiet: {
              description: 'An ordinary Friday morning.',
            },
            live: {
              $replace: true,
              description: 'Elsewhere it burns; here a soft target is missed a little longer than usual.',
              entry: [
                { type: 'injectFault', params: { faultId: 'murmur' } },
                { type: 'vendorPosts', params: { postId: 'post-elsewhere', afterSeconds: 240 } },
                { type: 'scheduleInject', params: { injectId: 'page-is-red', afterSeconds: 330 } },
              ],
              after: { '840000': { target: 'calm' } },
            },
            calm: {
              description: 'Ten in the morning: the card networks are quick again.',
              entry: [{ type: 'clearFault', params: { faultId: 'murmur' } }],
              type: 'final',
            },
          },
        },
        injects: [
          { id: 'cfo-number', $remove: true },
          { id: 'legal-wording', $remove: true },
          {
            id: 'page-is-red',
            from: 'cto',
            channel: 'executive',
            texts: [
              'The provider page is red for US-EAST-1. Why are we not moving to the west? I would rather move once too often.',
            ],
            asksFor: [
              { actionId: 'failover-quarter' },
              { actionId: 'failover-half' },
              { actionId: 'failover-all' },
            ],
            expects: {
              kind: 'override',
              answerWithinSeconds: 240,
              soundStances: ['holdTheLine', 'clarify', 'decline', 'offerCommand'],
              importance: 'normal',
              reactions: {
                holdTheLine: ['You have a line at which you act. Good. I leave you to it.'],
                clarify: ['Not where we run, then. Fine.'],
                decline: ['Understood. Tell me if that changes.'],
                offerCommand: ['No, I do not want command. I wanted a reason, and I have one.'],
                comply: ['Good. I hope the standby is as large as I remember.'],
                silence: ['I shall take silence for a plan, but not for long.'],
              },
            },
          },
        ],
        playbook: [
          ...parts.playbook.flatMap(({ id }) => (id === 'acknowledge' ? [] : [{ id, $remove: true }])),
          ...quietMorning,
        ],
        recovered: trulyAbove('customers/all/successShare', 0.985, 300),
        factors: [
          ...parts.factors.map(({ id }) => ({ id, $remove: true })),
          {
            id: 'slow-authorisations',
            kind: 'trigger',
            text: 'Card authorisations took an eighth longer than usual for fourteen minutes, and payments missed its soft target.',
          },
          {
            id: 'noisy-target',
            kind: 'detection',
            text: 'The soft target of payments rang the pager at a level that customers do not notice, at the same time as an event of the provider in a zone where nothing of ours runs.',
          },
        ],
        remedies: [
          ...parts.remedies.map(({ id }) => ({ id, $remove: true })),
          {
            id: 'target-that-matters',
            kind: 'detect',
            text: 'Ring for payments only when purchases fail or customers wait, and list the soft target in the weekly review instead.',
            ownerRole: 'Payments team lead',
            priority: 'P1',
            dueDays: 14,
            doneWhen:
              'A rehearsal with authorisations an eighth slower rings nobody, one with 2 % of failing purchases rings within two minutes.',
          },
          {
            id: 'whose-red-is-it',
            kind: 'process',
            text: 'Add to the runbook of the provider page: map their zone ids to ours, then compare our zones, then decide.',
            ownerRole: 'Platform team lead',
            priority: 'P2',
            dueDays: 30,
            doneWhen:
              'The runbook has the map of zone ids, and a drill with a foreign zone was played with it.',
          },
        ],
        secrets: [...secrets, 'murmur'],
      },
    },
  ]
}
