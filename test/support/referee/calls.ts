import { branch, startCall, takeActor } from './actors.ts'
import { fetchEnds } from './caches.ts'
import { passNetwork } from './network-lines.ts'
import type { Cell, Network, Route } from './plant.ts'
import {
  backoffEnds,
  callTimesOut,
  currentRoute,
  pauseEnds,
  poolWaitEnds,
  type RouteState,
  type Run,
  requestArrives,
  routesOf,
  tokensAtMost,
  turnedAway,
} from './run-state.ts'
import { arrive, drop, end } from './servers.ts'
import { joinLine, leaveLine } from './waiting-line.ts'

/** Mean pause of a customer between two requests of a visit, not counted in its time. */
const pauseSeconds = 1
/** Who is not let in, or is throttled at the provider's front, learns it this soon. */
const refusalSeconds = 0.002

/** A customer comes, or a message is taken: at once, unless held in front of us. */
export function beginVisit(run: Run, source: number, released = false): void {
  const customer = run.plant.sources[source]?.market !== undefined
  if (customer && !released && run.surroundings?.holds(source)) return
  const visit = takeActor(run.actors, -1 - source, -1, 0)
  run.actors.arrivedAt[visit] = run.now
  run.actors.step[visit] = -1
  run.actors.callsLeft[visit] = 0
  if (customer) run.tally.customers.offered++
  callNext(run, visit)
}

/** The next call of a visit or request; ends it well when there is none. Cache hits cost no time. */
export function callNext(run: Run, actor: number): void {
  const { actors } = run
  if (actors.role[actor] === branch) {
    end(run, actor, true)
    return
  }
  const routes = routesOf(run.plant, actors.place[actor] as number)
  for (;;) {
    if ((actors.callsLeft[actor] as number) > 0) {
      actors.callsLeft[actor] = (actors.callsLeft[actor] as number) - 1
      if (lookUp(run, actor, routes[actors.step[actor] as number] as Route)) return
      continue
    }
    const step = (actors.step[actor] as number) + 1
    if (step >= routes.length) {
      end(run, actor, true)
      return
    }
    actors.step[actor] = step
    const route = routes[step] as Route
    if (route.parallel === undefined) actors.callsLeft[actor] = wholeCalls(run, route.calls)
    else if (route.opensGroup && !callAtOnce(run, actor, routes, route.parallel)) return
  }
}

/** A fraction is a chance. */
export function wholeCalls({ random }: Run, calls: number): number {
  const whole = Math.floor(calls)
  return whole + (calls > whole && random.next() <= calls - whole ? 1 : 0)
}

/** All calls of the links with one word begin now. True when the request may go on already, with all of them answered. */
function callAtOnce(run: Run, actor: number, routes: readonly Route[], word: string): boolean {
  const { actors } = run
  actors.worstBranch[actor] = ended.well
  // One more than there are, so that the last cannot end before all have begun.
  actors.branchesLeft[actor] = 1
  routes.forEach((route, step) => {
    if (route.parallel !== word) return
    for (let calls = wholeCalls(run, route.calls); calls > 0; calls--) {
      const call = takeActor(actors, actors.place[actor] as number, -1, 0)
      actors.role[call] = branch
      actors.owner[call] = actor
      actors.step[call] = step
      actors.callsLeft[call] = 0
      actors.instance[call] = actors.instance[actor] as number
      actors.deadline[call] = actors.deadline[actor] as number
      actors.branchesLeft[actor] = (actors.branchesLeft[actor] as number) + 1
      if (!lookUp(run, call, route)) end(run, call, true)
    }
  })
  actors.branchesLeft[actor] = (actors.branchesLeft[actor] as number) - 1
  if ((actors.branchesLeft[actor] as number) > 0) return false
  if (actors.worstBranch[actor] === ended.well) return true
  joinBranches(run, actor)
  return false
}

/** How the calls made at the same time have ended, worse and worse. */
export const ended = { well: 0, badly: 1, dropped: 2 } as const

/** One of the calls made at the same time is over. */
export function branchEnded(run: Run, actor: number, how: number): void {
  const { actors } = run
  actors.worstBranch[actor] = Math.max(actors.worstBranch[actor] as number, how)
  const left = (actors.branchesLeft[actor] as number) - 1
  actors.branchesLeft[actor] = left
  if (left > 0) return
  if (actors.worstBranch[actor] === ended.well) callNext(run, actor)
  else joinBranches(run, actor)
}

function joinBranches(run: Run, actor: number): void {
  if (run.actors.worstBranch[actor] === ended.dropped) drop(run, actor)
  else end(run, actor, false)
}

