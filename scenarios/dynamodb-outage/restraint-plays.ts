import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, free, incident, not, present, quiet, reached } from '../condition-words.ts'
import { commanding, expect, hurts, open, success } from './plays.ts'

/** Something rings and no traveller is hurt, as far as the screens have shown. */
const calm = not(hurts)
const knows = { taskDone: 'replication-lag' } as const

/** When the right answer is to look, to tell and to do little. */
export const restraintPlays: Scenario['playbook'] = [
  {
    id: 'page-data-calm',
    when: all(commanding, calm, not(present('data-oncall'))),
    reactionSeconds: 12,
    command: {
      kind: 'page',
      target: 'data-oncall',
      reason:
        'Your alarm: replication to us-west-2 is late, {failedPercent} % of visits fail. I need to know what that means for us.',
    },
    thinking: ['The alarm has an owner. One call, not twelve.'],
    marker: 'E1',
    repeatsAfterSeconds: 330,
  },
  {
    id: 'role-data-calm',
    when: all(commanding, calm, present('data-oncall')),
    reactionSeconds: 8,
    command: { kind: 'assignRole', personId: 'data-oncall', role: 'operationsLead' },
    thinking: ['If anything has to be touched after all, it goes through one pair of hands.'],
    marker: 'A2',
  },
  {
    id: 'page-deputy-calm',
    when: all(commanding, calm, not(present('incident-deputy'))),
    reactionSeconds: 18,
    command: {
      kind: 'page',
      target: 'incident-deputy',
      reason: 'Small incident, nobody hurt so far. I need a second pair of eyes and the clock.',
    },
    thinking: ['A small room: the owner, a deputy, me.'],
    marker: 'E1',
    repeatsAfterSeconds: 330,
  },
  {
    id: 'look-table-calm',
    when: all(commanding, calm, open),
    reactionSeconds: 30,
    command: { kind: 'lookAt', source: 'metrics', subject: 'table/bookings' },
    thinking: ['The two copies side by side. Which one do travellers meet?'],
    marker: 'B1',
    repeatsAfterSeconds: 180,
  },
  {
    id: 'read-back-calm',
    when: all(calm, knows),
    reactionSeconds: 8,
    command: {
      kind: 'say',
      text: 'Heard and read back: the copy in the west stands still, nobody of ours reads it, the original in the east is well, it catches up by itself. So we leave it alone. Thank you.',
      to: 'data-oncall',
    },
    thinking: ['Say it back, so that the room hears why we do nothing.'],
    marker: 'D1',
  },
  {
    id: 'page-vendor-calm',
    when: all(commanding, calm, { vendorPosted: 'post-generic' }, not(present('account-manager'))),
    reactionSeconds: 40,
    command: {
      kind: 'page',
      target: 'vendor',
      reason:
        'Replication to us-west-2 stands still on our side, travellers are served from us-east-1. We want to know whether the east is touched at all.',
    },
    thinking: ['One question to the provider: is our side of it well? That is all I need from them.'],
    marker: 'E3',
  },
  {
    id: 'say-hands-off',
    when: all(incident('commandTaken', 60), calm, open),
    reactionSeconds: 20,
    command: {
      kind: 'say',
      text: 'Travellers are served. The goal is to understand the alarm and to touch nothing while we do: no switch, no restart, no growth. If visits begin to fail, we talk again.',
      to: null,
    },
    thinking: ['The hardest order to give: hands in pockets.'],
    marker: 'C3',
  },
  {
    id: 'update-calm',
    when: all(incident('commandTaken', 100), calm, open, quiet('internalUpdatePosted', 600)),
    reactionSeconds: 20,
    command: {
      kind: 'postInternalUpdate',
      text: 'Condition: an alarm rings, p99 is {p99}. Impact: none seen so far, {failedPercent} % of visits fail for travellers in all four markets. Actions: we look at what rings and try a booking; we change nothing. Needs: nothing right now. Next update at {nextUpdateClock} UTC.',
    },
    thinking: ['Tell them early that it rings and that nobody is hurt. Rumours do the rest otherwise.'],
    marker: 'D2',
    repeatsAfterSeconds: 600,
  },
  {
    id: 'hypothesis-calm',
    when: all(commanding, calm, open, knows),
    reactionSeconds: 15,
    command: {
      kind: 'stateHypothesis',
      text: 'My hypothesis, likely but not certain: the trouble is in us-west-2, and the late replica is a symptom of it, not the cause of anything here. What travellers use is well. If that is right, visits stay served, and the alarm clears by itself when the other side is back.',
      confidence: 'medium',
      suspects: ['us-west-2a'],
    },
    thinking: ['Said aloud, with what would prove me wrong: one failing visit.'],
    marker: 'B2',
  },
  {
    id: 'trigger-calm',
    when: all(commanding, calm, open, knows),
    reactionSeconds: 30,
    command: {
      kind: 'setTrigger',
      expected: expect(success, 'above', 0.97, 900),
      thenText:
        'If visits served are not above 97 percent, then we take the two percent out of the west, page everybody and raise the severity.',
    },
    thinking: ['Doing nothing needs a stop rule as well. Here is ours.'],
    marker: 'B3',
  },
  {
    id: 'say-wave-calm',
    when: all(commanding, calm, open, knows, present('data-oncall')),
    reactionSeconds: 45,
    command: {
      kind: 'say',
      text: 'When the other region is back, its backlog of writes arrives in one wave: please watch that it passes, and that nothing of ours waits for it.',
      to: 'data-oncall',
    },
    thinking: ['The only wave I expect is theirs. I say it before it comes.'],
    marker: 'B3',
  },
  {
    id: 'document-calm',
    when: all(commanding, calm, open, knows),
    reactionSeconds: 60,
    command: {
      kind: 'editDocument',
      section: 'decisions',
      text: '{clock} UTC: no change. Travellers are served; what rings is the replica in us-west-2, which nobody of ours reads. Stop rule: visits served below 97 percent.',
    },
    thinking: ['A decision to do nothing is a decision. It goes into the document with its reason.'],
    marker: 'D2',
  },
  {
    id: 'document-calm-impact',
    when: all(commanding, calm, open, { verified: 'book-europe' }),
    reactionSeconds: 60,
    command: {
      kind: 'editDocument',
      section: 'impact',
      text: '{clock} UTC: {failedPercent} % of visits fail, as on any day; a booking was tried and went through. The standby is not one while its replica stands still.',
    },
    thinking: ['No impact, proven, with the time of the proof.'],
    marker: 'D2',
  },
  {
    id: 'ask-platform-calm',
    when: all(incident('commandTaken', 420), calm, open, present('incident-deputy')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'incident-deputy',
      question: 'Travellers, all four markets: is anything different from an ordinary day, in numbers?',
    },
    thinking: ['I look again, through other eyes.'],
    marker: 'B1',
  },
  {
    id: 'verify-calm',
    when: all(
      incident('declared', 120),
      calm,
      free('incident-deputy'),
      knows,
      not({ verified: 'book-europe' }),
    ),
    reactionSeconds: 20,
    command: { kind: 'askVerification', checkId: 'book-europe', personId: 'incident-deputy' },
    thinking: ['Graphs say that travellers are served. Somebody books, so that I know.'],
    marker: 'G1',
    repeatsAfterSeconds: 300,
  },
  {
    id: 'resolve-calm',
    when: all(
      incident('declared', 420),
      calm,
      knows,
      above(success, 0.985, 610),
      not({ alertFiring: 'replication-late' }),
      not({ alertFiring: 'burn-fast' }),
      { verified: 'book-europe' },
      reached('replicas-level'),
    ),
    reactionSeconds: 30,
    command: {
      kind: 'resolveIncident',
      text: 'Resolved: travellers were served all the time, a booking was tried and went through, replication has caught up and the alarm is quiet. What rang was a provider event that does not touch what we serve from; nothing was changed. The threshold of that alarm is a follow-up with the data team as owner. Thank you all.',
    },
    thinking: [
      'It rang, we looked, nobody was hurt, it is quiet. Closing it without having touched anything is a result.',
    ],
    marker: 'G1',
  },
  {
    id: 'close-calm',
    when: all(incident('resolved', 60), calm, incident('postmortemOwnerNamed')),
    reactionSeconds: 25,
    command: {
      kind: 'closeIncident',
      text: 'Closed. Still to do afterwards: a second look at the threshold of the replication alarm, and at the standby that was none for twenty minutes. The note is owned and due in three days. Thank you for keeping your hands still.',
    },
    thinking: ['What remains has an owner. Closed.'],
    marker: 'G2',
  },
]
