import type { SeatView } from '../../core/consoles/index.ts'
import type { StopReason } from '../../core/table/index.ts'

/** Why time stands, in words. `passed`: seconds since it was let run. Null: the lines above say it. */
export function stopWords(reason: StopReason, passed: number, view: SeatView): string | null {
  switch (reason) {
    case 'ended':
      return null
    case 'paused':
      return 'Time was stopped by the facilitator; nothing passes until it goes on.'
    case 'question':
      return `The Chief asks, and time waits for you (after ${passed} s): "answer <text>". "wait" or "next" goes on.`
    case 'happened':
      return `Something happened: time stopped after ${passed} s.`
    case 'deadline':
      return `Due now${dueNow(view, passed)}: time stopped after ${passed} s.`
    case 'longQuiet':
      return `It has been quiet for ${Math.round(passed / 60)} minutes with an incident open: time stopped.`
  }
}

/** What fell due since time was let run: it may have done so in the stride, or between two seconds. */
function dueNow({ timers, drill }: SeatView, passed: number): string {
  const since = drill.second - passed
  const labels = timers.filter(({ overdue, dueAt }) => overdue && dueAt > since).map(({ label }) => label)
  return labels.length === 0 ? '' : `, ${labels.join(', ')}`
}
