import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  above,
  all,
  any,
  below,
  free,
  incident,
  inEffect,
  neverTried,
  not,
  present,
  reached,
} from '../condition-words.ts'
import { type Play, verify } from '../play-words.ts'

const drained = inEffect('drain-zone', { zone: 'us-east-1b' }, 90)
const served = above('customers/all/successShare', 0.98, 90)
const mitigated = incident('mitigated')
const proven: Play['when'] = all(
  { verified: 'buy-a-ticket-us' },
  { verified: 'buy-a-ticket-europe' },
  { verified: 'burn-clear' },
)

/** From mitigated to closed: watch, walk the customer's path, release people, leave the zone alone, hand over what remains. */
export const closingPlays: Scenario['playbook'] = [
  {
    id: 'mark-mitigated',
    when: all(drained, served, incident('declared')),
    reactionSeconds: 20,
    command: {
      kind: 'markMitigated',
      text: 'Customers are served again: {failedPercent} % of visits fail, p99 {p99}. us-east-1b stays drained. Mitigated, not resolved: we watch for ten minutes and prove it.',
    },
    thinking: [
      'Mitigated. Not resolved. The difference is ten minutes and a purchase.',
      'The pain stopped. Now we find out whether it stays stopped.',
    ],
    marker: 'G1',
  },
  {
    id: 'page-support',
    when: all(
      incident('commandTaken', 200),
      not(present('support-lead')),
      not({ personIs: 'support-lead', status: 'stoodDown' }),
    ),
    reactionSeconds: 20,
    command: {
      kind: 'page',
      target: 'support-lead',
      reason:
        'Customers ask about orders and tickets. I need the customers heard on the bridge, and later purchases tried.',
    },
    thinking: ['Support hears what graphs do not show.'],
    marker: 'E1',
    repeatsAfterSeconds: 330,
  },
  verify('verify-us', 'buy-a-ticket-us', 'support-lead', 60, [
    'Graphs recover before customers do. Buy a ticket.',
    'Somebody walks in as a customer, please.',
  ]),
  verify('verify-us-by-storefront', 'buy-a-ticket-us', 'storefront-oncall', 240, [
    'Support is busy. Another pair of hands for the purchase.',
  ]),
  verify('verify-europe', 'buy-a-ticket-europe', 'support-lead', 200, [
    'And from Europe: two markets are not four.',
  ]),
  verify('verify-europe-by-deputy', 'buy-a-ticket-europe', 'incident-deputy', 330, [
    'The deputy can buy a ticket, too.',
  ]),
  verify('verify-burn', 'burn-clear', 'incident-deputy', 660, [
    'Ten clear minutes, by somebody who is not me.',
  ]),
  {
    id: 'probe-zone',
    when: all(incident('mitigated', 150), free('platform-oncall')),
    reactionSeconds: 15,
    command: {
      kind: 'assignTask',
      personId: 'platform-oncall',
      investigationId: 'probe-zone',
      outcome: 'Measure whether us-east-1b still loses packets, before anybody talks about giving it back.',
      timeBoxMinutes: 5,
    },
    thinking: ['Somebody will ask for the zone back. I want the answer before the question.'],
    marker: 'B3',
  },
  {
    id: 'rebuild',
    when: all(mitigated, reached('two-zones-tight'), neverTried('grow-storefront'), free('platform-oncall')),
    reactionSeconds: 60,
    command: {
      kind: 'approveAction',
      actionId: 'grow-storefront',
      parameters: { instances: 165 },
      executor: 'platform-oncall',
      card: {
        goal: 'Rebuild room in the two healthy zones for the morning peak, while us-east-1b stays drained.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.97,
          withinSeconds: 480,
        },
        worstCase:
          'A few servers too many for an hour, and a third of the new ones idle in the drained zone.',
      },
    },
    thinking: ['Now capacity makes sense: two zones, a rising morning, and no retries to drown it.'],
    marker: 'B3',
  },
  {
    id: 'release-storefront',
    when: all(incident('mitigated', 420), { verified: 'buy-a-ticket-us' }, present('storefront-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'standDown',
      personIds: ['storefront-oncall', 'payments-oncall', 'scaler', 'security-guard'],
      staying:
        'The gateway and platform engineers, support lead, deputy, scribe and communications lead stay until it is resolved.',
    },
    thinking: [
      'Who is not needed may go. Say who stays, so that the others can leave with a good conscience.',
    ],
    marker: 'E2',
  },
  {
    id: 'relieve-database',
    when: all({ injectSent: 'tired-database', sinceSeconds: 60 }, present('data-oncall')),
    reactionSeconds: 15,
    command: {
      kind: 'relievePerson',
      personId: 'data-oncall',
      reason:
        'Thirteen hours on duty. The secondary takes over the databases from here. Thank you: your observation mattered.',
    },
    thinking: ['Thirteen hours. Tired people type into the wrong window. Home, with thanks.'],
    marker: 'E2',
  },
  {
    id: 'relieve-database-early',
    when: all(incident('mitigated', 180), present('data-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'relievePerson',
      personId: 'data-oncall',
      reason:
        'The databases are calm and you have been on duty since yesterday. Please hand over to the secondary and rest. Thank you.',
    },
    thinking: ['Nobody asked, but thirteen hours are thirteen hours.'],
    marker: 'E2',
  },
  {
    id: 'resolve',
    when: all(incident('mitigated', 720), proven, below('slo/burnRate5m', 1, 610)),
    reactionSeconds: 20,
    command: {
      kind: 'resolveIncident',
      text: 'Resolved: customers have been served normally for ten minutes, purchases work in all four markets, no orders were lost. us-east-1b stays drained; giving it back in steps is a follow-up with the platform team as owner. A post-mortem will follow. Thank you all.',
    },
    thinking: [
      'Ten clear minutes, four markets, nothing lost. And the zone stays out: that is a follow-up, not a finale.',
      'Now it is over. The temptation is to tidy up; tidying up is how second waves begin.',
    ],
    marker: 'G1',
  },
  {
    id: 'status-resolved',
    when: incident('resolved'),
    reactionSeconds: 15,
    command: {
      kind: 'postStatus',
      phase: 'resolved',
      text: 'Buying tickets works normally again in all four markets, and has done so for more than ten minutes. No orders were lost and tickets already bought are valid. If a payment shows twice, the second will be returned without your doing anything. We are sorry for this morning; a review will follow here next week.',
      nextUpdateMinutes: null,
    },
    thinking: ['The last public word: it works, nothing was lost, what follows.'],
    marker: 'D3',
  },
  {
    id: 'executives-resolved',
    when: incident('resolved'),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: customers are served normally, p99 {p99}. Impact: visits were slow or failed for part of the morning; figures follow in the post-mortem. Actions: one zone is drained, scale-in suspended, retries capped. Needs: none. Next: the post-mortem within five working days; no further briefing unless it returns.',
    },
    thinking: ['Executives hear it from me, not from the page.'],
    marker: 'D2',
  },
  {
    id: 'postmortem-owner',
    when: incident('resolved'),
    reactionSeconds: 40,
    command: { kind: 'namePostmortemOwner', personId: 'platform-oncall', dueDays: 5 },
    thinking: ['One owner, one date, before they hang up.'],
    marker: 'G2',
  },
  {
    id: 'close',
    when: all(incident('resolved', 60), incident('postmortemOwnerNamed')),
    reactionSeconds: 25,
    command: {
      kind: 'closeIncident',
      text: 'Closed. Still to do afterwards: resume scale-in, allow retries again, re-admit us-east-1b in steps once our own probe is clean. The post-mortem is owned and due in five days. Thank you for calm hands.',
    },
    thinking: ['What remains has an owner. Closed.'],
    marker: 'G2',
  },
  {
    id: 'redrain',
    when: all(
      any(inEffect('readmit-zone-now'), inEffect('readmit-zone')),
      { signal: 'customers/all/successShare', is: 'below', value: 0.95, forSeconds: 20 },
      free('edge-oncall'),
    ),
    reactionSeconds: 10,
    command: {
      kind: 'approveAction',
      actionId: 'drain-zone',
      parameters: { zone: 'us-east-1b' },
      executor: 'edge-oncall',
      card: {
        goal: 'Take the zone out again; it hurts as before.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.97,
          withinSeconds: 420,
        },
        worstCase: 'The two zones need some minutes to work off what piled up.',
      },
    },
    thinking: ['It came back, and so did the pain. Out again.'],
    marker: 'C4',
  },
]
