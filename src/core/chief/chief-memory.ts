import { freshMemory, type PlayerMemory } from '../crew/index.ts'

/** What the Chief carries from one turn to the next. Plain JSON; the same turns give the same memory. */
export interface ChiefMemory {
  readonly player: PlayerMemory
  /** By moment: when it was last asked and how often. */
  readonly asked: Readonly<Record<string, { readonly at: number; readonly count: number }>>
  readonly lastAskedAt: number
  readonly welcomed: boolean
  /** A question that holds up a play in Shadow. */
  readonly waiting: { readonly questionId: string; readonly playId: string; readonly since: number } | null
  /** The play that was asked about, after the answer: he shows it before he asks again. */
  readonly promised: { readonly playId: string; readonly since: number } | null
  /** Plays that were asked about or left to the trainee, and when. */
  readonly raised: Readonly<Record<string, number>>
  readonly handover: 'notYet' | 'offered' | 'done'
  readonly offeredAt: number
  /** How far into the log questions to the Mentor have been answered. */
  readonly readTo: number
  readonly spoken: number
}

export const freshChief: ChiefMemory = {
  player: freshMemory,
  asked: {},
  lastAskedAt: -1000,
  welcomed: false,
  waiting: null,
  promised: null,
  raised: {},
  handover: 'notYet',
  offeredAt: 0,
  readTo: 0,
  spoken: 0,
}
