import { FULL_EVERY_SECONDS } from '../steady-state.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledQueue } from './compile-managed.ts'
import { MARK_SECONDS, MARKS } from './managed-views.ts'

/** Pollers take what waits, as far as they may: requests at the consumer's cells, before the flows of this second. */
export function pollQueues(model: WorldModel, state: WorldState): void {
  const { queue } = state.managed
  const { queues } = model.managed
  const { cell } = state
  const repeated = state.second - 1 - (state.managed.total.steppedAt[0] as number)
  for (let q = 0; q < queues.length; q += 1) {
    const { consumerCells, queue: from } = queues[q] as CompiledQueue
    const most = (queue.polls[q] as number) * (queue.keptShare[q] as number)
    const taken = queue.moved[q] as number
    const came = answeredBy(state, queues[q] as CompiledQueue) - (queue.answered[q] as number)
    const rate = answering(state, queues[q] as CompiledQueue)
    // Seconds that were repeated have brought messages back too, though they are booked only with this one.
    const back = (queue.hidden[q] as number) * Math.min(1, repeated / from.visibilitySeconds)
    const waiting = (queue.waiting[q] as number) + came + back - taken
    // What comes, and the rest so that it is gone after the seconds that may repeat this one.
    const taking = Math.max(0, Math.min(most, waiting, rate + (waiting - rate) / FULL_EVERY_SECONDS))
    queue.taking[q] = taking
    if (taking === 0) continue
    let weights = 0
    for (const i of consumerCells) weights += cell.lbWeight[i] as number
    for (const i of consumerCells) {
      const share = weights > 0 ? (cell.lbWeight[i] as number) / weights : 1 / consumerCells.length
      cell.arriving[i] = (cell.arriving[i] as number) + taking * share
    }
  }
}

/** So many seconds took messages at the rate of the last full one, as far as there were any. What they put in is booked by now. */
export function bookTaken(model: WorldModel, state: WorldState, seconds: number): void {
  const { queue } = state.managed
  for (let q = 0; q < model.managed.queues.length; q += 1) {
    const came = answeredBy(state, model.managed.queues[q] as CompiledQueue) - (queue.answered[q] as number)
    const there = Math.max(queue.moved[q] as number, (queue.waiting[q] as number) + came)
    queue.moved[q] = Math.min(there, (queue.moved[q] as number) + seconds * (queue.taking[q] as number))
  }
}

/** Messages that the producer puts in a second, without what chance makes of them. */
function answering({ port }: WorldState, { feedPorts }: CompiledQueue): number {
  let rate = 0
  for (const p of feedPorts) rate += (port.attemptRate[p] as number) * (port.goodShare[p] as number)
  return rate
}

/** Messages that the producer has put in since the start. */
function answeredBy(state: WorldState, { feedPorts }: CompiledQueue): number {
  let answered = 0
  for (const p of feedPorts) answered += state.port.answered[p] as number
  return answered
}

/** Books what went in and out over the seconds since the last step, and what it means for those who wait. */
export function bookQueues(model: WorldModel, state: WorldState, elapsed: number, now: number): void {
  const { queues } = model.managed
  const { queue, total } = state.managed
  let lateMessages = 0
  for (let q = 0; q < queues.length; q += 1) {
    bookQueue(model, state, q, queues[q] as CompiledQueue, elapsed, now)
    lateMessages += queue.late[q] as number
  }
  total.lateMessages[0] = lateMessages
}

