import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  all,
  any,
  below,
  decided,
  incident,
  inEffect,
  neverTried,
  not,
  present,
  reached,
} from '../condition-words.ts'
import { act, commanding, expect, hurts, success, task } from './plays.ts'

const closed = reached('connects-fail')
const hurting = below(success, 0.95, 20)
/** Somebody who knows has spoken; while travellers are hurt nobody waits for that longer than a minute and a half. */
const heard = any(
  { quietFor: 1, kind: 'reportGiven' },
  { quietFor: 1, kind: 'taskReported' },
  incident('commandTaken', 140),
)
const someoneListens = any(
  ...['edge-oncall', 'platform-oncall', 'booking-oncall', 'data-oncall'].map(present),
)
/** Nothing in the west refuses: functions, replica and servers have room. */
const westHolds = all(
  below('service/booking/us-west-2a/errorShare', 0.05, 30),
  below('service/search/us-west-2a/errorShare', 0.01, 30),
)
const ownTable = inEffect('west-own-table', undefined, 30)

const move = (
  id: string,
  actionId: string,
  when: Parameters<typeof act>[4],
  words: string,
  thinking: readonly string[],
  executor = 'edge-oncall',
  reaction = 8,
) =>
  act(
    id,
    executor,
    actionId,
    {},
    when,
    reaction,
    {
      goal: `Send ${words} to us-west-2, where servers and table work, so that they can book again.`,
      expected: expect(success, 'above', 0.8, 420),
      worstCase:
        'The west is too small for them: then it throttles, and we go one step back by the same switch.',
    },
    thinking,
    'C4',
  )

