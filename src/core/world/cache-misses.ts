import { call } from './compose-response.ts'
import {
  begin,
  end,
  FAILED,
  FAST,
  gatherAtom,
  makeAtoms,
  PARTS,
  put,
  SLOW,
  STEP,
  splitFailures,
  splitSuccesses,
} from './time-parts.ts'
import type { CompiledLink } from './world-model.ts'
import type { WorldState } from './world-state.ts'

const successes = makeAtoms()
const failures = makeAtoms()
const once = new Float64Array(PARTS)

/** From a call to what a miss of the cache is: calls one after the other, made by it or by another that it waits for. */
export function missCache(state: WorldState, p: number, link: CompiledLink): void {
  if (link.cacheCalls > 1) state.port.missCalls[p] = callInARow(link.cacheCalls)
  if (link.cacheEntries !== Infinity) joinFetches(state, p)
}

/** `call` becomes so many calls in a row, each made if the one before succeeded; gives back how many are. */
function callInARow(times: number): number {
  once.set(call)
  let made = 1
  for (let n = 1; n < times; n += 1) {
    made += (call[FAST] as number) + (call[SLOW] as number)
    for (let at = FAILED; at < PARTS; at += STEP) putPart(failures, at, 1)
    const both = (call[FAST] as number) * (once[FAST] as number)
    for (let from = FAST; from <= SLOW; from += STEP) {
      for (let at = FAILED; at < PARTS; at += STEP) follow(failures, from, at)
      if (from === SLOW) follow(successes, SLOW, FAST)
      follow(successes, from, SLOW)
    }
    // Whatever is not fast in all calls is slow.
    begin()
    for (let k = 0; k < successes.count; k += 1) gatherAtom(successes, k)
    end(call, SLOW)
    successes.count = 0
    call[FAST] = both
    for (let k = 1; k < STEP; k += 1) call[FAST + k] = (call[FAST + k] as number) + (once[FAST + k] as number)
    splitFailures(failures, call, FAILED)
  }
  return made
}

/** A part of what has been done, followed by a part of one more call. */
function follow(atoms: typeof failures, from: number, then: number): void {
  put(
    atoms,
    (call[from] as number) * (once[then] as number),
    (call[from + 1] as number) + (once[then + 1] as number),
    (call[from + 2] as number) + (once[then + 2] as number),
    (call[from + 3] as number) + (once[then + 3] as number),
  )
}

/**
 * Who misses an entry that is being fetched waits for the rest of that fetch and has its outcome. It is likelier to come
 * upon a long one (by its length), somewhere in it: the rest of time T is E(T²) / 2 E(T) in the mean, E(T³) / 3 E(T) squared.
 */
function joinFetches(state: WorldState, p: number): void {
  let fetchS = 0
  for (let at = FAST; at < PARTS; at += STEP) fetchS += (call[at] as number) * (call[at + 1] as number)
  state.port.fetchS[p] = fetchS
  const joined = state.port.joined[p] as number
  if (joined <= 0 || fetchS <= 0) return
  for (let at = FAST; at < PARTS; at += STEP) {
    const atoms = at < FAILED ? successes : failures
    putPart(atoms, at, 1 - joined)
    const mean = call[at + 1] as number
    if (mean <= 0) continue
    const variance = call[at + 2] as number
    const cube = (call[at + 3] as number) + 3 * mean * variance + mean * mean * mean
    const rest = (mean + variance / mean) / 2
    const square = cube / (3 * mean)
    const share = (joined * (call[at] as number) * mean) / fetchS
    put(atoms, share, rest, Math.max(0, square - rest * rest), 0)
  }
  splitSuccesses(successes, call, FAST)
  splitFailures(failures, call, FAILED)
}

function putPart(atoms: typeof failures, at: number, share: number): void {
  put(
    atoms,
    (call[at] as number) * share,
    call[at + 1] as number,
    call[at + 2] as number,
    call[at + 3] as number,
  )
}

/** Of so many misses a second the calls that are made: fetches begin where none is under way. */
export function fetchesOf(state: WorldState, p: number, link: CompiledLink, misses: number): number {
  const { port } = state
  let calls = misses
  if (link.cacheEntries !== Infinity) {
    const { fetchesS } = state.bunch
    // Those under way began before, and last as long as they did then.
    const now = fetchesS[p] as number
    const aim = port.fetchS[p] as number
    const fetchS = now + (aim - now) * Math.min(1, 1 / Math.max(1e-9, aim))
    fetchesS[p] = fetchS
    const underWay = (misses * fetchS) / link.cacheEntries
    port.joined[p] = underWay / (1 + underWay)
    calls /= 1 + underWay
  }
  return calls * (port.missCalls[p] as number)
}

/** Of the calls of a request those that its cache cannot answer. */
export function missShare({ port }: WorldState, p: number, link: CompiledLink): number {
  return link.hitShare > 0 ? 1 - link.hitShare * (port.warmth[p] as number) : 1
}
