import type { DrillOutcome, ToldEntry, ToldOf } from '../../../core/drill/index.ts'

const outcomeWords = {
  resolved: 'Resolved',
  handedOver: 'Handed over to the next shift',
  resolvedTooEarly: 'Called resolved too early',
  abandoned: 'Left before the end',
  overtaken: 'The clock ran out',
} as const

/** How a drill ended, for a headline. */
export function endedWords(ended: DrillOutcome, log: readonly ToldEntry[]): string {
  return ended === 'overtaken' && endedByHandover(log) ? 'Handed over too early' : outcomeWords[ended]
}

/** Whether the drill ended because command went to the next shift. */
export function endedByHandover(log: readonly ToldEntry[]): boolean {
  const end = log.findLast((entry) => entry.event.kind === 'drillEnded')
  return log.some((entry) => entry.event.kind === 'commandTransferred' && entry.at === end?.at)
}

/** The newest own rating in a log. */
export function selfRatingIn(log: readonly ToldEntry[]): ToldOf<'selfRated'> | null {
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const event = log[index]?.event
    if (event?.kind === 'selfRated') return event
  }
  return null
}

/** How far apart two ratings are, in words; nothing when one of them is missing. */
export function gapWords(own: number | undefined, mark: number | null): string {
  if (mark === null || own === undefined) return ''
  const gap = own - mark
  if (Math.abs(gap) < 0.75) return 'You see it alike.'
  if (gap > 0)
    return gap >= 1.75
      ? 'You rate it well above the Chief: look at the evidence together.'
      : 'You rate it above the Chief.'
  return gap <= -1.75
    ? 'You are much harder on yourself than the Chief is.'
    : 'You are harder on yourself than the Chief is.'
}
