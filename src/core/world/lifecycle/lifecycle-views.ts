import type { WorldModel } from '../world-model.ts'

/** Groups of instances of one cell that are told apart: those that came down or up together. */
export const GROUPS = 48

/**
 * Instances that die and start, by cell that has such (`model.lifecycle.lives`), by kind of service, and by fleet. See
 * `state-views.ts` for `take` and `show`.
 */
export function viewLifecycle<Part>(
  model: WorldModel,
  take: (length: number) => Part,
  show: (length: number) => Part,
) {
  const { lives, kinds, peers } = model.lifecycle
  const lifeCount = lives.length
  const groupCount = lives.length * GROUPS
  return {
    life: {
      // Whole instances that are ready, those that start, and those that wait: for the end of a pause, or in line.
      up: show(lifeCount),
      starting: show(lifeCount),
      waiting: show(lifeCount),
      // Share of the memory of an instance that is taken.
      memoryUsed: show(lifeCount),
      // Sums since the start: ended for want of memory, ended by what they read, starts that failed.
      outOfMemory: show(lifeCount),
      crashed: show(lifeCount),
      startsFailed: show(lifeCount),
      // Longest pause before a start that some instance waits for now.
      pause: show(lifeCount),
      // What the balancer counts the ready ones as, and how much longer the cold ones make own time on the mean.
      serving: take(lifeCount),
      balanced: take(lifeCount),
      coldness: take(lifeCount),
      // Instances that there were in the last step; of those, that read a version which ends them.
      seen: take(lifeCount),
      spoilt: take(lifeCount),
      // Requests that ended with their instance and are not booked yet.
      lost: take(lifeCount),
      // Parts of instances whose start fails that are not yet a whole one; the same for those that come up.
      failing: take(lifeCount),
      passing: take(lifeCount),
      // The same for those that chance fills beyond their memory, where chance itself is not drawn.
      overfilling: take(lifeCount),
      groups: take(lifeCount),
    },
    group: {
      count: take(groupCount),
      phase: take(groupCount),
      // End of a pause or start; in line and when ready, since when.
      until: take(groupCount),
      deaths: take(groupCount),
      diedAt: take(groupCount),
    },
    kind: {
      // What people may change: 0 starts at once means all; −1 as the longest pause means no backoff.
      atOnce: take(kinds.length),
      longestRetry: take(kinds.length),
      retrySpread: take(kinds.length),
      slowStart: take(kinds.length),
    },
    fleet: {
      threadsEach: take(peers ? model.fleets.length : 0),
    },
  }
}
