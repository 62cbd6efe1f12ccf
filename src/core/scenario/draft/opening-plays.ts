import type { Condition } from '../condition.ts'
import type { Play } from '../playbook.ts'
import type { IncidentKind } from './incident-kind.ts'
import { above, all, any, below, free, incident, not, present, quiet, SERVED } from './when.ts'

const commanding = incident('commandTaken')

const page = (
  target: string,
  reason: string,
  reactionSeconds: number,
  thinking: string,
  when?: Condition,
): Play => ({
  id: `page-${target}`,
  when: all(when ?? commanding, not(present(target)), not({ personIs: target, status: 'stoodDown' })),
  reactionSeconds,
  command: { kind: 'page', target, reason },
  thinking: [thinking],
  marker: 'E1',
  repeatsAfterSeconds: 330,
})

const role = (personId: string, name: string, thinking: string): Play => ({
  id: `role-${name}`,
  when: all(commanding, present(personId)),
  reactionSeconds: 8,
  command: { kind: 'assignRole', personId, role: name },
  thinking: [thinking],
  marker: 'A1',
})

const task = (
  personId: string,
  investigationId: string,
  outcome: string,
  timeBoxMinutes: number,
  thinking: string,
  when: Condition = commanding,
): Play => ({
  id: `task-${investigationId}`,
  when: all(when, free(personId), not({ taskDone: investigationId })),
  reactionSeconds: 10,
  command: { kind: 'assignTask', personId, investigationId, outcome, timeBoxMinutes },
  thinking: [thinking],
  marker: 'D1',
})

const look = (
  id: string,
  source: string,
  subject: string,
  when: Condition,
  after: number,
  thinking: string,
): Play => ({
  id,
  when,
  reactionSeconds: after,
  command: { kind: 'lookAt', source, subject },
  thinking: [thinking],
  marker: 'B1',
  repeatsAfterSeconds: 240,
})

const checkUp = (investigationId: string): Play => ({
  id: `check-${investigationId}`,
  when: { quietFor: 5, kind: 'taskBoxExpired' },
  reactionSeconds: 5,
  command: { kind: 'checkTask', taskId: `{task:${investigationId}}` },
  thinking: ['The box is up. I said I would come back, so I come back.'],
  marker: 'D1',
  repeatsAfterSeconds: 90,
})

