import type { Drill, ScheduledItem } from './drill-state.ts'

/** Puts a future happening into the drill's own queue, ordered by second and then by order of scheduling. */
export function schedule(drill: Drill, at: number, item: ScheduledItem['item']): void {
  const { state } = drill
  const whole = Math.max(state.second, Math.round(at))
  const entry: ScheduledItem = { at: whole, sequence: state.nextSequence, item }
  state.nextSequence += 1
  let place = state.queue.length
  while (place > 0 && (state.queue[place - 1] as ScheduledItem).at > whole) place -= 1
  state.queue.splice(place, 0, entry)
}

/** Takes out the next happening that is due, or null. */
export function takeDue(drill: Drill): ScheduledItem | null {
  const first = drill.state.queue[0]
  if (first === undefined || first.at > drill.state.second) return null
  drill.state.queue.shift()
  return first
}

/** Forgets what was to come, e.g. a cancelled delay or the task of somebody who was sent home. */
export function unschedule(drill: Drill, matches: (item: ScheduledItem['item']) => boolean): void {
  drill.state.queue = drill.state.queue.filter((entry) => !matches(entry.item))
}
