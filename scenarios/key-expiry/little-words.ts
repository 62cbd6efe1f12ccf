import type { Scenario } from '../../src/core/scenario/index.ts'
import { above, all, below, free, incident, inEffect, not, present, quiet, sent } from '../condition-words.ts'
import { inDefault } from './names.ts'

type Play = Scenario['playbook'][number]

const commanding = incident('commandTaken')
const fine = above('customers/all/successShare', 0.985)

const reply = (injectId: string, stance: string, text: string, thought: string, marker: string): Play => ({
  id: `little-reply-${injectId}`,
  when: sent(injectId),
  reactionSeconds: 20,
  command: { kind: 'reply', messageId: `{inject:${injectId}}`, stance, text },
  thinking: [thought],
  marker,
})

/** What is said and written while nothing is broken, and to those who want a key gone tonight. */
export const littleWords: readonly Play[] = [
  {
    id: 'little-update',
    when: all(commanding, not(incident('resolved')), quiet('internalUpdatePosted', 420)),
    reactionSeconds: 40,
    command: {
      kind: 'postInternalUpdate',
      text: 'Condition: the default environment is refused by the store, since its key was made inactive tonight; production is not. Impact: none noticed by customers, {failedPercent} % of operations fail. Actions: all keys of production stay as they are; K7QD is overdue, works, and is rotated on Monday by two people. Needs: please type nothing. Next update at {nextUpdateClock} UTC.',
    },
    thinking: [
      'An alert, an audit and a key: that is how people start to type. One update keeps hands still.',
    ],
    marker: 'D2',
    repeatsAfterSeconds: 420,
  },
  {
    id: 'little-read-back',
    when: { taskDone: 'key-in-use' },
    reactionSeconds: 8,
    command: {
      kind: 'say',
      text: 'Heard and read back: production shows K7QD and is let in; only the mirror shows M2XR and is refused. Nobody is hurt. The aim is to keep it so. Thank you.',
      to: 'gateway-oncall',
    },
    thinking: ['Say it back, so that the room hears it twice.'],
    marker: 'D1',
  },
  {
    id: 'little-document',
    when: { taskDone: 'key-in-use' },
    reactionSeconds: 30,
    command: {
      kind: 'editDocument',
      section: 'hypotheses',
      text: '{clock} UTC: default environment refused (key M2XR inactive), production on K7QD, let in. Overdue is a finding. Open: urgency of this alert.',
    },
    thinking: ['Two lines, for whoever asks on Monday.'],
    marker: 'D2',
  },
  {
    id: 'little-document-decision',
    when: { action: 'put-secret', is: 'approved' },
    reactionSeconds: 30,
    command: {
      kind: 'editDocument',
      section: 'decisions',
      text: '{clock} UTC: no key of production is touched tonight. Default gets S5LF back. Rotation on Monday, two people, proof by credential id first.',
    },
    thinking: ['What we do not do is a decision, and belongs into the document.'],
    marker: 'C4',
  },
  reply(
    'audit-reminder',
    'defer',
    'Not tonight: an overdue key is a finding, and it works. It is rotated on Monday by two people, with proof of use. You get the date in writing.',
    'A date is an answer.',
    'F2',
  ),
  reply(
    'delete-tonight',
    'decline',
    'No key is deleted or disabled tonight. K7QD carries production, three hundred calls a second; nobody says that it leaked. Ten overdue days are a finding. It is rotated on Monday, in working hours, by two people, with proof by credential id first.',
    'Breaking production to please a calendar would be the worse outcome of the two.',
    'A3',
  ),
  reply(
    'nightly-report',
    'acknowledge',
    'Thank you. It stays a report: B3VJ carries listings and gets a date as well.',
    'A list is good. A remedy without knowing who uses it is not.',
    'F2',
  ),
]

const mended = all(
  inEffect('redeploy-gateway', inDefault, 90),
  below('link/mirror-store/deniedShare', 0.1, 30),
)

/** Quiet again: watch, prove that nobody was hurt, name what remains. */
export const littleClosing: readonly Play[] = [
  {
    id: 'little-mitigated',
    when: all(mended, incident('declared'), fine),
    reactionSeconds: 15,
    command: {
      kind: 'markMitigated',
      text: 'The default environment is let in again, production was never refused, {failedPercent} % of operations fail. Mitigated: we watch for ten minutes and change nothing.',
    },
    thinking: ['Quiet again. Ten minutes of nothing, on purpose.'],
    marker: 'G1',
  },
  {
    id: 'little-verify',
    when: all(incident('mitigated', 60), free('gateway-oncall'), not({ verified: 'round-trip' })),
    reactionSeconds: 10,
    command: { kind: 'askVerification', checkId: 'round-trip', personId: 'gateway-oncall' },
    thinking: ['Somebody walks in as a customer, to be sure that nobody was hurt.'],
    marker: 'G1',
    repeatsAfterSeconds: 240,
  },
  {
    id: 'little-release',
    when: all(incident('mitigated', 120), present('identity-oncall')),
    reactionSeconds: 15,
    command: {
      kind: 'standDown',
      personIds: ['identity-oncall'],
      staying: 'The gateway engineer stays until it is resolved.',
    },
    thinking: ['Nine hours on duty, and nothing to type. Good night.'],
    marker: 'E2',
  },
  {
    id: 'little-resolve',
    when: all(incident('mitigated', 620), { verified: 'round-trip' }, fine),
    reactionSeconds: 15,
    command: {
      kind: 'resolveIncident',
      text: 'Resolved: customers have been served normally all evening, the default environment is let in again. Follow-ups: the rotation on Monday with two people, dates for B3VJ and K7QD, a lower urgency for this alert where no customer is served. Thank you both.',
    },
    thinking: ['Nothing was broken, and nothing got broken. That is a result.'],
    marker: 'G1',
  },
  {
    id: 'little-owner',
    when: incident('resolved'),
    reactionSeconds: 15,
    command: { kind: 'namePostmortemOwner', personId: 'gateway-oncall', dueDays: 5 },
    thinking: ['A short note, with an owner: why did that alert ring so loudly?'],
    marker: 'G2',
  },
  {
    id: 'little-close',
    when: all(incident('resolved', 40), incident('postmortemOwnerNamed')),
    reactionSeconds: 15,
    command: {
      kind: 'closeIncident',
      text: 'Closed. Still to do afterwards: rotate on Monday, lower the urgency of the alert. Thank you for still hands.',
    },
    thinking: ['Closed, and every key where it was.'],
    marker: 'G2',
  },
]
