import { type Actors, createActors, freeActor, takeActor } from './actors.ts'
import { EventQueue } from './event-queue.ts'
import { recordLatency } from './latency-record.ts'
import type { Cell, Plant, Route, Source } from './plant.ts'
import { createRandomSource, type RandomSource } from './random-source.ts'
import { createTally, type ServiceTally, type Tally } from './tally.ts'
import { createWaitingLine, joinLine, leaveLine, type WaitingLine } from './waiting-line.ts'

const visitBegins = 0
const visitReturns = 1
const requestArrives = 2
const ownWorkEnds = 3
const callTimesOut = 4
const backoffEnds = 5
const poolWaitEnds = 6
const pauseEnds = 7

/** Mean pause of a customer between two requests of a visit, not counted in its time. */
const pauseSeconds = 1

const tokensAtMost = 10

export interface Run {
  readonly plant: Plant
  readonly random: RandomSource
  readonly events: EventQueue
  readonly actors: Actors
  readonly cells: readonly CellState[]
  readonly routes: readonly RouteState[]
  tally: Tally
  now: number
}

interface CellState {
  readonly line: WaitingLine
  busy: number
  inFlight: number
  changedAt: number
}

interface RouteState {
  readonly line: WaitingLine
  connectionsHeld: number
  tokens: number
}

/** A run at second 0 with empty queues. Same plant, same seed: same run. */
export function createRun(plant: Plant, seed: number): Run {
  const run: Run = {
    plant,
    random: createRandomSource(seed),
    events: new EventQueue(),
    actors: createActors(),
    cells: plant.cells.map(() => ({ line: createWaitingLine(), busy: 0, inFlight: 0, changedAt: 0 })),
    routes: Array.from({ length: plant.routeCount }, () => ({
      line: createWaitingLine(),
      connectionsHeld: 0,
      tokens: tokensAtMost,
    })),
    tally: createTally(plant.services.length, 0),
    now: 0,
  }
  plant.sources.forEach((source, index) => {
    if (source.perSecond > 0)
      run.events.push(run.random.exponential(1 / source.perSecond), visitBegins, index, 0)
  })
  return run
}

/** Plays on until the given second and returns the tally of that stretch; the next one starts at zero. */
export function playUntil(run: Run, second: number): Tally {
  const { events, actors } = run
  let played = 0
  while (events.length > 0 && events.peek() <= second) {
    run.now = events.pop()
    played++
    const { kind, actor, generation } = events
    if (kind === visitBegins) {
      const source = run.plant.sources[actor] as Source
      events.push(run.now + run.random.exponential(1 / source.perSecond), visitBegins, actor, 0)
      beginVisit(run, actor)
    } else if (kind === visitReturns) beginVisit(run, actor)
    else if (actors.generation[actor] === generation) {
      if (kind === requestArrives) arrive(run, actor)
      else if (kind === ownWorkEnds) finishOwnWork(run, actor)
      else if (kind === callTimesOut || kind === poolWaitEnds) {
        settle(run, actor)
        failAttempt(run, actor)
      } else if (kind === pauseEnds) callNext(run, actor)
      else attemptCall(run, actor)
    }
  }
  run.now = second
  for (let cell = 0; cell < run.cells.length; cell++) accountCell(run, cell)
  const tally = run.tally
  tally.events = played
  run.tally = createTally(run.plant.services.length, second)
  return tally
}

function beginVisit(run: Run, market: number): void {
  const visit = takeActor(run.actors, -1 - market, -1, 0)
  run.actors.arrivedAt[visit] = run.now
  run.actors.step[visit] = -1
  run.actors.callsLeft[visit] = 0
  run.tally.customers.offered++
  callNext(run, visit)
}