/** The turn: hold what lives, leave out what can be left out, then table, servers and travellers together. */
export const turningPlays: Scenario['playbook'] = [
  act(
    'degrade',
    'booking-oncall',
    'serve-degraded',
    {},
    all(hurts, hurting, closed, heard),
    3,
    {
      goal: 'Let travellers book from the last known seats while the table cannot be reached; orders wait in the queue.',
      expected: expect(success, 'above', 0.5, 300),
      worstCase: 'Some seats are sold twice and tickets come late; we switch it off in a minute.',
    },
    [
      'I cannot mend the table. I can stop insisting on it. Seats from the cache, orders into the queue.',
      'What can be left out? Seats and baskets, not sign-in. That brings most of them through, today.',
    ],
    'C4',
  ),
  act(
    'freeze',
    'platform-oncall',
    'suspend-scale-in',
    {},
    all(heard, any(closed, reached('launches-fail'))),
    3,
    {
      goal: 'Keep every server we have: nothing is scaled in or replaced while launches may fail.',
      expected: expect('service/booking/us-east-1a/instances', 'above', 13, 600),
      worstCase: 'Some idle servers cost sixty dollars; we resume it afterwards.',
    },
    [
      'What runs has connections and sessions; what would replace it has neither. Nothing is replaced from now on.',
    ],
    'C3',
  ),
  act(
    'grow-west',
    'platform-oncall',
    'grow-west',
    { instances: 52 },
    all(closed, hurts, decided('suspend-scale-in')),
    4,
    {
      goal: 'Have servers in the west before travellers are sent there; they take four minutes to start.',
      expected: expect('service/booking/us-west-2a/instances', 'above', 40, 420),
      worstCase: 'We pay for servers that nobody uses and send them home in an hour.',
    },
    ['Servers first: they take four minutes, everything else takes one. Order now, decide later.'],
    'B3',
  ),
  act(
    'stop-retries',
    'booking-oncall',
    'stop-retries',
    {},
    all(closed, decided('serve-degraded')),
    6,
    {
      goal: 'Stop asking six times for what cannot connect once.',
      expected: expect('link/booking-seats/retryRate', 'below', 200, 240),
      worstCase: 'Single lost calls become errors for a few visits; we allow retries again afterwards.',
    },
    ['Three, times two. When the name returns, I do not want six knocks from each of them.'],
    'C3',
  ),
  {
    id: 'hypothesis',
    when: all(commanding, closed),
    reactionSeconds: 12,
    command: {
      kind: 'stateHypothesis',
      text: 'My hypothesis, likely but not certain: the name of the table endpoint in us-east-1 gives no address, so new connections fail while open ones live. The table and our app are not the cause; the deploy and the apply came close in time only. If that is right, no restart helps, and whatever uses the western endpoint works.',
      confidence: 'medium',
      suspects: ['store'],
    },
    thinking: ['Said aloud, with how sure I am and what follows from it. What follows is: nobody restarts.'],
    marker: 'B2',
  },
  {
    id: 'options',
    when: all(commanding, closed, hurts),
    reactionSeconds: 20,
    command: {
      kind: 'listOptions',
      options: [
        'Serve from the last known state and queue the orders: at once, most of the visits, tickets late.',
        'Move stack and table to us-west-2: ten minutes, nearly all visits, a few writes overwritten.',
        'Wait for the provider: no effort, no date, sessions run out within the hour.',
        'Restart or roll back: drops the connections that still live; no evidence for it.',
      ],
    },
    thinking: ['Four ways, one line each. The first two are not rivals: one now, one in ten minutes.'],
    marker: 'C2',
  },
  {
    id: 'no-restarts',
    when: all(commanding, closed, someoneListens),
    reactionSeconds: 14,
    command: {
      kind: 'say',
      text: 'Nobody restarts, replaces or redeploys a server until I say so. The goal: keep what is connected, so that some travellers are served while we build the way out.',
      to: null,
    },
    thinking: ['One rule for the room, with its reason.'],
    marker: 'C3',
  },
  task(
    'platform-oncall',
    'sessions',
    'Tell me how long our servers can still prove who they are, in both regions.',
    4,
    all(closed, decided('grow-west'), { taskDone: 'launch-state' }),
    ['The other clock: sessions. If those run out, the connections that live are worth nothing.'],
  ),
  {
    id: 'poll-table',
    when: all(commanding, closed, reached('lag-known'), neverTried('west-own-table'), someoneListens),
    reactionSeconds: 4,
    command: {
      kind: 'askForObjections',
      proposal:
        'Proposal: we point the west at its own replica now, knowing how late it is, then move travellers in quarters; if errors in the west rise, we stop and take it back. Are there any strong objections?',
      actionId: 'west-own-table',
    },
    thinking: [
      'This one cannot be undone for what gets overwritten. So: strong objections, from those who know.',
    ],
    marker: 'C2',
  },
  act(
    'west-table',
    'data-oncall',
    'west-own-table',
    {},
    all(hurts, closed, reached('lag-known'), hurting, { quietFor: 12, kind: 'objectionsAsked' }),
    4,
    {
      goal: 'Give the west a table it can reach, so that moving travellers there means something.',
      expected: expect('service/booking/us-west-2a/errorShare', 'below', 0.05, 300),
      worstCase:
        'Writes of the first minutes are overwritten: some baskets, a few bookings that the order queue still holds. We reconcile them by list.',
    },
    [
      'Lag read, loss named, objections heard. The longer I wait the more there is to lose. Switch.',
      'Stack without table is a move to nowhere. Table first, then people.',
    ],
    'C4',
  ),
  act(
    'prewarm',
    'data-oncall',
    'prewarm-west-table',
    {},
    all(hurts, decided('west-own-table'), inEffect('grow-west')),
    4,
    {
      goal: 'Let the western replica expect everybody, so that it does not throttle the move.',
      expected: expect('link/booking-seats/throttledShare', 'below', 0.02, 900),
      worstCase: 'Ninety dollars for room that is not used.',
    },
    ['Twice its last peak, at once, and its last peak was two percent of us. Pre-warm.'],
    'B3',
  ),
  task(
    'edge-oncall',
    'west-state',
    'Confirm that the west has its servers and reaches its own table.',
    4,
    all(ownTable, not(reached('west-ready'))),
    ['Are they really there? I ask before I send a quarter of a continent.'],
    'task-west-ready',
  ),
  move(
    'move-quarter',
    'west-quarter',
    all(hurts, ownTable, reached('west-ready'), closed, hurting),
    'a quarter of the travellers',
    ['Servers there, table there. A quarter, and look.'],
  ),
  move(
    'move-half',
    'west-half',
    all(inEffect('west-quarter', undefined, 75), westHolds, hurting, neverTried('west-half')),
    'half of the travellers',
    ['The quarter is served. Half.'],
  ),
  move(
    'move-most',
    'west-most',
    all(inEffect('west-half', undefined, 75), westHolds, hurting, neverTried('west-most')),
    'three quarters of the travellers',
    ['It holds. Three quarters.'],
  ),
  move(
    'move-all',
    'west-all',
    all(
      inEffect('west-most', undefined, 90),
      westHolds,
      below(success, 0.97, 20),
      below('service/search/us-west-2a/requestRate', 1650),
      neverTried('west-all'),
      not(reached('name-back')),
    ),
    'all travellers',
    ['Room left, and the rest in the east still has no sign-in. All of them, for now.'],
  ),
  {
    id: 'trigger-plan-b',
    when: all(commanding, decided('west-quarter')),
    reactionSeconds: 18,
    command: {
      kind: 'setTrigger',
      expected: expect(success, 'above', 0.9, 900),
      thenText:
        'If visits served are not above 90 percent within 15 minutes, then we stop moving, keep what the west carries and admit only three quarters in the east.',
    },
    thinking: ['Plan B, written while my head is clear.'],
    marker: 'B3',
  },
  {
    id: 'ask-data-effect',
    when: all(inEffect('west-own-table', undefined, 60), present('data-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'data-oncall',
      question: 'The west is on its own replica since a minute. What do you see, and does it keep up?',
    },
    thinking: ['Predicted, now checked.'],
    marker: 'C4',
  },
  {
    id: 'ask-edge-effect',
    when: all(inEffect('west-quarter', undefined, 60), present('edge-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'edge-oncall',
      question:
        'The first quarter is in the west. What do you see there, and how many still arrive in the east?',
    },
    thinking: ['Trust, and look.'],
    marker: 'C4',
  },
  {
    id: 'ask-comms',
    when: all(incident('commandTaken', 300), present('comms-lead'), hurts),
    reactionSeconds: 20,
    command: {
      kind: 'askReport',
      personId: 'comms-lead',
      question: 'You have been quiet. What do travellers see that the next post has to say?',
    },
    thinking: ['Somebody on the bridge has said nothing so far. I ask by name.'],
    marker: 'E2',
  },
]
