import type { ToldEvent, ToldOf } from '../../../core/drill/index.ts'

/** Events that say nothing in the channel: looks and edits, own ratings, and what is hidden until the end. */
const quiet = {
  lookedAt: true,
  documentEdited: true,
  reminderSet: true,
  selfRated: true,
  faultStarted: true,
  faultEnded: true,
  machineEntered: true,
  worldObserved: true,
  interventionMade: true,
  clueReached: true,
  injectSent: true,
  markOverridden: true,
} satisfies Readonly<Partial<Record<ToldEvent['kind'], true>>>

export type QuietEvent = ToldOf<keyof typeof quiet>
export type HeardEvent = Exclude<ToldEvent, QuietEvent>

export const isQuiet = (event: ToldEvent): event is QuietEvent => event.kind in quiet
