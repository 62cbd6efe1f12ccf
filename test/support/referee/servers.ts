import { branch, freeActor, notArrived, request as requestRole, startCall } from './actors.ts'
import {
  branchEnded,
  callDone,
  callNext,
  ended,
  failAttempt,
  isCustomer,
  isExpired,
  leaveFetch,
  release,
  settle,
} from './calls.ts'
import { setCores, sweepCores, wantCore } from './cores.ts'
import { recordLatency } from './latency-record.ts'
import type { Cell, Source } from './plant.ts'
import {
  accountCell,
  type CellState,
  currentRoute,
  memoryRunsOut,
  ownWorkEnds,
  type Run,
  visitReturns,
} from './run-state.ts'
import type { ServiceTally } from './tally.ts'
import { joinLine, leaveLine } from './waiting-line.ts'

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
  if (state.inFlight > state.diesAbove) run.events.push(run.now, memoryRunsOut, index, 0)
  actors.arrivedAt[request] = run.now
  if (!free) joinLine(state.line, request, 0)
  else if (isExpired(run, request)) {
    state.inFlight--
    tally.dropped++
    freeActor(actors, request)
  } else {
    state.busy++
    startOwnWork(run, request, cell)
  }
}

function hasEnvironment(run: Run, cell: number, state: CellState): boolean {
  if (state.busy < state.environments) return true
  if (!run.surroundings?.grows(cell)) return false
  state.environments++
  return true
}

/** The request has its thread. Of its own time, the last part needs a core. */
function startOwnWork(run: Run, request: number, cell: Cell): void {
  const { actors } = run
  const place = actors.place[request] as number
  const state = run.cells[place] as CellState
  state.begun++
  actors.atWork[request] = 1
  let factor = 1
  if (cell.contention) {
    const n = Math.max(1, state.busy / cell.instances)
    factor += cell.contention.serialShare * (n - 1) + cell.contention.crosstalk * n * (n - 1)
  }
  const worker = run.surroundings?.workerOf(place)
  if (worker) {
    factor *= worker.factor
    if (worker.errorShare > 0 && run.random.next() <= worker.errorShare) actors.spoiled[request] = 1
    if (worker.reached) actors.spoiled[request] = (actors.spoiled[request] as number) + 2
  }
  const seconds = factor * run.random.gamma(cell.ownSeconds, cell.ownVariation)
  const onCore = cell.cores < Number.POSITIVE_INFINITY ? seconds * cell.coreShare : 0
  actors.coreSeconds[request] = onCore
  run.events.push(run.now + seconds - onCore, ownWorkEnds, request, actors.generation[request] as number)
}

export function ownTimePasses(run: Run, request: number): void {
  if ((run.actors.coreSeconds[request] as number) > 0) wantCore(run, request)
  else finishOwnWork(run, request)
}

/** An ordinary error shows here, before any call is made. */
export function finishOwnWork(run: Run, request: number): void {
  const { errorShare } = run.plant.cells[run.actors.place[request] as number] as Cell
  const spoiled = (run.actors.spoiled[request] as number) % 2 === 1
  if (spoiled || (errorShare > 0 && run.random.next() <= errorShare)) {
    end(run, request, false)
    return
  }
  run.actors.step[request] = -1
  run.actors.callsLeft[request] = 0
  callNext(run, request)
}

/** A visit, request or call is over: the customer is served or not; the thread goes to the next in the queue. */
export function end(run: Run, actor: number, well: boolean): void {
  const { actors } = run
  const place = actors.place[actor] as number
  const owner = actors.owner[actor] as number
  if (actors.role[actor] === branch) {
    freeActor(actors, actor)
    branchEnded(run, owner, well ? ended.well : ended.badly)
  } else if (actors.role[actor] === startCall) {
    freeActor(actors, actor)
    run.surroundings?.startCallEnded(actor, owner, well)
  } else if (place < 0) endVisit(run, actor, -1 - place, well)
  else {
    const tally = run.tally.services[(run.plant.cells[place] as Cell).service] as ServiceTally
    tally.completed++
    recordLatency(tally.residence, run.now - (actors.arrivedAt[actor] as number))
    leave(run, place)
    answer(run, actor, well)
  }
}

