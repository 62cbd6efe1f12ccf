import type { Queue } from '../../../src/core/world/platform.ts'
import type { RandomSource } from './random-source.ts'

/** A FIFO queue of messages, each by the second it was put in. */
export interface Messages {
  readonly queue: Queue
  readonly waiting: number[]
  first: number
  /** Taken and failed: visible again at `at`. */
  readonly hidden: { readonly at: number; readonly putIn: number }[]
  /** Being worked off, in the order taken. */
  readonly taken: number[]
  perSecond: number
  carry: number
  late: number
  arrived: number
  done: number
}

export function createMessages(queue: Queue): Messages {
  return {
    queue,
    waiting: [],
    first: 0,
    hidden: [],
    taken: [],
    perSecond: queue.pollsPerSecond,
    carry: 0,
    late: 0,
    arrived: 0,
    done: 0,
  }
}

export const depthOf = (messages: Messages): number =>
  messages.waiting.length - messages.first + messages.hidden.length

export function ageOf(messages: Messages, now: number): number {
  const oldest = Math.min(
    messages.waiting[messages.first] ?? now,
    ...messages.hidden.slice(0, 1).map(({ putIn }) => putIn),
  )
  return now - oldest
}

/** Messages that the pollers ask for within the coming second, at moments spread evenly over it. */
export function pollMoments(
  messages: Messages,
  keptShare: number,
  random: RandomSource,
  now: number,
): number[] {
  messages.waiting.splice(0, messages.first)
  messages.first = 0
  while (messages.hidden.length > 0 && (messages.hidden[0]?.at as number) <= now)
    messages.waiting.splice(messages.first, 0, messages.hidden.shift()?.putIn as number)
  messages.carry += messages.perSecond * keptShare
  const polls = Math.floor(messages.carry)
  messages.carry -= polls
  return Array.from({ length: Math.min(polls, 2 + 2 * depthOf(messages) + 60) }, () => now + random.next())
}

export function takeOne(messages: Messages, now: number): boolean {
  const putIn = messages.waiting[messages.first]
  if (putIn === undefined) return false
  messages.first++
  if (now - putIn > (messages.queue.lateAfterSeconds ?? Number.POSITIVE_INFINITY)) messages.late++
  messages.taken.push(putIn)
  return true
}

/** Which message a finished one was does not matter to the counts: the oldest taken is named. */
export function finishOne(messages: Messages, well: boolean, now: number): void {
  const putIn = messages.taken.shift() ?? now
  if (well) messages.done++
  else messages.hidden.push({ at: now + messages.queue.visibilitySeconds, putIn })
}
