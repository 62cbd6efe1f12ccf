import { seriesId } from '../../world/index.ts'
import type { Condition } from '../condition.ts'

/** Short forms, so that a draft's conditions read as sentences. */
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
export const incident = (
  moment: Extract<Condition, { incident: unknown }>['incident'],
  sinceSeconds = 0,
): Condition => ({ incident: moment, sinceSeconds })
export const reached = (clueReached: string): Condition => ({ clueReached })
export const sent = (injectSent: string): Condition => ({ injectSent })
export const present = (personIs: string): Condition =>
  any({ personIs, status: 'onBridge' }, { personIs, status: 'working' })
export const free = (personIs: string): Condition => ({ personIs, status: 'onBridge' })
export const quiet = (kind: string, quietFor: number): Condition => ({ quietFor, kind, orNever: true })
export const inEffect = (action: string, sinceSeconds = 0): Condition => ({
  action,
  is: 'inEffect',
  sinceSeconds,
})
export const approved = (action: string): Condition => ({ action, is: 'approved' })
export const neverTried = (action: string): Condition => ({ action, is: 'never' })

/** What customers feel, as charts have it. */
export const SERVED = seriesId.customers('all', 'successShare')
/** The share of visits that fail, in truth. */
export const FAILED = seriesId.customers('all', 'failedShare')
export const hurting: Condition = below(SERVED, 0.975, 20)
export const served: Condition = above(SERVED, 0.98, 90)