/** From the pager to a room that works. */
export function openingPlays({ action, shown }: IncidentKind): readonly Play[] {
  const owner = `${action.team}-oncall`
  const paged = incident('paged')
  return [
    {
      id: 'acknowledge',
      when: paged,
      reactionSeconds: 4,
      command: { kind: 'acknowledgePage', pageId: '{page}' },
      thinking: ['First the pager: somebody has it, and everybody can see who.'],
      marker: 'C1',
      repeatsAfterSeconds: 20,
    },
    look(
      'look-customers',
      'metrics',
      'customers',
      paged,
      5,
      'What do customers feel? That decides the severity.',
    ),
    page(
      owner,
      'Visits are failing, {failedPercent} % right now. I need your view on the bridge.',
      6,
      'Whoever can change something is called first.',
      paged,
    ),
    {
      id: 'declare-sev1',
      when: all(incident('acknowledged'), below(SERVED, 0.75, 10)),
      reactionSeconds: 5,
      command: {
        kind: 'declareIncident',
        severity: 1,
        summary: 'About {failedPercent} % of visits fail, p99 {p99}. Cause not known.',
      },
      thinking: ['More than a quarter of the visits fail: SEV-1 by our own table.'],
      marker: 'C1',
    },
    {
      id: 'declare-sev2',
      when: all(incident('acknowledged'), above(SERVED, 0.75)),
      reactionSeconds: 5,
      command: {
        kind: 'declareIncident',
        severity: 2,
        summary: 'About {failedPercent} % of visits fail, p99 {p99}, burn rate {burnRate}. Cause not known.',
      },
      thinking: ['I need no cause to declare; I need a room. I can always go up.'],
      marker: 'C1',
    },
    {
      id: 'take-command',
      when: incident('declared'),
      reactionSeconds: 4,
      command: {
        kind: 'takeCommand',
        announcement:
          'I am the incident commander for this incident. The deputy, the scribe and the communications lead will be named as soon as they join; until then questions come to me.',
      },
      thinking: ['One voice, and everybody knows whose.'],
      marker: 'A1',
    },
    {
      id: 'open-bridge',
      when: incident('declared'),
      reactionSeconds: 6,
      command: { kind: 'openBridge' },
      thinking: ['One room, so that everybody hears the same thing.'],
      marker: 'A1',
    },
    ...[
      page(
        'incident-deputy',
        'Incident declared. I need you as deputy: clock and task list.',
        6,
        'Somebody watches the clock while I listen.',
      ),
      page(
        'comms-lead',
        'Customers notice: {failedPercent} % of visits fail. I need you for the status page.',
        10,
        'The public clock runs since the declaration.',
      ),
      page(
        'platform-oncall',
        '{failedPercent} % of visits fail. I need zones and servers looked at.',
        12,
        'Platform can move traffic, so platform is here.',
      ),
      page(
        'store-oncall',
        '{failedPercent} % of visits fail. Please tell us whether the store is well.',
        14,
        'The quiet one who usually knows.',
      ),
      page(
        'app-oncall',
        '{failedPercent} % of visits fail. Please join: I need the application looked at.',
        16,
        'The owner of the alert gives the first answer.',
      ),
      page(
        'incident-scribe',
        'Incident declared. I need you as scribe.',
        22,
        'What is not written down did not happen.',
      ),
      page(
        'support-lead',
        'Customers are affected. I need them heard on the bridge.',
        30,
        'Support hears what graphs do not show.',
      ),
    ].filter((play) => play.id !== `page-${owner}`),
    role('incident-deputy', 'deputy', 'Deputy named: the clock has an owner.'),
    role('incident-scribe', 'scribe', 'The review will need the reasons.'),
    role('comms-lead', 'commsLead', 'Words to customers have an owner now.'),
    role(owner, 'operationsLead', 'Hands on production go through one person. Not mine.'),
    {
      id: 'ask-owner',
      when: all(commanding, present(owner)),
      reactionSeconds: 2,
      command: {
        kind: 'askReport',
        personId: owner,
        question:
          'What do you see right now, what are you doing, and what do you need? Half a minute is enough.',
      },
      thinking: ['Half a minute of somebody who knows beats ten of mine.'],
      marker: 'B1',
    },
    look(
      'look-cause',
      'metrics',
      shown.subject,
      commanding,
      10,
      'Side by side: who makes it, and who only waits?',
    ),
    look(
      'look-changes',
      'changes',
      'recent-change',
      commanding,
      14,
      'What changed? Possible is not likely; comparing is cheap.',
    ),
    look(
      'look-map',
      'map',
      'all',
      all(commanding, quiet('lookedAt', 10)),
      40,
      'Who calls whom? I follow the calls downstream.',
    ),
    look(
      'look-vendor',
      'vendorPage',
      'status',
      incident('commandTaken', 300),
      20,
      'The page of the provider, for what it is worth.',
    ),
    task(
      owner,
      'find-difference',
      'Find out what the failing requests have in common: version, zone, or what they wait for.',
      4,
      'I do not ask for the cause. I ask what the bad ones share.',
    ),
    task(
      'incident-deputy',
      'demand-check',
      'Tell me whether more customers arrive than usual, in numbers.',
      3,
      'Before anybody says capacity: is demand flat?',
    ),
    task(
      action.team === 'store' ? 'app-oncall' : 'store-oncall',
      'neighbours',
      'Confirm whether your service is well in itself, and who waits for it.',
      4,
      'If the neighbours are well, half of the theories are gone.',
    ),
    ...['find-difference', 'demand-check', 'neighbours'].map(checkUp),
    {
      id: 'ask-quiet-one',
      when: all(incident('commandTaken', 150), any(present('store-oncall'), present('incident-scribe'))),
      reactionSeconds: 20,
      command: {
        kind: 'askReport',
        personId: 'store-oncall',
        question: 'You have been quiet. What do you see from your side that we do not?',
      },
      thinking: ['The quiet one has usually seen something. Ask by name.'],
      marker: 'E2',
    },
    {
      id: 'ask-comms',
      when: all(incident('commandTaken', 240), present('comms-lead')),
      reactionSeconds: 20,
      command: {
        kind: 'askReport',
        personId: 'comms-lead',
        question: 'What do customers see that the next post has to say?',
      },
      thinking: ['Somebody has said nothing so far.'],
      marker: 'E2',
    },
  ]
}
