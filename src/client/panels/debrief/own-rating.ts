import type { EventOf, LogEntry } from '../../../core/drill/index.ts'

export const outcomeWords = {
  resolved: 'Resolved',
  resolvedTooEarly: 'Called resolved too early',
  abandoned: 'Left before the end',
  overtaken: 'The clock ran out',
} as const

/** The newest own rating in a log. */
export function selfRatingIn(log: readonly LogEntry[]): EventOf<'selfRated'> | null {
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const event = log[index]?.event
    if (event?.kind === 'selfRated') return event
  }
  return null
}
