import { grown } from './event-queue.ts'

/**
 * Everybody who may have one call outstanding: customers' visits and requests at a server. Flat arrays with a free list.
 * `generation` rises whenever an outstanding call is settled and when the slot is freed, so late events find no match.
 */
export interface Actors {
  capacity: number
  firstFree: number
  live: number
  /** Cell where a request is, or -1 - market for a visit. */
  place: Int32Array
  parent: Int32Array
  parentGeneration: Int32Array
  generation: Int32Array
  /** Index of the route being worked through, and calls left on it. */
  step: Int32Array
  callsLeft: Int32Array
  attempt: Int32Array
  connected: Int32Array
  /** Instance of its cell that a request runs on. */
  instance: Int32Array
  /** Which of its instance's connections a call has, 0 to 1; its further attempts keep to it. */
  connection: Float64Array
  /** Start of a visit, or arrival at the cell. */
  arrivedAt: Float64Array
  firstAttemptAt: Float64Array
  attemptAt: Float64Array
}

/** `arrivedAt` of a request still on its way, and of a free slot. */
export const notArrived = Number.NEGATIVE_INFINITY

export function createActors(): Actors {
  const capacity = 4096
  const ints = () => new Int32Array(capacity)
  const actors: Actors = {
    capacity,
    firstFree: 0,
    live: 0,
    place: ints(),
    parent: ints(),
    parentGeneration: ints(),
    generation: ints(),
    step: ints(),
    callsLeft: ints(),
    attempt: ints(),
    connected: ints(),
    instance: ints(),
    connection: new Float64Array(capacity),
    arrivedAt: new Float64Array(capacity).fill(notArrived),
    firstAttemptAt: new Float64Array(capacity),
    attemptAt: new Float64Array(capacity),
  }
  linkFree(actors, 0)
  return actors
}

export function takeActor(actors: Actors, place: number, parent: number, parentGeneration: number): number {
  if (actors.firstFree === actors.capacity) grow(actors)
  const actor = actors.firstFree
  actors.firstFree = actors.parent[actor] as number
  actors.live++
  actors.place[actor] = place
  actors.parent[actor] = parent
  actors.parentGeneration[actor] = parentGeneration
  actors.connected[actor] = 0
  actors.arrivedAt[actor] = notArrived
  return actor
}

export function freeActor(actors: Actors, actor: number): void {
  actors.generation[actor] = (actors.generation[actor] as number) + 1
  actors.arrivedAt[actor] = notArrived
  actors.parent[actor] = actors.firstFree
  actors.firstFree = actor
  actors.live--
}

/** Free slots are chained through `parent`; the chain ends at `capacity`. */
function linkFree(actors: Actors, from: number): void {
  for (let slot = from; slot < actors.capacity; slot++) actors.parent[slot] = slot + 1
  actors.firstFree = from
}

function grow(actors: Actors): void {
  const from = actors.capacity
  const capacity = 2 * from
  actors.capacity = capacity
  actors.place = grown(actors.place, new Int32Array(capacity))
  actors.parent = grown(actors.parent, new Int32Array(capacity))
  actors.parentGeneration = grown(actors.parentGeneration, new Int32Array(capacity))
  actors.generation = grown(actors.generation, new Int32Array(capacity))
  actors.step = grown(actors.step, new Int32Array(capacity))
  actors.callsLeft = grown(actors.callsLeft, new Int32Array(capacity))
  actors.attempt = grown(actors.attempt, new Int32Array(capacity))
  actors.connected = grown(actors.connected, new Int32Array(capacity))
  actors.instance = grown(actors.instance, new Int32Array(capacity))
  actors.connection = grown(actors.connection, new Float64Array(capacity))
  actors.arrivedAt = grown(actors.arrivedAt, new Float64Array(capacity).fill(notArrived))
  actors.firstAttemptAt = grown(actors.firstAttemptAt, new Float64Array(capacity))
  actors.attemptAt = grown(actors.attemptAt, new Float64Array(capacity))
  linkFree(actors, from)
}