/** Asks the cache, if there is one. True when a call is under way; false when the answer was there. */
function lookUp(run: Run, actor: number, route: Route): boolean {
  const { cache } = route
  if (cache) {
    const state = (run.routes[route.index] as RouteState).cache
    state.lookups++
    if (run.random.next() <= cache.hitShare * Math.min(state.warmth, route.warmAtMost)) return false
    if (cache.sharedEntries !== undefined) {
      const entry = Math.min(cache.sharedEntries - 1, Math.floor(run.random.next() * cache.sharedEntries))
      const waiters = state.fetches.get(entry)
      if (waiters) {
        waiters.push({ actor, generation: run.actors.generation[actor] as number })
        return true
      }
      state.fetches.set(entry, [])
      run.actors.entry[actor] = entry
    }
    run.actors.missCallsLeft[actor] = wholeCalls(run, cache.callsPerMiss ?? 1) - 1
  }
  beginCall(run, actor, route)
  return true
}

function beginCall(run: Run, actor: number, route: Route): void {
  const { actors } = run
  const state = run.routes[route.index] as RouteState
  if (route.budgetShare < Number.POSITIVE_INFINITY)
    state.tokens = Math.min(tokensAtMost, state.tokens + route.budgetShare)
  actors.attempt[actor] = 0
  if (run.surroundings) actors.connection[actor] = run.surroundings.anyConnection()
  actors.firstAttemptAt[actor] = run.now
  if (isCustomer(run, actor)) run.tally.customers.requests++
  attemptCall(run, actor)
}

export function attemptCall(run: Run, actor: number): void {
  const { actors } = run
  if (isExpired(run, actor)) {
    drop(run, actor)
    return
  }
  const route = currentRoute(run, actor)
  const state = run.routes[route.index] as RouteState
  actors.attempt[actor] = (actors.attempt[actor] as number) + 1
  const instance = (actors.role[actor] === startCall ? actors.owner : actors.instance)[actor] as number
  const connection = actors.connection[actor] as number
  if (run.surroundings && route.link && !run.surroundings.letsIn(route, instance, connection)) {
    const generation = actors.generation[actor] as number
    run.events.push(run.now + refusalSeconds, turnedAway, actor, generation)
    return
  }
  if (actors.role[actor] === startCall) send(run, actor, route)
  else if (state.connectionsHeld < route.connections) {
    state.connectionsHeld++
    send(run, actor, route)
  } else if (route.waitSeconds > 0) {
    joinPool(run, actor, route)
  } else failAttempt(run, actor)
}

function joinPool(run: Run, actor: number, route: Route): void {
  const generation = run.actors.generation[actor] as number
  joinLine((run.routes[route.index] as RouteState).line, actor, generation)
  run.events.push(run.now + route.waitSeconds, poolWaitEnds, actor, generation)
}

/** Nobody waits any more for what would come of it, and its service looks at that. */
export function isExpired({ actors, plant, now }: Run, actor: number): boolean {
  const place = actors.place[actor] as number
  return place >= 0 && (plant.cells[place] as Cell).dropsExpired && (actors.deadline[actor] as number) <= now
}

/** When the attempt that begins now is given up; a caller that knows its own deadline waits no longer than that. */
function givesUpAt({ actors, plant, now }: Run, actor: number, route: Route): number {
  const place = actors.place[actor] as number
  const own =
    place >= 0 && (plant.cells[place] as Cell).dropsExpired
      ? (actors.deadline[actor] as number)
      : Number.POSITIVE_INFINITY
  return Math.min(now + route.timeoutSeconds, own)
}

/** The caller holds a connection; its timeout runs from here. */
function send(run: Run, actor: number, route: Route): void {
  const { actors, random } = run
  const generation = actors.generation[actor] as number
  actors.connected[actor] = 1
  actors.attemptAt[actor] = run.now
  if (isCustomer(run, actor)) run.tally.customers.attempts++
  const draw = route.targets.length > 1 ? random.next() : 0
  let choice = 0
  while (choice < route.targets.length - 1 && draw > (route.targets[choice]?.upTo as number)) choice++
  const target = route.targets[choice]
  if (!target || (target.admissionShare < 1 && random.next() > target.admissionShare)) {
    settle(run, actor)
    failAttempt(run, actor)
    return
  }
  if (run.surroundings && route.link?.table && !run.surroundings.takes(route)) {
    run.events.push(run.now + target.fixedSeconds + refusalSeconds, turnedAway, actor, generation)
    return
  }
  const deadline = givesUpAt(run, actor, route)
  if (deadline < Number.POSITIVE_INFINITY) run.events.push(deadline, callTimesOut, actor, generation)
  let delay = target.fixedSeconds
  if (route.network >= 0) {
    const line = run.networks[route.network] as Run['networks'][number]
    const passing = passNetwork(line, run.plant.networks[route.network] as Network, random, run.now)
    if (passing === null) return
    delay += passing
  }
  for (const { meanSeconds, lossShare } of target.impairments) {
    if (lossShare > 0 && random.next() <= lossShare) return
    delay += random.exponential(meanSeconds)
  }
  const request = takeActor(actors, target.cell, actor, generation)
  actors.deadline[request] = deadline
  if (delay > 0)
    run.events.push(run.now + delay, requestArrives, request, actors.generation[request] as number)
  else arrive(run, request)
}

