import { EventQueue } from '../../support/referee/event-queue.ts'
import { createRandomSource } from '../../support/referee/random-source.ts'

/** One service whose callers repeat what came too late; what it has begun or queued it finishes all the same. */
export interface Tipping {
  readonly perSecond: number
  readonly threads: number
  readonly meanS: number
  readonly timeoutS: number
  readonly attempts: number
  readonly backoffS: number
}

const ARRIVAL = 0
const DONE = 1
const TIMEOUT = 2
const AGAIN = 3
/** Down for so long is down for good. */
export const DOWN_SECONDS = 30

/** Request by request: the second in which the service has been down for half a minute, or `limit`. */
export function secondOfTipping(world: Tipping, seed: number, limit: number): number {
  const { perSecond, threads, meanS, timeoutS, attempts, backoffS } = world
  const random = createRandomSource(seed)
  const events = new EventQueue()
  const queue: number[] = []
  const answered: boolean[] = []
  const nth: number[] = []
  let head = 0
  let busy = 0
  let second = 0
  let good = 0
  let bad = 0
  const begin = (now: number, request: number): void => {
    busy += 1
    events.push(now + random.exponential(meanS), DONE, request, 0)
  }
  const ask = (now: number, attempt: number): void => {
    const request = nth.push(attempt) - 1
    answered.push(false)
    events.push(now + timeoutS, TIMEOUT, request, 0)
    if (busy < threads) begin(now, request)
    else queue.push(request)
  }
  events.push(random.exponential(1 / perSecond), ARRIVAL, 0, 0)
  for (;;) {
    const now = events.pop()
    for (; now >= second + 1; good = 0) {
      second += 1
      bad = good < 0.5 * perSecond ? bad + 1 : 0
      if (bad >= DOWN_SECONDS || second >= limit) return second
    }
    const { kind, actor } = events
    if (kind === ARRIVAL) {
      ask(now, 1)
      events.push(now + random.exponential(1 / perSecond), ARRIVAL, 0, 0)
    } else if (kind === DONE) {
      busy -= 1
      if (answered[actor] === false) good += 1
      answered[actor] = true
      if (head < queue.length) begin(now, queue[head++] as number)
    } else if (kind === AGAIN) ask(now, actor)
    else if (answered[actor] === false) {
      answered[actor] = true
      const next = (nth[actor] as number) + 1
      if (next <= attempts) events.push(now + backoffS, AGAIN, next, 0)
    }
  }
}
