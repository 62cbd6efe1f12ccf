import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, any, free, incident, not, present, quiet, sent } from '../condition-words.ts'

type Play = Scenario['playbook'][number]

const paged = incident('paged')
const commanding = incident('commandTaken')
const open = not(incident('resolved'))
const fine = above('customers/all/successShare', 0.985)
const compared = all(commanding, { taskDone: 'compare-zones' })

const look = (id: string, source: string, subject: string, after: number, thought: string): Play => ({
  id: `quiet-look-${id}`,
  when: paged,
  reactionSeconds: after,
  command: { kind: 'lookAt', source, subject },
  thinking: [thought],
  marker: 'B1',
  repeatsAfterSeconds: 300,
})

const page = (target: string, reason: string, after: number, thought: string): Play => ({
  id: `quiet-page-${target}`,
  when: all(paged, open, not(present(target)), not({ personIs: target, status: 'stoodDown' })),
  reactionSeconds: after,
  command: { kind: 'page', target, reason },
  thinking: [thought],
  marker: 'E1',
  repeatsAfterSeconds: 330,
})

const task = (personId: string, investigationId: string, outcome: string, thought: string): Play => ({
  id: `quiet-task-${investigationId}`,
  when: all(commanding, open, free(personId), not({ taskDone: investigationId })),
  reactionSeconds: 10,
  command: { kind: 'assignTask', personId, investigationId, outcome, timeBoxMinutes: 4 },
  thinking: [thought],
  marker: 'D1',
})

const verify = (checkId: string, personId: string, sinceSeconds: number, thought: string): Play => ({
  id: `quiet-verify-${checkId}`,
  when: all(incident('mitigated', sinceSeconds), free(personId), not({ verified: checkId })),
  reactionSeconds: 10,
  command: { kind: 'askVerification', checkId, personId },
  thinking: [thought],
  marker: 'G1',
  repeatsAfterSeconds: 240,
})

/**
 * What an experienced commander does on a morning on which nothing of ours is ill: look, track it small, ask the two who
 * know, say what is and is not so, write down when to act, and leave production alone.
 */