/** A call has come to its end for good; a miss may have to make another one. */
export function callDone(run: Run, actor: number, well: boolean): void {
  const { actors } = run
  if (actors.role[actor] === startCall) {
    end(run, actor, well)
    return
  }
  const route = currentRoute(run, actor)
  if (well && (actors.missCallsLeft[actor] as number) > 0) {
    actors.missCallsLeft[actor] = (actors.missCallsLeft[actor] as number) - 1
    beginCall(run, actor, route)
    return
  }
  const waiters = leaveFetch(run, actor, route, well)
  goOn(run, actor, route, well)
  release(run, waiters, route, well)
}

/** The miss that an actor was fetching, if any, is over. */
export function leaveFetch(
  run: Run,
  actor: number,
  route: Route,
  well: boolean,
): ReturnType<typeof fetchEnds> {
  const { actors } = run
  actors.missCallsLeft[actor] = 0
  if (!route.cache) return []
  const entry = actors.entry[actor] as number
  actors.entry[actor] = -1
  return fetchEnds((run.routes[route.index] as RouteState).cache, entry, well)
}

/** Those who waited for a shared fetch have its outcome, all at once. */
export function release(run: Run, waiters: ReturnType<typeof fetchEnds>, route: Route, well: boolean): void {
  const { actors } = run
  for (const { actor, generation } of waiters) {
    if (actors.generation[actor] !== generation) continue
    actors.generation[actor] = generation + 1
    goOn(run, actor, route, well)
  }
}

function goOn(run: Run, actor: number, route: Route, well: boolean): void {
  const { actors } = run
  if (!well && !route.degrades) end(run, actor, false)
  else if (well && (actors.place[actor] as number) < 0 && (actors.callsLeft[actor] as number) > 0)
    pause(run, actor)
  else callNext(run, actor)
}

/**
 * Without it, the next request would come in the very moment in which the last one left its place in the queue, and
 * would always find room.
 */
function pause(run: Run, visit: number): void {
  const { actors } = run
  const seconds = run.random.exponential(pauseSeconds)
  actors.arrivedAt[visit] = (actors.arrivedAt[visit] as number) + seconds
  run.events.push(run.now + seconds, pauseEnds, visit, actors.generation[visit] as number)
}

/** The outstanding attempt is decided: voids its timers and hands its connection to the next who waits. */
export function settle(run: Run, actor: number): void {
  const { actors } = run
  actors.generation[actor] = (actors.generation[actor] as number) + 1
  if (actors.connected[actor] === 0) return
  actors.connected[actor] = 0
  // Who starts has connections of its own.
  if (actors.role[actor] === startCall) return
  const route = currentRoute(run, actor)
  const state = run.routes[route.index] as RouteState
  while (state.line.length > 0 && state.connectionsHeld <= route.connections) {
    const position = leaveLine(state.line, false)
    const waiter = state.line.actors[position] as number
    if (actors.generation[waiter] !== state.line.generations[position]) continue
    actors.generation[waiter] = (actors.generation[waiter] as number) + 1
    send(run, waiter, route)
    return
  }
  state.connectionsHeld--
}

export function failAttempt(run: Run, actor: number): void {
  const { actors, random } = run
  const route = currentRoute(run, actor)
  const state = run.routes[route.index] as RouteState
  const budgeted = route.budgetShare < Number.POSITIVE_INFINITY
  if ((actors.attempt[actor] as number) < route.attempts && (!budgeted || state.tokens >= 1)) {
    if (budgeted) state.tokens--
    const pause = route.backoffSeconds * (0.5 + random.next())
    run.events.push(run.now + pause, backoffEnds, actor, actors.generation[actor] as number)
  } else callDone(run, actor, false)
}

export function isCustomer({ actors, plant }: Run, actor: number): boolean {
  const place = actors.place[actor] as number
  return place < 0 && plant.sources[-1 - place]?.market !== undefined
}
