import { tendCaches } from './caches.ts'
import { attemptCall, beginVisit, callNext, failAttempt, settle } from './calls.ts'
import { takeDone } from './cores.ts'
import type { Source } from './plant.ts'
import {
  accountCell,
  callTimesOut,
  coreDone,
  currentRoute,
  memoryRunsOut,
  messageTaken,
  ownWorkEnds,
  pauseEnds,
  poolWaitEnds,
  type Run,
  requestArrives,
  secondPasses,
  turnedAway,
  visitBegins,
  visitReturns,
} from './run-state.ts'
import { arrive, finishOwnWork, ownTimePasses } from './servers.ts'
import { createTally, type Tally } from './tally.ts'

/** Plays on until the given second. */
export function advance(run: Run, second: number): void {
  const { events, actors } = run
  while (events.length > 0 && events.peek() <= second) {
    run.now = events.pop()
    run.tally.events++
    const { kind, actor, generation } = events
    if (kind === visitBegins) {
      const source = run.plant.sources[actor] as Source
      events.push(run.now + run.random.exponential(1 / source.perSecond), visitBegins, actor, 0)
      beginVisit(run, actor)
    } else if (kind === visitReturns) beginVisit(run, actor, generation === 1)
    else if (kind === messageTaken) {
      if (run.surroundings?.takeMessage(actor)) beginVisit(run, generation)
    } else if (kind === coreDone) {
      for (const request of takeDone(run, actor, generation)) finishOwnWork(run, request)
    } else if (kind === memoryRunsOut) run.surroundings?.outOfMemory(actor)
    else if (kind === secondPasses) {
      tendCaches(run)
      events.push(run.now + 1, secondPasses, 0, 0)
    } else if (actors.generation[actor] === generation) {
      if (kind === requestArrives) arrive(run, actor)
      else if (kind === ownWorkEnds) ownTimePasses(run, actor)
      else if (kind === callTimesOut || kind === poolWaitEnds || kind === turnedAway) {
        if (kind === callTimesOut) run.surroundings?.tried(currentRoute(run, actor), false)
        settle(run, actor)
        failAttempt(run, actor)
      } else if (kind === pauseEnds) callNext(run, actor)
      else attemptCall(run, actor)
    }
  }
  run.now = second
}

/** The tally since the last one was taken; the next starts at zero. */
export function takeTally(run: Run): Tally {
  for (let cell = 0; cell < run.cells.length; cell++) accountCell(run, cell)
  const tally = run.tally
  run.tally = createTally(run.plant.services.length, run.now)
  return tally
}

/** Plays on until the given second and returns the tally of that stretch. */
export function playUntil(run: Run, second: number): Tally {
  advance(run, second)
  return takeTally(run)
}
