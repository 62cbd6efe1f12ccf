import { createRandomSource } from './random-source.ts'

/** What a world is drawn with; every range of the domain stands at its one use in `draw-world.ts` and `draw-service.ts`. */
export interface Dice {
  /** Evenly between the two. */
  even(from: number, to: number): number
  /** Evenly in the logarithm. */
  log(from: number, to: number): number
  whole(from: number, to: number): number
  chance(share: number): boolean
  oneOf<T>(things: readonly T[]): T
}

export function createDice(seed: number): Dice {
  const random = createRandomSource(seed)
  const part = (): number => 1 - random.next()
  const even = (from: number, to: number): number => from + (to - from) * part()
  const whole = (from: number, to: number): number => Math.floor(even(from, to + 1))
  return {
    even,
    whole,
    log: (from, to) => from * (to / from) ** part(),
    chance: (share) => part() < share,
    oneOf: (things) => things[whole(0, things.length - 1)] as (typeof things)[number],
  }
}

/** Three digits are enough, and read better. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

/** The domain in words, as it is printed beside the results. */
export const domainText = [
  '1 to 5 services (each called by one before it) in 1 to 3 zones, one world in five in 2 regions;',
  'cells of 1 to 400 threads in 1 to 10 instances, queues of 0 to 1,000 places, fifo or lifo (1 in 4);',
  'own time 1 to 200 ms with spread 0 to 3; utilisation 0.1 to 2 (each service: 0.85 to 2 one time in seven);',
  'cores plentiful or at 0.1 to 1.5 of their capacity; contention, deadlines, concurrency limits, memory, starts, health checks in some;',
  '0 to 4 calls a request, one after another or at once, 1 to 4 attempts, backoff 0 to 200 ms, budgets, breakers, pools at 0.7 to 4 of the',
  'need, caches (ttl, write-back, shared entries), networks at 0.8 to 3 of the need; devices with 1 to 4 attempts, customers who come again;',
  'four in five with a pulse of 10 to 60 s: slow, errors, grey zone, lost capacity, demand, cache flush, network, bad version, stalled fetch.',
  'Left out: autoscalers and the provider (the incidents play them), worlds of more than 4,000 requests a second (scaled down: time).',
] as const
