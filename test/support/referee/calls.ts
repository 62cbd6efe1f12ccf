import { freeActor, notArrived, takeActor } from './actors.ts'
import { recordLatency } from './latency-record.ts'
import type { Cell, Route, Source } from './plant.ts'
import {
  accountCell,
  backoffEnds,
  type CellState,
  callTimesOut,
  currentRoute,
  ownWorkEnds,
  pauseEnds,
  poolWaitEnds,
  type RouteState,
  type Run,
  requestArrives,
  routesOf,
  tokensAtMost,
  turnedAway,
  visitReturns,
} from './run-state.ts'
import type { ServiceTally } from './tally.ts'
import { joinLine, leaveLine } from './waiting-line.ts'

/** Mean pause of a customer between two requests of a visit, not counted in its time. */
const pauseSeconds = 1
/** Who is not let in, or is throttled at the provider's front, learns it this soon. */
const refusalSeconds = 0.002

/** A customer's visit, or a message of a queue. */
export function beginVisit(run: Run, market: number): void {
  const visit = takeActor(run.actors, -1 - market, -1, 0)
  run.actors.arrivedAt[visit] = run.now
  run.actors.step[visit] = -1
  run.actors.callsLeft[visit] = 0
  if (run.plant.sources[market]?.market) run.tally.customers.offered++
  callNext(run, visit)
}

/** The next call of a visit or request; ends it well when there is none. Cache hits cost no time. */
export function callNext(run: Run, actor: number): void {
  const { actors, random } = run
  const routes = routesOf(run.plant, actors.place[actor] as number)
  for (;;) {
    if ((actors.callsLeft[actor] as number) > 0) {
      actors.callsLeft[actor] = (actors.callsLeft[actor] as number) - 1
      const route = routes[actors.step[actor] as number] as Route
      if (route.hitShare > 0 && random.next() <= route.hitShare) continue
      const state = run.routes[route.index] as RouteState
      if (route.budgetShare < Number.POSITIVE_INFINITY)
        state.tokens = Math.min(tokensAtMost, state.tokens + route.budgetShare)
      actors.attempt[actor] = 0
      if (run.surroundings) actors.connection[actor] = run.surroundings.anyConnection()
      actors.firstAttemptAt[actor] = run.now
      if (isCustomer(run, actor)) run.tally.customers.requests++
      attemptCall(run, actor)
      return
    }
    const step = (actors.step[actor] as number) + 1
    if (step >= routes.length) {
      end(run, actor, true)
      return
    }
    const calls = (routes[step] as Route).calls
    const whole = Math.floor(calls)
    actors.step[actor] = step
    actors.callsLeft[actor] = whole + (calls > whole && random.next() <= calls - whole ? 1 : 0)
  }
}

export function attemptCall(run: Run, actor: number): void {
  const { actors } = run
  const route = currentRoute(run, actor)
  const state = run.routes[route.index] as RouteState
  actors.attempt[actor] = (actors.attempt[actor] as number) + 1
  const instance = actors.instance[actor] as number
  const connection = actors.connection[actor] as number
  if (run.surroundings && route.link && !run.surroundings.letsIn(route, instance, connection)) {
    const generation = actors.generation[actor] as number
    run.events.push(run.now + refusalSeconds, turnedAway, actor, generation)
    return
  }
  if (state.connectionsHeld < route.connections) {
    state.connectionsHeld++
    send(run, actor, route)
  } else if (route.waitSeconds > 0) {
    joinLine(state.line, actor, actors.generation[actor] as number)
    run.events.push(run.now + route.waitSeconds, poolWaitEnds, actor, actors.generation[actor] as number)
  } else failAttempt(run, actor)
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
  if (route.timeoutSeconds < Number.POSITIVE_INFINITY)
    run.events.push(run.now + route.timeoutSeconds, callTimesOut, actor, generation)
  let delay = target.fixedSeconds
  for (const { meanSeconds, lossShare } of target.impairments) {
    if (lossShare > 0 && random.next() <= lossShare) return
    delay += random.exponential(meanSeconds)
  }
  const request = takeActor(actors, target.cell, actor, generation)
  if (delay > 0)
    run.events.push(run.now + delay, requestArrives, request, actors.generation[request] as number)
  else arrive(run, request)
}

export function arrive(run: Run, request: number): void {
  const { actors } = run
  const index = actors.place[request] as number
  const cell = run.plant.cells[index] as Cell
  const state = run.cells[index] as CellState
  const tally = run.tally.services[cell.service] as ServiceTally
  tally.offered++
  const free = cell.onDemand ? hasEnvironment(run, index, state) : state.busy < cell.threads
  if (state.inFlight >= cell.inFlightLimit || (!free && state.line.length >= cell.queueLimit)) {
    tally.refused++
    answer(run, request, false)
    return
  }
  accountCell(run, index)
  if (run.surroundings) actors.instance[request] = run.surroundings.instanceFor(index)
  state.inFlight++
  actors.arrivedAt[request] = run.now
  if (free) {
    state.busy++
    startOwnWork(run, request, cell)
  } else joinLine(state.line, request, 0)
}

