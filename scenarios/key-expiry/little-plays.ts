import type { Scenario } from '../../src/core/scenario/index.ts'
import {
  above,
  all,
  free,
  incident,
  inEffect,
  neverTried,
  not,
  present,
  reached,
} from '../condition-words.ts'
import { littleClosing, littleWords } from './little-words.ts'
import { DEFAULT, inDefault } from './names.ts'

type Play = Scenario['playbook'][number]

const paged = incident('paged')
const commanding = incident('commandTaken')
const fine = above('customers/all/successShare', 0.985)

const look = (
  id: string,
  source: string,
  subject: string,
  reactionSeconds: number,
  thought: string,
): Play => ({
  id: `little-look-${id}`,
  when: paged,
  reactionSeconds,
  command: { kind: 'lookAt', source, subject },
  thinking: [thought],
  marker: 'B1',
  repeatsAfterSeconds: 300,
})

const page = (target: string, reason: string, after: number, thought: string): Play => ({
  id: `little-page-${target}`,
  when: all(paged, not(present(target)), not({ personIs: target, status: 'stoodDown' })),
  reactionSeconds: after,
  command: { kind: 'page', target, reason },
  thinking: [thought],
  marker: 'E1',
  repeatsAfterSeconds: 330,
})

const task = (personId: string, investigationId: string, outcome: string, thought: string): Play => ({
  id: `little-task-${investigationId}`,
  when: all(commanding, free(personId), not({ taskDone: investigationId })),
  reactionSeconds: 10,
  command: { kind: 'assignTask', personId, investigationId, outcome, timeBoxMinutes: 4 },
  thinking: [thought],
  marker: 'D1',
})

const openingPlays: readonly Play[] = [
  look(
    'customers',
    'metrics',
    'customers',
    5,
    'What do customers feel? Nothing. That is the first thing to know and the last to forget.',
  ),
  look(
    'links',
    'metrics',
    'links',
    14,
    'Who is refused? The default environment, and nobody else. Production is let in.',
  ),
  look(
    'change',
    'changes',
    'key-deleted',
    24,
    'What changed: the new key was made inactive, the rotation is paused until Monday. Sober, and written down.',
  ),
  look(
    'access',
    'metrics',
    'access',
    34,
    'K7QD is day 100 and carries three hundred calls a second. Overdue, and very much alive.',
  ),
  look('overdue', 'runbook', 'overdue-keys', 44, 'Our own page says it: a finding, not an incident.'),
  page(
    'gateway-oncall',
    'An alert says that a gateway credential is refused, customers are served. I need to know which environment it is.',
    6,
    'Owner of the alert, owner of the first answer. One person, not ten.',
  ),
  page(
    'identity-oncall',
    'An alert about a gateway credential while the rotation is paused. I need the list of keys, and nobody to type.',
    30,
    'Whoever holds the keys should hear from me that nobody deletes one tonight.',
  ),
  {
    id: 'little-declare',
    when: all(incident('acknowledged'), fine),
    reactionSeconds: 40,
    command: {
      kind: 'declareIncident',
      severity: 4,
      summary:
        'A gateway credential is refused in the default environment; customers are served, less than 1 % of operations fail. Tracked, small, no public word needed.',
    },
    thinking: ['Small and tracked: a number, a channel, one voice. Not a siren.'],
    marker: 'C1',
  },
  {
    id: 'little-command',
    when: incident('declared'),
    reactionSeconds: 4,
    command: {
      kind: 'takeCommand',
      announcement:
        'I am the incident commander for this one. It is small. Nobody changes, disables or deletes a key without my word.',
    },
    thinking: [
      'With audit, security and an alert about keys in one evening, somebody types something. Unless one voice says no.',
    ],
    marker: 'A1',
  },
  {
    id: 'little-bridge',
    when: incident('declared'),
    reactionSeconds: 6,
    command: { kind: 'openBridge' },
    thinking: ['One place to talk.'],
    marker: 'A1',
  },
  {
    id: 'little-role',
    when: all(commanding, present('gateway-oncall')),
    reactionSeconds: 8,
    command: { kind: 'assignRole', personId: 'gateway-oncall', role: 'operationsLead' },
    thinking: ['If hands are needed, it is these.'],
    marker: 'A1',
  },
  task(
    'gateway-oncall',
    'key-in-use',
    'Report which credential each environment shows, and which of them is refused, with rates.',
    'By id and by environment, before anybody has an opinion.',
  ),
  task(
    'identity-oncall',
    'list-keys',
    'List the keys of the gateway’s user with their state, and who uses the overdue ones.',
    'A list, not a deed.',
  ),
]

