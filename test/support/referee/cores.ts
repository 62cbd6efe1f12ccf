import { EventQueue } from './event-queue.ts'
import { type CellState, coreDone, type Run } from './run-state.ts'

/**
 * Cores of a cell, shared evenly: with m requests that want one, each runs at min(1, cores / m). `progress` is what a
 * request that has been there from the beginning would have received; each ends when it has grown by what it needs.
 */
export interface Cores {
  count: number
  progress: number
  at: number
  jobs: EventQueue
  /** Of the event that is to come; others are void. */
  stamp: number
  due: number
}

export function createCores(count: number, now: number): Cores {
  return { count, progress: 0, at: now, jobs: new EventQueue(), stamp: 0, due: Number.NaN }
}

const rateOf = ({ count, jobs }: Cores): number => Math.min(1, count / Math.max(1, jobs.length))

/** A request wants a core from now on. */
export function wantCore(run: Run, request: number): void {
  const cell = run.actors.place[request] as number
  const { cores } = run.cells[cell] as CellState
  passTime(cores, run.now)
  const needs = run.actors.coreSeconds[request] as number
  cores.jobs.push(cores.progress + needs, 0, request, run.actors.generation[request] as number)
  schedule(run, cell, cores)
}

/** Requests that are done at this moment; none when the event is void. */
export function takeDone(run: Run, cell: number, stamp: number): readonly number[] {
  const { cores } = run.cells[cell] as CellState
  if (stamp !== cores.stamp) return []
  passTime(cores, run.now)
  const done: number[] = []
  const { jobs } = cores
  // The event was meant for the first, whatever rounding says.
  while (jobs.length > 0 && (done.length === 0 || jobs.peek() <= cores.progress + 1e-12)) {
    cores.progress = Math.max(cores.progress, jobs.pop())
    done.push(jobs.actor)
  }
  cores.due = Number.NaN
  schedule(run, cell, cores)
  return done
}

export function setCores(run: Run, cell: number, count: number): void {
  const { cores } = run.cells[cell] as CellState
  if (cores.count === count) return
  passTime(cores, run.now)
  cores.count = count
  schedule(run, cell, cores)
}

/** Some requests are no more: only those that `keeps` says stay. */
export function sweepCores(run: Run, cell: number, keeps: (request: number) => boolean): void {
  const { cores } = run.cells[cell] as CellState
  if (cores.jobs.length === 0) return
  passTime(cores, run.now)
  const kept = new EventQueue()
  while (cores.jobs.length > 0) {
    const target = cores.jobs.pop()
    if (keeps(cores.jobs.actor)) kept.push(target, 0, cores.jobs.actor, cores.jobs.generation)
  }
  cores.jobs = kept
  schedule(run, cell, cores)
}

function passTime(cores: Cores, now: number): void {
  cores.progress += rateOf(cores) * (now - cores.at)
  cores.at = now
}

function schedule(run: Run, cell: number, cores: Cores): void {
  const rate = rateOf(cores)
  const due =
    cores.jobs.length > 0 && rate > 0
      ? run.now + Math.max(0, cores.jobs.peek() - cores.progress) / rate
      : Number.POSITIVE_INFINITY
  if (Math.abs(due - cores.due) < 1e-12) return
  cores.due = due
  cores.stamp++
  if (due < Number.POSITIVE_INFINITY) run.events.push(due, coreDone, cell, cores.stamp)
}