/** Nobody waits for it any more: it ends without work, and its caller hears nothing. */
export function drop(run: Run, actor: number): void {
  const { actors } = run
  const place = actors.place[actor] as number
  const route = currentRoute(run, actor)
  const waiters = (actors.entry[actor] as number) >= 0 ? leaveFetch(run, actor, route, false) : []
  const owner = actors.owner[actor] as number
  const role = actors.role[actor]
  freeActor(actors, actor)
  if (role === branch) branchEnded(run, owner, ended.dropped)
  else {
    ;(run.tally.services[(run.plant.cells[place] as Cell).service] as ServiceTally).dropped++
    leave(run, place)
  }
  release(run, waiters, route, false)
}

/** A thread is free. */
function leave(run: Run, place: number): void {
  accountCell(run, place)
  const state = run.cells[place] as CellState
  state.inFlight--
  state.busy--
  fillThreads(run, place)
}

/** Free threads go to those who wait, as long as somebody still waits for them. */
function fillThreads(run: Run, place: number): void {
  const cell = run.plant.cells[place] as Cell
  const state = run.cells[place] as CellState
  while (state.line.length > 0 && state.busy < cell.threads) {
    const next = state.line.actors[leaveLine(state.line, cell.newestFirst)] as number
    if (isExpired(run, next)) {
      state.inFlight--
      ;(run.tally.services[cell.service] as ServiceTally).dropped++
      freeActor(run.actors, next)
      continue
    }
    state.busy++
    startOwnWork(run, next, cell)
  }
}

/** The plant is another from now on: more threads take from the queue, cores work at another pace. */
export function meetPlant(run: Run): void {
  run.plant.cells.forEach(({ cores }, place) => {
    accountCell(run, place)
    setCores(run, place, cores)
    fillThreads(run, place)
  })
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
  const state = run.cells[place] as CellState
  if ((actors.spoiled[request] as number) >= 2) {
    state.answers++
    if (!good) state.bad++
  }
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
  callDone(run, caller, true)
}

/**
 * Processes of a cell end, with this share of its requests: who waits for an answer from them learns at once that there
 * will be none; the calls they have made are nobody's any more.
 */
export function endProcesses(run: Run, place: number, share = 1): void {
  const { actors } = run
  const state = run.cells[place] as CellState
  accountCell(run, place)
  const here: number[] = []
  const branches: number[] = []
  for (let actor = 0; actor < actors.capacity; actor++) {
    if (actors.place[actor] !== place) continue
    if (actors.role[actor] === requestRole && actors.arrivedAt[actor] !== notArrived) here.push(actor)
    else if (actors.role[actor] === branch) branches.push(actor)
  }
  const count = Math.min(here.length, Math.floor(share * here.length + run.random.next()))
  for (let n = 0; n < count; n++) {
    const pick = n + Math.min(here.length - n - 1, Math.floor(run.random.next() * (here.length - n)))
    const [one, other] = [here[n] as number, here[pick] as number]
    here[n] = other
    here[pick] = one
  }
  const lost = new Set(share >= 1 ? here : here.slice(0, count))
  for (let waiting = state.line.length; waiting > 0; waiting--) {
    const next = state.line.actors[leaveLine(state.line, false)] as number
    if (!lost.has(next)) joinLine(state.line, next, 0)
  }
  sweepCores(run, place, (actor) => !lost.has(actor))
  const fetching = [...lost, ...branches.filter((call) => lost.has(actors.owner[call] as number))]
  // Nobody of them takes over a connection that another one of them leaves.
  for (const actor of fetching)
    if (actors.connected[actor] === 0) actors.generation[actor] = (actors.generation[actor] as number) + 1
  for (const actor of fetching) if (actors.connected[actor] === 1) settle(run, actor)
  const unanswered = fetching.flatMap((actor) => {
    if ((actors.entry[actor] as number) < 0) return []
    const route = currentRoute(run, actor)
    return [{ route, waiters: leaveFetch(run, actor, route, false) }]
  })
  for (const actor of fetching) {
    if (actors.role[actor] === branch) freeActor(actors, actor)
    else {
      state.inFlight--
      if (actors.atWork[actor] === 1) state.busy--
    }
  }
  if (share >= 1) state.environments = 0
  for (const actor of lost) answer(run, actor, false)
  for (const { route, waiters } of unanswered) release(run, waiters, route, false)
}