function hasEnvironment(run: Run, cell: number, state: CellState): boolean {
  if (state.busy < state.environments) return true
  if (!run.surroundings?.grows(cell)) return false
  state.environments++
  return true
}

function startOwnWork(run: Run, request: number, cell: Cell): void {
  ;(run.cells[run.actors.place[request] as number] as CellState).begun++
  const endsAt = run.now + run.random.exponential(cell.ownSeconds)
  run.events.push(endsAt, ownWorkEnds, request, run.actors.generation[request] as number)
}

/** An ordinary error shows here, before any call is made. */
export function finishOwnWork(run: Run, request: number): void {
  const { errorShare } = run.plant.cells[run.actors.place[request] as number] as Cell
  if (errorShare > 0 && run.random.next() <= errorShare) {
    end(run, request, false)
    return
  }
  run.actors.step[request] = -1
  run.actors.callsLeft[request] = 0
  callNext(run, request)
}

/** A visit or request is over: the customer is served or not; the thread goes to the next in the queue. */
function end(run: Run, actor: number, well: boolean): void {
  const place = run.actors.place[actor] as number
  if (place < 0) {
    endVisit(run, actor, -1 - place, well)
    return
  }
  const cell = run.plant.cells[place] as Cell
  const state = run.cells[place] as CellState
  const tally = run.tally.services[cell.service] as ServiceTally
  tally.completed++
  recordLatency(tally.residence, run.now - (run.actors.arrivedAt[actor] as number))
  accountCell(run, place)
  state.inFlight--
  if (state.line.length > 0 && state.busy <= cell.threads) {
    const next = state.line.actors[leaveLine(state.line, cell.newestFirst)] as number
    startOwnWork(run, next, cell)
  } else state.busy--
  answer(run, actor, well)
}

function endVisit(run: Run, visit: number, marketIndex: number, well: boolean): void {
  const { market } = run.plant.sources[marketIndex] as Source
  const seconds = run.now - (run.actors.arrivedAt[visit] as number)
  freeActor(run.actors, visit)
  if (!market) {
    run.surroundings?.messageDone(marketIndex, well)
    return
  }
  if (well) recordLatency(run.tally.customers.visit, seconds)
  if (well && seconds * 1000 <= market.patienceMs) {
    run.tally.customers.served++
    return
  }
  const draw = run.random.next()
  const away =
    draw <= market.tryAgainShare
      ? market.tryAgainSeconds
      : draw <= market.tryAgainShare + market.returnShare
        ? market.returnSeconds
        : 0
  if (away > 0) run.events.push(run.now + run.random.exponential(away), visitReturns, marketIndex, 0)
}

/** Frees the request and tells its caller, if it still waits for this attempt. */
function answer(run: Run, request: number, good: boolean): void {
  const { actors } = run
  const caller = actors.parent[request] as number
  const awaited = actors.generation[caller] === actors.parentGeneration[request]
  const place = actors.place[request] as number
  freeActor(actors, request)
  if (!awaited) return
  if (run.surroundings) run.surroundings.tried(currentRoute(run, caller), good)
  settle(run, caller)
  if (!good) {
    failAttempt(run, caller)
    return
  }
  const tally = run.tally.services[(run.plant.cells[place] as Cell).service] as ServiceTally
  tally.good++
  recordLatency(tally.seenByCaller, run.now - (actors.attemptAt[caller] as number))
  if (isCustomer(run, caller)) {
    run.tally.customers.requestsAnswered++
    recordLatency(run.tally.customers.request, run.now - (actors.firstAttemptAt[caller] as number))
  }
  if ((actors.place[caller] as number) < 0 && (actors.callsLeft[caller] as number) > 0) pause(run, caller)
  else callNext(run, caller)
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
  } else if (route.degrades) callNext(run, actor)
  else end(run, actor, false)
}

function isCustomer({ actors, plant }: Run, actor: number): boolean {
  const place = actors.place[actor] as number
  return place < 0 && plant.sources[-1 - place]?.market !== undefined
}

/**
 * The processes of a cell end: who waits for an answer from it learns at once that there will be none; the calls it has
 * made are nobody's any more.
 */
export function endProcesses(run: Run, cell: number): void {
  const { actors } = run
  const state = run.cells[cell] as CellState
  accountCell(run, cell)
  const lost: number[] = []
  for (let actor = 0; actor < actors.capacity; actor++) {
    if (actors.place[actor] !== cell || actors.arrivedAt[actor] === notArrived) continue
    lost.push(actor)
  }
  state.line.length = 0
  state.busy = 0
  state.inFlight = 0
  state.environments = 0
  for (const actor of lost) {
    if (actors.connected[actor] === 1) settle(run, actor)
    answer(run, actor, false)
  }
}
