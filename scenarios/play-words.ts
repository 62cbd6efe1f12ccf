import type { Scenario } from '../src/core/scenario/index.ts'
import { all, free, incident, not, present, sent } from './condition-words.ts'

/** Short forms for the plays that every incident has, so that a playbook reads as what is done. All give plain data. */
export type Play = Scenario['playbook'][number]

const commanding = incident('commandTaken')

/** Calls somebody who is not there yet, again after five and a half minutes. */
export const page = (
  target: string,
  reason: string,
  after: number,
  thinking: readonly string[],
  when: Play['when'] = commanding,
): Play => ({
  id: `page-${target}`,
  when: all(when, not(present(target)), not({ personIs: target, status: 'stoodDown' })),
  reactionSeconds: after,
  command: { kind: 'page', target, reason },
  thinking,
  marker: 'E1',
  repeatsAfterSeconds: 330,
})

export const role = (personId: string, name: string, thinking: readonly string[]): Play => ({
  id: `role-${name}`,
  when: all(commanding, present(personId)),
  reactionSeconds: 8,
  command: { kind: 'assignRole', personId, role: name },
  thinking,
  marker: 'A1',
})

/** A question for one person, with what is wanted back and a time box. */
export const task = (
  personId: string,
  investigationId: string,
  outcome: string,
  timeBoxMinutes: number,
  when: Play['when'],
  thinking: readonly string[],
  id = `task-${investigationId}`,
): Play => ({
  id,
  when: all(commanding, free(personId), when, not({ taskDone: investigationId })),
  reactionSeconds: 10,
  command: { kind: 'assignTask', personId, investigationId, outcome, timeBoxMinutes },
  thinking,
  marker: 'D1',
})

/** Comes back when the time box is up. */
export const checkUp = (investigationId: string): Play => ({
  id: `check-${investigationId}`,
  when: { quietFor: 5, kind: 'taskBoxExpired' },
  reactionSeconds: 5,
  command: { kind: 'checkTask', taskId: `{task:${investigationId}}` },
  thinking: ['The box is up. I said I would come back, so I come back.'],
  marker: 'D1',
  repeatsAfterSeconds: 90,
})

export const reply = (
  injectId: string,
  stance: string,
  text: string,
  thinking: readonly string[],
  marker: string,
  afterSeconds = 25,
): Play => ({
  id: `reply-${injectId}`,
  when: sent(injectId),
  reactionSeconds: afterSeconds,
  command: { kind: 'reply', messageId: `{inject:${injectId}}`, stance, text },
  thinking,
  marker,
})

/** Has recovery proven by somebody, again after four minutes if it was not. */
export const verify = (
  id: string,
  checkId: string,
  personId: string,
  sinceSeconds: number,
  thinking: readonly string[],
): Play => ({
  id,
  when: all(incident('mitigated', sinceSeconds), free(personId), not({ verified: checkId })),
  reactionSeconds: 10,
  command: { kind: 'askVerification', checkId, personId },
  thinking,
  marker: 'G1',
  repeatsAfterSeconds: 240,
})