function bookQueue(
  model: WorldModel,
  state: WorldState,
  q: number,
  compiled: CompiledQueue,
  elapsed: number,
  now: number,
): void {
  const { consumerCells } = compiled
  const { visibilitySeconds, lateAfterSeconds } = compiled.queue
  const { queue } = state.managed
  const answered = answeredBy(state, compiled)
  const came = answered - (queue.answered[q] as number)
  queue.answered[q] = answered
  const taken = queue.moved[q] as number
  queue.moved[q] = 0
  const failed = taken * failedShare(model, state, consumerCells)
  const hidden = queue.hidden[q] as number
  const back = hidden * Math.min(1, elapsed / visibilitySeconds)
  const waiting = (queue.waiting[q] as number) + came + back - taken
  queue.hidden[q] = hidden + failed - back
  queue.waiting[q] = waiting
  queue.came[q] = (queue.came[q] as number) + came
  queue.inRate[q] = came / elapsed
  queue.outRate[q] = (taken - failed) / elapsed
  const depth = Math.max(0, waiting + (queue.hidden[q] as number))
  queue.depth[q] = depth
  mark(state, q, now)
  queue.ageSeconds[q] = ageOfOldest(state, q, depth, now)
  queue.late[q] = lateAfterSeconds === undefined ? 0 : olderThan(state, q, now - lateAfterSeconds, depth, now)
}

function failedShare(model: WorldModel, state: WorldState, cells: readonly number[]): number {
  const { cell } = state
  let arriving = 0
  let failed = 0
  for (const i of cells) {
    const rate = cell.arriving[i] as number
    const refused = cell.refusedShare[i] as number
    arriving += rate
    failed += rate * (refused + (1 - refused) * (cell.errorShare[i] as number))
  }
  if (arriving > 0) return Math.min(1, failed / arriving)
  return model.cells.length > 0 ? 0 : 1
}

/** Messages that came before a moment, from the marks: a straight line between two of them. */
function cameBefore(state: WorldState, q: number, second: number, now: number): number {
  const { queueMark, queue } = state.managed
  const newest = queueMark.newest[q] as number
  const place = second / MARK_SECONDS
  const below = Math.floor(place)
  if (below >= newest) {
    const from = markAt(state, q, newest)
    const span = now - newest * MARK_SECONDS
    const part = span > 0 ? Math.min(1, (second - newest * MARK_SECONDS) / span) : 1
    return from + ((queue.came[q] as number) - from) * part
  }
  const low = markAt(state, q, below)
  return low + (markAt(state, q, below + 1) - low) * (place - below)
}

/** Messages that had come at the beginning of this mark; marks older than six hours stand for all before them. */
function markAt(state: WorldState, q: number, number: number): number {
  const { queueMark } = state.managed
  const oldest = (queueMark.newest[q] as number) - MARKS + 1
  const kept = Math.max(number, oldest)
  return queueMark.sum[q * MARKS + (((kept % MARKS) + MARKS) % MARKS)] as number
}

function mark(state: WorldState, q: number, second: number): void {
  const { queueMark, queue } = state.managed
  const now = Math.floor(second / MARK_SECONDS)
  for (let n = (queueMark.newest[q] as number) + 1; n <= now; n += 1)
    queueMark.sum[q * MARKS + (((n % MARKS) + MARKS) % MARKS)] = queue.came[q] as number
  queueMark.newest[q] = Math.max(now, queueMark.newest[q] as number)
}

/** Age of the oldest message that is not done: what came is worked off in order. */
function ageOfOldest(state: WorldState, q: number, depth: number, now: number): number {
  const { queue, queueMark } = state.managed
  const inRate = queue.inRate[q] as number
  if (depth <= 0) return 0
  const newest = queueMark.newest[q] as number
  const head = (queue.came[q] as number) - depth
  if (head >= markAt(state, q, newest))
    return inRate > 0 ? Math.min(depth / inRate, now - newest * MARK_SECONDS) : 0
  let low = newest - MARKS + 1
  let high = newest
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (markAt(state, q, middle) <= head) low = middle
    else high = middle
  }
  const from = markAt(state, q, low)
  const grown = markAt(state, q, high) - from
  const part = grown > 0 ? Math.min(1, Math.max(0, (head - from) / grown)) : 0
  return now - (low + part) * MARK_SECONDS
}

function olderThan(state: WorldState, q: number, second: number, depth: number, now: number): number {
  if (depth <= 0) return 0
  const { queue } = state.managed
  const done = (queue.came[q] as number) - depth
  return Math.min(depth, Math.max(0, cameBefore(state, q, second, now) - done))
}
