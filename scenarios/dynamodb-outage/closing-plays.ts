import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, below, free, incident, not, present } from '../condition-words.ts'
import { commanding, hurts, open, type Play, success } from './plays.ts'

const verify = (
  id: string,
  checkId: string,
  personId: string,
  sinceSeconds: number,
  thinking: readonly string[],
  also: Play['when'] = { always: true },
): Play => ({
  id,
  when: all(incident('mitigated', sinceSeconds), open, free(personId), not({ verified: checkId }), also),
  reactionSeconds: 10,
  command: { kind: 'askVerification', checkId, personId },
  thinking,
  marker: 'G1',
  repeatsAfterSeconds: 420,
})

/** The provider is done with what could take it away again: launches work for ten minutes. */
const providerDone = all(
  { vendorPosted: 'post-launches-normal' },
  below('plane/launches-east/errorShare', 0.1, 300),
)
const proven = all(
  { verified: 'book-europe' },
  { verified: 'book-us' },
  { verified: 'tickets-arrive' },
  { verified: 'burn-clear' },
)
const longShift = incident('commandTaken', 12_900)
const relief = 'relief-commander'

/** Proof, relief, and the two ends: handed over, or resolved. */
export const closingPlays: Scenario['playbook'] = [
  verify('verify-europe', 'book-europe', 'support-lead', 90, [
    'Graphs recover before travellers do. Book a crossing, please, sign-in included.',
  ]),
  verify('verify-us', 'book-us', 'support-lead', 300, ['And a coach in the US: two markets are not four.']),
  verify(
    'verify-tickets',
    'tickets-arrive',
    'support-lead',
    600,
    ['Served is not delivered. Do the orders of the bad hour have their tickets?'],
    below('queue/orders-east/ageSeconds', 900, 120),
  ),
  verify('verify-burn', 'burn-clear', 'incident-deputy', 900, [
    'Ten clear minutes, by somebody who is not me.',
  ]),
  {
    id: 'page-relief',
    when: all(commanding, open, longShift, not(present(relief))),
    reactionSeconds: 20,
    command: {
      kind: 'page',
      target: relief,
      reason:
        'Hour four of a provider event. Travellers are served, it is not over: I need you as the next incident commander, for a handover by the book.',
    },
    thinking: [
      'Nearly four hours. I would bet that I am fine, which is what a tired commander bets. Relief, please.',
    ],
    marker: 'A4',
    repeatsAfterSeconds: 330,
  },
  {
    id: 'hand-over',
    when: all(commanding, open, incident('commandTaken', 13_600), present(relief), above(success, 0.9, 120)),
    reactionSeconds: 30,
    command: {
      kind: 'handOverCommand',
      to: relief,
      brief:
        'Status: {failedPercent} % of visits fail, travellers are served from both regions, west on its own table; launches in us-east-1 still fail or come without a network, health checks may be suspended. Plan: keep both regions, give nothing back in one go, work off what orders wait at the pace of the carriers, resume automation only when the provider is done. Assignments: the platform engineer has operations, tickets engineer holds the order queue, front door engineer the routing switch, data engineer the reconciliation list, deputy the clock, communications lead the page. Risks: functions in the west have a quota, watch it as the US wakes, and watch for flapping targets; if servers fill up in the east, a quarter goes west. Next update: {nextUpdateClock} UTC.',
    },
    thinking: ['Condition, plan, who has what, what can go wrong, next word. Then I wait to hear it back.'],
    marker: 'A4',
    repeatsAfterSeconds: 900,
  },
  {
    id: 'announce-handover',
    when: all(commanding, { quietFor: 15, kind: 'handoverOffered' }, present(relief)),
    reactionSeconds: 10,
    command: {
      kind: 'announceHandover',
      text: 'To everybody on the bridge: the brief was read back, and from this moment the relief commander is the incident commander. I stay reachable for an hour and command nothing. Thank you all.',
    },
    thinking: ['Read back. Announced, so that nobody has to guess who commands. And I mean the rest.'],
    marker: 'A4',
    repeatsAfterSeconds: 30,
  },
  {
    id: 'resolve',
    when: all(
      incident('mitigated', 720),
      hurts,
      proven,
      providerDone,
      above(success, 0.98, 610),
      below('slo/burnRate5m', 1, 610),
    ),
    reactionSeconds: 20,
    command: {
      kind: 'resolveIncident',
      text: 'Resolved: travellers have been served normally for ten minutes, bookings work in all four markets, the orders of the bad hours have their tickets. Some writes of the first minutes were overwritten; a list is with support. Both regions stay in use; the way home, the health checks and the scale-in are a follow-up with the platform team as owner. A post-mortem will follow. Thank you all.',
    },
    thinking: ['Served, delivered, and the provider done with what could take it away. Now it is over.'],
    marker: 'G1',
  },
  {
    id: 'status-resolved',
    when: all(incident('resolved'), hurts),
    reactionSeconds: 15,
    command: {
      kind: 'postStatus',
      phase: 'resolved',
      text: 'Booking works normally again in all four markets. Tickets that were late have been sent. A few baskets of the first minutes were lost, and we write to everybody concerned. We are sorry for this morning; a review will follow here next week.',
      nextUpdateMinutes: null,
    },
    thinking: ['The last public word: it works, what was late, what was lost, what follows.'],
    marker: 'D3',
  },
  {
    id: 'executives-resolved',
    when: all(incident('resolved'), hurts),
    reactionSeconds: 30,
    command: {
      kind: 'briefExecutives',
      text: 'Condition: travellers are served normally, p99 {p99}. Impact: figures follow in the post-mortem, overwritten baskets included. Actions: both regions carry the morning, the orders are delivered. Needs: none. Next: the post-mortem within three working days; no further briefing unless it returns.',
    },
    thinking: ['Executives hear it from me, not from the page.'],
    marker: 'D2',
  },
  {
    id: 'postmortem-owner',
    when: incident('resolved'),
    reactionSeconds: 40,
    command: { kind: 'namePostmortemOwner', personId: 'data-oncall', dueDays: 3 },
    thinking: ['One owner, one date, before they hang up.'],
    marker: 'G2',
  },
  {
    id: 'close',
    when: all(incident('resolved', 60), hurts, incident('postmortemOwnerNamed')),
    reactionSeconds: 25,
    command: {
      kind: 'closeIncident',
      text: 'Closed. Still to do afterwards: resume health checks and scale-in when the provider has been well for an hour, take the west back to its usual share in steps, allow retries again. The post-mortem is owned and due in three days. Thank you for calm hands.',
    },
    thinking: ['What remains has an owner. Closed.'],
    marker: 'G2',
  },
]
