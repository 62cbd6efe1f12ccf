import {
  all,
  any,
  type Condition,
  free,
  incident,
  inEffect,
  not,
  present,
  reached,
} from '../condition-words.ts'
import type { Play } from '../play-words.ts'

export { checkUp, role } from '../play-words.ts'
export type { Play }

export const commanding = incident('commandTaken')
export const open = not(incident('resolved'))
export const success = 'customers/all/successShare'
/** Travellers are or were hurt: what follows is worth waking people for. */
export const hurts = reached('customers-fail')
export const moved = any(
  inEffect('west-quarter'),
  inEffect('west-half'),
  inEffect('west-most'),
  inEffect('west-all'),
)

export const page = (
  target: string,
  reason: string,
  after: number,
  thinking: readonly string[],
  when: Condition = hurts,
  command: string = target,
): Play => ({
  id: `page-${target}`,
  when: all(commanding, open, when, not(present(target)), not({ personIs: target, status: 'stoodDown' })),
  reactionSeconds: after,
  command: { kind: 'page', target: command, reason },
  thinking,
  marker: 'E1',
  repeatsAfterSeconds: 330,
})

export const task = (
  personId: string,
  investigationId: string,
  outcome: string,
  timeBoxMinutes: number,
  when: Condition,
  thinking: readonly string[],
  id = `task-${investigationId}`,
): Play => ({
  id,
  when: all(commanding, open, free(personId), when),
  reactionSeconds: 8,
  command: { kind: 'assignTask', personId, investigationId, outcome, timeBoxMinutes },
  thinking,
  marker: 'D1',
})

export interface Card {
  readonly goal: string
  readonly expected: {
    readonly series: string
    readonly direction: 'above' | 'below'
    readonly value: number
    readonly withinSeconds: number
  }
  readonly worstCase: string
}

/** Approves an action by one person, once. Not bound to the incident being open: hands alone know no incident. */
export const act = (
  id: string,
  executor: string,
  actionId: string,
  parameters: Readonly<Record<string, string | number>>,
  when: Condition,
  reactionSeconds: number,
  card: Card,
  thinking: readonly string[],
  marker: string,
): Play => ({
  id,
  when: all(commanding, free(executor), when),
  reactionSeconds,
  command: { kind: 'approveAction', actionId, parameters, executor, card },
  thinking,
  marker,
})

export const expect = (
  series: string,
  direction: 'above' | 'below',
  value: number,
  withinSeconds: number,
): Card['expected'] => ({ series, direction, value, withinSeconds })
