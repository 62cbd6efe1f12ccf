import type { Condition } from '../src/core/scenario/index.ts'

export type { Condition }

/** Short forms for conditions, so that the content reads as sentences. All give plain data. */
export const always: Condition = { always: true }

export const all = (...parts: readonly Condition[]): Condition => ({ all: parts })
export const any = (...parts: readonly Condition[]): Condition => ({ any: parts })
export const not = (part: Condition): Condition => ({ not: part })

export const above = (signal: string, value: number, forSeconds = 0): Condition => ({
  signal,
  is: 'above',
  value,
  forSeconds,
})
export const below = (signal: string, value: number, forSeconds = 0): Condition => ({
  signal,
  is: 'below',
  value,
  forSeconds,
})
export const trulyAbove = (truth: string, value: number, forSeconds = 0): Condition => ({
  truth,
  is: 'above',
  value,
  forSeconds,
})
export const trulyBelow = (truth: string, value: number, forSeconds = 0): Condition => ({
  truth,
  is: 'below',
  value,
  forSeconds,
})

export const inEffect = (
  action: string,
  parameters?: Readonly<Record<string, string | number>>,
  sinceSeconds = 0,
): Condition =>
  parameters === undefined
    ? { action, is: 'inEffect', sinceSeconds }
    : { action, is: 'inEffect', with: parameters, sinceSeconds }
export const neverTried = (action: string): Condition => ({ action, is: 'never' })

export const incident = (
  moment: Extract<Condition, { incident: unknown }>['incident'],
  sinceSeconds = 0,
): Condition => ({
  incident: moment,
  sinceSeconds,
})
export const reached = (clueReached: string): Condition => ({ clueReached })
export const sent = (injectSent: string, sinceSeconds = 0): Condition => ({ injectSent, sinceSeconds })
export const present = (personIs: string): Condition =>
  any({ personIs, status: 'onBridge' }, { personIs, status: 'working' })
export const free = (personIs: string): Condition => ({ personIs, status: 'onBridge' })
export const quiet = (kind: string, quietFor: number): Condition => ({ quietFor, kind, orNever: true })
export const decided = (
  action: string,
  parameters?: Readonly<Record<string, string | number>>,
  sinceSeconds = 0,
): Condition =>
  parameters === undefined
    ? { action, is: 'approved', sinceSeconds }
    : { action, is: 'approved', with: parameters, sinceSeconds }