export const quietMorning: readonly Play[] = [
  look(
    'customers',
    'metrics',
    'customers',
    6,
    'What do customers feel? Nothing. I keep looking at that first.',
  ),
  look(
    'changes',
    'changes',
    'checkout-release',
    14,
    'What changed? A receipt text. Noted, and no more than that.',
  ),
  look('zones', 'metrics', 'zones', 22, 'Zone by zone: all three alike.'),
  look(
    'vendor',
    'vendorPage',
    'status',
    30,
    'The page is red. Whose red is it? A zone in which nothing of ours runs.',
  ),
  page(
    'payments-oncall',
    'Your soft target for payments is missed, customers are served. I need to know whether anybody is waiting for you.',
    8,
    'Owner of the alert, owner of the first answer. One person, not ten.',
  ),
  page(
    'edge-oncall',
    'The provider speaks of one zone, our customers are served. I need the gateways compared zone by zone, and nothing moved.',
    40,
    'Whoever could move traffic should hear from me that nobody moves it yet.',
  ),
  page(
    'incident-deputy',
    'Small and tracked, with a red page outside. I need you to watch the clock and the line at which we act.',
    50,
    'A second pair of eyes on the line.',
  ),
  {
    id: 'quiet-declare',
    when: all(incident('acknowledged'), fine),
    reactionSeconds: 60,
    command: {
      kind: 'declareIncident',
      severity: 4,
      summary:
        'Payments p99 above its soft target; customers are served in all four markets, less than 1 % of visits fail. Tracked, small, no public word needed.',
    },
    thinking: ['Small and tracked: a number, a channel, one voice. Not a siren.'],
    marker: 'C1',
  },
  {
    id: 'quiet-command',
    when: incident('declared'),
    reactionSeconds: 4,
    command: {
      kind: 'takeCommand',
      announcement:
        'I am the incident commander for this one. It is small. Nobody drains, moves or restarts anything without my word.',
    },
    thinking: ['With a red page outside, somebody helps without being asked. Unless one voice says no.'],
    marker: 'A1',
  },
  {
    id: 'quiet-bridge',
    when: incident('declared'),
    reactionSeconds: 6,
    command: { kind: 'openBridge' },
    thinking: ['One place to talk.'],
    marker: 'A1',
  },
  {
    id: 'quiet-role-ops',
    when: all(commanding, present('edge-oncall')),
    reactionSeconds: 8,
    command: { kind: 'assignRole', personId: 'edge-oncall', role: 'operationsLead' },
    thinking: ['If hands are needed, it is these.'],
    marker: 'A1',
  },
  {
    id: 'quiet-role-deputy',
    when: all(commanding, present('incident-deputy')),
    reactionSeconds: 10,
    command: { kind: 'assignRole', personId: 'incident-deputy', role: 'deputy' },
    thinking: ['And somebody who watches the line while I listen.'],
    marker: 'A1',
  },
  task(
    'edge-oncall',
    'compare-zones',
    'Find out whether slow requests have a zone in common, and report the figures.',
    'Their trouble is in one zone. Is it in ours? Somebody looks, with numbers.',
  ),
  task(
    'payments-oncall',
    'payment-errors',
    'Report whether any payment fails, and how long the slowest take.',
    'A soft target is a wish. Does anybody wait?',
  ),
  task(
    'incident-deputy',
    'demand-check',
    'Tell me whether more or fewer customers arrive than usual, in numbers.',
    'If customers stayed away, it would show here first.',
  ),
  {
    id: 'quiet-hypothesis',
    when: compared,
    reactionSeconds: 15,
    command: {
      kind: 'stateHypothesis',
      text: 'My hypothesis, likely: the event on the provider page is in a zone we do not run in, and the payments alert is what it shows on most mornings; payments is the victim of slow card networks, not a cause. If that is wrong, visits served fall below 98.5 percent, and then we raise the severity.',
      confidence: 'medium',
      suspects: ['payments'],
    },
    thinking: [
      'What I believe, and what would prove me wrong. Then I can leave it alone with a good conscience.',
    ],
    marker: 'B2',
  },
  {
    id: 'quiet-options',
    when: compared,
    reactionSeconds: 25,
    command: {
      kind: 'listOptions',
      options: [
        'Leave everything as it is and watch visits served: costs nothing.',
        'Move customers to us-west-2: it holds a fifth of our traffic, the cure would be the outage.',
        'Drain a zone: two carry three, without a reason.',
      ],
    },
    thinking: ['Three ways, one line each. The first is enough.'],
    marker: 'C2',
  },
  {
    id: 'quiet-poll',
    when: compared,
    reactionSeconds: 30,
    command: {
      kind: 'askForObjections',
      proposal:
        'Proposal: we change nothing and watch visits served, with a line at 98.5 percent; otherwise we raise and drain the zone that differs. Are there any strong objections?',
      actionId: null,
    },
    thinking: ['Leaving it alone is a proposal like any other: strong objections?'],
    marker: 'C2',
  },
  {
    id: 'quiet-page-vendor',
    when: all(commanding, open, not(present('account-manager'))),
    reactionSeconds: 70,
    command: {
      kind: 'page',
      target: 'vendor',
      reason:
        'Your page names a zone in US-EAST-1. Our impact so far: none, less than 1 % of visits fail. We want to be sure that it stays so: please tell us whether our zones are among those affected.',
    },
    thinking: [
      'Zone names differ by account. One question to those who can tell, and no waiting for the answer.',
    ],
    marker: 'E3',
    repeatsAfterSeconds: 330,
  },
  {
    id: 'quiet-trigger',
    when: any(compared, sent('page-is-red')),
    reactionSeconds: 40,
    command: {
      kind: 'setTrigger',
      expected: {
        series: 'customers/all/successShare',
        direction: 'below',
        value: 0.985,
        withinSeconds: 1200,
      },
      thenText:
        'If visits served fall below 98.5 percent by then, we raise the severity at once and drain the zone that differs. Otherwise nothing moves, and if the standby is moved anyway, expect a second wave of returning customers.',
    },
    thinking: ['Doing nothing is a decision, too, and it needs a line at which it ends.'],
    marker: 'B3',
  },
  {
    id: 'quiet-read-back',
    when: { taskDone: 'compare-zones' },
    reactionSeconds: 8,
    command: {
      kind: 'say',
      text: 'Heard and read back: the three zones answer alike, nobody waits longer than usual. The aim is to keep it so. Thank you.',
      to: 'edge-oncall',
    },
    thinking: ['Say it back, so that the room hears it twice.'],
    marker: 'D1',
  },
  {
    id: 'quiet-update',
    when: all(commanding, open, quiet('internalUpdatePosted', 420)),
    reactionSeconds: 30,
    command: {
      kind: 'postInternalUpdate',
      text: 'Condition: payments is above its soft target, and the provider reports trouble in one zone that we do not use; our three zones answer alike. Impact: none that customers notice, {failedPercent} % of visits fail, p99 {p99}. Actions: nothing is moved or restarted; we declare more if visits served fall below 98.5 percent. Needs: please touch nothing. Next update at {nextUpdateClock} UTC.',
    },
    thinking: ['Fifty people see a red page now. One update saves fifty questions.'],
    marker: 'D2',
    repeatsAfterSeconds: 420,
  },
  {
    id: 'quiet-document',
    when: compared,
    reactionSeconds: 45,
    command: {
      kind: 'editDocument',
      section: 'decisions',
      text: '{clock} UTC: nothing is moved. Reason: zones alike, customers served. Line: 98.5 percent of visits served, then raise and drain the zone that differs.',
    },
    thinking: ['What we do not do is a decision, and belongs into the document.'],
    marker: 'C4',
  },
  {
    id: 'quiet-reply-red',
    when: sent('page-is-red'),
    reactionSeconds: 20,
    command: {
      kind: 'reply',
      messageId: '{inject:page-is-red}',
      stance: 'holdTheLine',
      text: 'We stay. Our customers are served and all three zones answer alike; what the page describes is not where we run. The standby holds a fifth of our traffic, so moving would cause what you fear. If visits served fall below 98.5 percent I act and tell you.',
    },
    thinking: ['No move to please a page. The reason, the line, and when I would change my mind.'],
    marker: 'A3',
  },
  {
    id: 'quiet-mitigated',
    when: all(compared, { taskDone: 'payment-errors' }, fine, { afterSecond: 600 }),
    reactionSeconds: 30,
    command: {
      kind: 'markMitigated',
      text: 'Customers have been served all along, {failedPercent} % of visits fail. Nothing was changed. We watch for ten more minutes.',
    },
    thinking: ['There was nothing to mitigate, and the clock for "really nothing" starts now.'],
    marker: 'G1',
  },
  verify(
    'buy-a-ticket-us',
    'payments-oncall',
    30,
    'Somebody walks in as a customer, to be sure that nobody is hurt.',
  ),
  verify('buy-a-ticket-europe', 'incident-deputy', 60, 'And from Europe: two markets are not four.'),
  verify('burn-clear', 'incident-deputy', 610, 'Ten clear minutes, by somebody who is not me.'),
  {
    id: 'quiet-release',
    when: all(incident('mitigated', 120), present('edge-oncall')),
    reactionSeconds: 15,
    command: {
      kind: 'standDown',
      personIds: ['edge-oncall'],
      staying: 'The payments engineer and the deputy stay until it is resolved.',
    },
    thinking: ['Nothing to move. Back to your morning, and thank you.'],
    marker: 'E2',
  },
  {
    id: 'quiet-resolve',
    when: all(incident('mitigated', 660), { verified: 'buy-a-ticket-us' }, { verified: 'burn-clear' }, fine),
    reactionSeconds: 15,
    command: {
      kind: 'resolveIncident',
      text: 'Resolved: customers were served normally all morning, the event of the provider did not touch us, no orders were lost. Follow-up: a target for payments that rings only when somebody waits. Thank you both.',
    },
    thinking: ['Nothing was broken, and nothing got broken. That is a result.'],
    marker: 'G1',
  },
  {
    id: 'quiet-owner',
    when: incident('resolved'),
    reactionSeconds: 15,
    command: { kind: 'namePostmortemOwner', personId: 'payments-oncall', dueDays: 5 },
    thinking: ['A short note, with an owner: why does that target ring so loudly?'],
    marker: 'G2',
  },
  {
    id: 'quiet-close',
    when: all(incident('resolved', 30), incident('postmortemOwnerNamed')),
    reactionSeconds: 20,
    command: {
      kind: 'closeIncident',
      text: 'Closed. Nothing was changed, so nothing has to be put back. The follow-up on the payments target has an owner and a date. Thank you for calm hands.',
    },
    thinking: ['Closed, with production as it was.'],
    marker: 'G2',
  },
]
