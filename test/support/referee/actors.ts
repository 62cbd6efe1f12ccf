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
  /** What it is: see `request`, `branch` and `startCall`. */
  role: Int32Array
  /** Of a branch: the request it belongs to. Of a start-up call: the number of the instance. */
  owner: Int32Array
  /** A request holds a thread (else it is on its way, or waits for one). */
  atWork: Int32Array
  /** 1: own work will end with an error, whatever the service's usual share is; plus 2: on an instance that a version has reached. */
  spoiled: Int32Array
  /** Seconds of a core that own work needs at its end. */
  coreSeconds: Float64Array
  /** When nobody waits for the answer any more. */
  deadline: Float64Array
  /** Calls that the present cache miss has still to make, and the shared entry it fetches (-1: none). */
  missCallsLeft: Int32Array
  entry: Int32Array
  /** Calls made at the same time that have not ended; and how the worst of them ended (see `branchEnded`). */
  branchesLeft: Int32Array
  worstBranch: Int32Array
}

/** A visit, or a request at a server. */
export const request = 0
/** One of the calls that a request makes at the same time. */
export const branch = 1
/** A call of an instance that starts. */
export const startCall = 2

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
    role: ints(),
    owner: ints(),
    atWork: ints(),
    spoiled: ints(),
    missCallsLeft: ints(),
    entry: ints(),
    branchesLeft: ints(),
    worstBranch: ints(),
    coreSeconds: new Float64Array(capacity),
    deadline: new Float64Array(capacity),
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
  actors.role[actor] = request
  actors.atWork[actor] = 0
  actors.spoiled[actor] = 0
  actors.coreSeconds[actor] = 0
  actors.deadline[actor] = Number.POSITIVE_INFINITY
  actors.missCallsLeft[actor] = 0
  actors.entry[actor] = -1
  actors.branchesLeft[actor] = 0
  return actor
}

export function freeActor(actors: Actors, actor: number): void {
  actors.generation[actor] = (actors.generation[actor] as number) + 1
  actors.arrivedAt[actor] = notArrived
  actors.role[actor] = request
  actors.owner[actor] = -1
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
  actors.role = grown(actors.role, new Int32Array(capacity))
  actors.owner = grown(actors.owner, new Int32Array(capacity))
  actors.atWork = grown(actors.atWork, new Int32Array(capacity))
  actors.spoiled = grown(actors.spoiled, new Int32Array(capacity))
  actors.missCallsLeft = grown(actors.missCallsLeft, new Int32Array(capacity))
  actors.entry = grown(actors.entry, new Int32Array(capacity))
  actors.branchesLeft = grown(actors.branchesLeft, new Int32Array(capacity))
  actors.worstBranch = grown(actors.worstBranch, new Int32Array(capacity))
  actors.coreSeconds = grown(actors.coreSeconds, new Float64Array(capacity))
  actors.deadline = grown(actors.deadline, new Float64Array(capacity))
  linkFree(actors, from)
}