const decidingPlays: readonly Play[] = [
  {
    id: 'little-hypothesis',
    when: all(commanding, reached('default-only')),
    reactionSeconds: 20,
    command: {
      kind: 'stateHypothesis',
      text: 'My hypothesis, likely: the alert comes from the default environment, whose key was made inactive tonight; the mirror is the victim of that, not the cause. Production shows K7QD, which is overdue and works. If that is wrong, operations fall below 98.5 percent, and then we raise the severity.',
      confidence: 'medium',
      suspects: ['mirror'],
    },
    thinking: ['What I believe, and what would prove me wrong.'],
    marker: 'B2',
  },
  {
    id: 'little-options',
    when: all(commanding, reached('default-only')),
    reactionSeconds: 30,
    command: {
      kind: 'listOptions',
      options: [
        'Leave every key as it is, give the default environment its own key back: small, can be put back.',
        'Finish the rotation tonight: production is touched without need.',
        'Disable what is overdue: production stops.',
      ],
    },
    thinking: ['Three ways, one line each. The smallest is enough.'],
    marker: 'C2',
  },
  {
    id: 'little-trigger',
    when: all(commanding, reached('default-only')),
    reactionSeconds: 45,
    command: {
      kind: 'setTrigger',
      expected: {
        series: 'customers/all/successShare',
        direction: 'below',
        value: 0.985,
        withinSeconds: 900,
      },
      thenText:
        'If operations fall below 98.5 percent, then raise the severity at once and compare credential ids before any key is touched.',
    },
    thinking: ['Doing little is a decision, too, and it needs a line at which it ends.'],
    marker: 'B3',
  },
  {
    id: 'little-poll',
    when: all(commanding, { taskDone: 'key-in-use' }, present('gateway-oncall')),
    reactionSeconds: 20,
    command: {
      kind: 'askForObjections',
      proposal:
        'Proposal: nobody touches a key of production tonight. The default environment gets its own key S5LF back, so that the alert falls silent; otherwise we put it back. Are there any strong objections?',
      actionId: 'put-secret',
    },
    thinking: ['Even for the small thing: strong objections?'],
    marker: 'C2',
  },
  {
    id: 'little-put-back',
    when: all(commanding, { taskDone: 'key-in-use' }, neverTried('put-secret'), free('gateway-oncall'), {
      quietFor: 30,
      kind: 'objectionsAsked',
    }),
    reactionSeconds: 5,
    command: {
      kind: 'approveAction',
      actionId: 'put-secret',
      parameters: { environment: DEFAULT, key: 'AKOG-S5LF' },
      executor: 'gateway-oncall',
      card: {
        goal: 'The default environment has its own key again; production stays as it is.',
        expected: {
          series: 'customers/all/successShare',
          direction: 'above',
          value: 0.985,
          withinSeconds: 600,
        },
        worstCase: 'The mirror stays refused for a weekend. No customer notices; we can put it back.',
      },
    },
    thinking: ['The environment read aloud: default, on purpose this time.'],
    marker: 'C3',
  },
  {
    id: 'little-redeploy',
    when: all(
      commanding,
      inEffect('put-secret', inDefault),
      neverTried('redeploy-gateway'),
      free('gateway-oncall'),
    ),
    reactionSeconds: 6,
    command: {
      kind: 'approveAction',
      actionId: 'redeploy-gateway',
      parameters: { environment: DEFAULT },
      executor: 'gateway-oncall',
      card: {
        goal: 'The one instance of the default environment fetches that key.',
        expected: {
          series: 'link/mirror-store/deniedShare',
          direction: 'below',
          value: 0.1,
          withinSeconds: 300,
        },
        worstCase: 'It stays refused; then it gets a ticket and the alert a lower urgency.',
      },
    },
    thinking: ['One instance, no customer on it.'],
    marker: 'C4',
  },
]

/** What an experienced commander does when nothing is broken: look, tell, keep hands still, mend the noise. */
export const littlePlays: readonly Play[] = [
  ...openingPlays,
  ...decidingPlays,
  ...littleWords,
  ...littleClosing,
]
