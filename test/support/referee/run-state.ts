import { type Actors, createActors } from './actors.ts'
import type { CacheState } from './caches.ts'
import { createCacheState } from './caches.ts'
import { type Cores, createCores } from './cores.ts'
import { EventQueue } from './event-queue.ts'
import { createLine, type NetworkLine } from './network-lines.ts'
import type { Cell, Plant, Route, Source } from './plant.ts'
import { createRandomSource, type RandomSource } from './random-source.ts'
import { createTally, type ServiceTally, type Tally } from './tally.ts'
import { createWaitingLine, type WaitingLine } from './waiting-line.ts'

export const visitBegins = 0
export const visitReturns = 1
export const requestArrives = 2
export const ownWorkEnds = 3
export const callTimesOut = 4
export const backoffEnds = 5
export const poolWaitEnds = 6
export const pauseEnds = 7
export const turnedAway = 8
export const messageTaken = 9
export const coreDone = 10
export const memoryRunsOut = 11
export const secondPasses = 12

export const tokensAtMost = 10

export interface Run {
  /** Replaced when conditions change; places in it stay. */
  plant: Plant
  readonly random: RandomSource
  readonly events: EventQueue
  readonly actors: Actors
  readonly cells: readonly CellState[]
  readonly routes: readonly RouteState[]
  readonly networks: readonly NetworkLine[]
  readonly surroundings?: Surroundings
  tally: Tally
  now: number
}

/** What an incident adds to a cloud: who is let in where, and who wants to know how calls ended. */
export interface Surroundings {
  /** Instance of the cell that takes a request: what it holds decides what the request may do. */
  readonly instanceFor: (cell: number) => number
  /** Which of the instance's connections a call has, 0 to 1. */
  readonly anyConnection: () => number
  /** May the instance call over this route now? Asked before it waits for a connection of the pool. */
  readonly letsIn: (route: Route, instance: number, connection: number) => boolean
  /** Does the provider's front take this attempt? */
  readonly takes: (route: Route) => boolean
  /** An attempt has come to its end, whatever ended it. */
  readonly tried: (route: Route, good: boolean) => void
  /** A customer who comes has to wait in front of us; whoever holds them lets them go. */
  readonly holds: (source: number) => boolean
  /** The instance that begins a piece of work: how much longer it takes than a warm one, and its own errors. */
  readonly workerOf: (cell: number) => Worker | undefined
  readonly outOfMemory: (cell: number) => void
  readonly startCallEnded: (call: number, instance: number, well: boolean) => void
  /** Whether a function may start one environment more now. */
  readonly grows: (cell: number) => boolean
  readonly takeMessage: (queue: number) => boolean
  readonly messageDone: (queue: number, well: boolean) => void
}

export interface Worker {
  readonly factor: number
  readonly errorShare: number
  /** A version that is on its way has come to it. */
  readonly reached: boolean
}

export interface CellState {
  readonly cores: Cores
  /** Requests inside beyond which an instance runs out of memory. */
  diesAbove: number
  /** Answers of instances that a version has reached, and those that were no good. */
  answers: number
  bad: number
  readonly line: WaitingLine
  busy: number
  inFlight: number
  changedAt: number
  /** Of a function: those there are, busy or idle. */
  environments: number
  /** Own work begun since the autoscaler last looked, in requests. */
  begun: number
}

export interface RouteState {
  readonly line: WaitingLine
  connectionsHeld: number
  tokens: number
  readonly cache: CacheState
}

/** A run at the given second with empty queues. Same plant, same seed: same run. */
export function createRun(plant: Plant, seed: number, surroundings?: Surroundings, atSecond = 0): Run {
  const run: Run = {
    plant,
    random: createRandomSource(seed),
    events: new EventQueue(),
    actors: createActors(),
    cells: plant.cells.map(({ cores }) => ({
      cores: createCores(cores, atSecond),
      diesAbove: Number.POSITIVE_INFINITY,
      answers: 0,
      bad: 0,
      line: createWaitingLine(),
      busy: 0,
      inFlight: 0,
      changedAt: atSecond,
      environments: 0,
      begun: 0,
    })),
    routes: Array.from({ length: plant.routeCount }, () => ({
      line: createWaitingLine(),
      connectionsHeld: 0,
      tokens: tokensAtMost,
      cache: createCacheState(),
    })),
    networks: plant.networks.map(createLine),
    ...(surroundings ? { surroundings } : {}),
    tally: createTally(plant.services.length, atSecond),
    now: atSecond,
  }
  plant.sources.forEach((source, index) => {
    if (source.perSecond > 0)
      run.events.push(atSecond + run.random.exponential(1 / source.perSecond), visitBegins, index, 0)
  })
  const caches = plant.cells.some(({ routes }) => routes.some(({ cache }) => cache))
  if (caches) run.events.push(atSecond, secondPasses, 0, 0)
  return run
}

export function accountCell(run: Run, index: number): void {
  const state = run.cells[index] as CellState
  const tally = run.tally.services[(run.plant.cells[index] as Cell).service] as ServiceTally
  const seconds = run.now - state.changedAt
  tally.busySeconds += state.busy * seconds
  tally.inFlightSeconds += state.inFlight * seconds
  state.changedAt = run.now
}

export function currentRoute({ actors, plant }: Run, actor: number): Route {
  return routesOf(plant, actors.place[actor] as number)[actors.step[actor] as number] as Route
}

export function routesOf(plant: Plant, place: number): readonly Route[] {
  return place < 0 ? (plant.sources[-1 - place] as Source).routes : (plant.cells[place] as Cell).routes
}