/** The next call of a visit or request; ends it well when there is none. Cache hits cost no time. */
function callNext(run: Run, actor: number): void {
  const { actors, random } = run
  const routes = routesOf(run, actor)
  for (;;) {
    if ((actors.callsLeft[actor] as number) > 0) {
      actors.callsLeft[actor] = (actors.callsLeft[actor] as number) - 1
      const route = routes[actors.step[actor] as number] as Route
      if (route.hitShare > 0 && random.next() <= route.hitShare) continue
      const state = run.routes[route.index] as RouteState
      if (route.budgetShare < Number.POSITIVE_INFINITY)
        state.tokens = Math.min(tokensAtMost, state.tokens + route.budgetShare)
      actors.attempt[actor] = 0
      actors.firstAttemptAt[actor] = run.now
      if ((actors.place[actor] as number) < 0) run.tally.customers.requests++
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

function attemptCall(run: Run, actor: number): void {
  const { actors } = run
  const route = currentRoute(run, actor)
  const state = run.routes[route.index] as RouteState
  actors.attempt[actor] = (actors.attempt[actor] as number) + 1
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
  if ((actors.place[actor] as number) < 0) run.tally.customers.attempts++
  if (route.targets.length === 0 || (route.admissionShare < 1 && random.next() > route.admissionShare)) {
    settle(run, actor)
    failAttempt(run, actor)
    return
  }
  run.events.push(run.now + route.timeoutSeconds, callTimesOut, actor, generation)
  const draw = route.targets.length > 1 ? random.next() : 0
  let choice = 0
  while (choice < route.targets.length - 1 && draw > (route.targets[choice]?.upTo as number)) choice++
  const target = route.targets[choice] as Route['targets'][number]
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

function arrive(run: Run, request: number): void {
  const { actors } = run
  const index = actors.place[request] as number
  const cell = run.plant.cells[index] as Cell
  const state = run.cells[index] as CellState
  const tally = run.tally.services[cell.service] as ServiceTally
  tally.offered++
  const free = state.busy < cell.threads
  if (state.inFlight >= cell.inFlightLimit || (!free && state.line.length >= cell.queueLimit)) {
    tally.refused++
    answer(run, request, false)
    return
  }
  accountCell(run, index)
  state.inFlight++
  actors.arrivedAt[request] = run.now
  if (free) {
    state.busy++
    startOwnWork(run, request, cell)
  } else joinLine(state.line, request, 0)
}

function startOwnWork(run: Run, request: number, cell: Cell): void {
  const endsAt = run.now + run.random.exponential(cell.ownSeconds)
  run.events.push(endsAt, ownWorkEnds, request, run.actors.generation[request] as number)
}

/** An ordinary error shows here, before any call is made. */
function finishOwnWork(run: Run, request: number): void {
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
  if (state.line.length > 0) {
    const next = state.line.actors[leaveLine(state.line, cell.newestFirst)] as number
    startOwnWork(run, next, cell)
  } else state.busy--
  answer(run, actor, well)
}

function endVisit(run: Run, visit: number, marketIndex: number, well: boolean): void {
  const { market } = run.plant.sources[marketIndex] as Source
  const seconds = run.now - (run.actors.arrivedAt[visit] as number)
  freeActor(run.actors, visit)
  if (well && seconds * 1000 <= market.patienceMs) {
    run.tally.customers.served++
    recordLatency(run.tally.customers.visit, seconds)
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
  settle(run, caller)
  if (!good) {
    failAttempt(run, caller)
    return
  }
  const tally = run.tally.services[(run.plant.cells[place] as Cell).service] as ServiceTally
  tally.good++
  recordLatency(tally.seenByCaller, run.now - (actors.attemptAt[caller] as number))
  if ((actors.place[caller] as number) < 0) {
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
function settle(run: Run, actor: number): void {
  const { actors } = run
  actors.generation[actor] = (actors.generation[actor] as number) + 1
  if (actors.connected[actor] === 0) return
  actors.connected[actor] = 0
  const route = currentRoute(run, actor)
  const state = run.routes[route.index] as RouteState
  while (state.line.length > 0) {
    const position = leaveLine(state.line, false)
    const waiter = state.line.actors[position] as number
    if (actors.generation[waiter] !== state.line.generations[position]) continue
    actors.generation[waiter] = (actors.generation[waiter] as number) + 1
    send(run, waiter, route)
    return
  }
  state.connectionsHeld--
}

function failAttempt(run: Run, actor: number): void {
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

function accountCell(run: Run, index: number): void {
  const state = run.cells[index] as CellState
  const tally = run.tally.services[(run.plant.cells[index] as Cell).service] as ServiceTally
  const seconds = run.now - state.changedAt
  tally.busySeconds += state.busy * seconds
  tally.inFlightSeconds += state.inFlight * seconds
  state.changedAt = run.now
}

function routesOf(run: Run, actor: number): readonly Route[] {
  const place = run.actors.place[actor] as number
  return place < 0
    ? (run.plant.sources[-1 - place] as Source).routes
    : (run.plant.cells[place] as Cell).routes
}

function currentRoute(run: Run, actor: number): Route {
  return routesOf(run, actor)[run.actors.step[actor] as number] as Route
}
