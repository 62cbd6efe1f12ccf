import type { Route } from './plant.ts'
import type { RouteState, Run } from './run-state.ts'

/** The cache of a link as one calling cell has it. */
export interface CacheState {
  /** Share of what a warm cache holds that is there. */
  warmth: number
  /** Of the last second. */
  lookups: number
  fetched: number
  failed: number
  /** Lookups before second 0 and how long that was: the usual traffic. */
  usualLookups: number
  usualSeconds: number
  /** Shared entries that are being fetched, with those who wait for them. */
  readonly fetches: Map<number, Waiter[]>
}

export interface Waiter {
  readonly actor: number
  readonly generation: number
}

/** Less traffic than this share of the usual fills a cache more slowly. */
const enoughTraffic = 0.25

export const createCacheState = (): CacheState => ({
  warmth: 1,
  lookups: 0,
  fetched: 0,
  failed: 0,
  usualLookups: 0,
  usualSeconds: 0,
  fetches: new Map(),
})

/** Every second: what was fetched is there, what expired and could not be fetched is gone. */
export function tendCaches(run: Run): void {
  for (const { routes } of run.plant.cells) for (const route of routes) if (route.cache) tend(run, route)
}

function tend(run: Run, route: Route): void {
  const { cache: state } = run.routes[route.index] as RouteState
  const { warmUpSeconds, ttlSeconds } = route.cache as NonNullable<Route['cache']>
  if (run.now <= 0) {
    state.usualLookups += state.lookups
    state.usualSeconds++
  }
  const usual = state.usualLookups / Math.max(1, state.usualSeconds)
  const traffic = run.now > 0 && usual > 0 ? Math.min(1, state.lookups / (enoughTraffic * usual)) : 1
  const misses = state.fetched + state.failed
  if (misses > 0) {
    const good = state.fetched / misses
    state.warmth += Math.min(1, 3 / warmUpSeconds) * (1 - state.warmth) * good * traffic
    if (ttlSeconds !== undefined) state.warmth *= 1 - Math.min(1, (1 - good) / ttlSeconds)
  }
  state.warmth = Math.min(state.warmth, route.warmAtMost)
  state.lookups = 0
  state.fetched = 0
  state.failed = 0
}

/** A miss is over; those who waited for the entry. */
export function fetchEnds(state: CacheState, entry: number, well: boolean): readonly Waiter[] {
  const waiters = entry >= 0 ? (state.fetches.get(entry) ?? []) : []
  if (entry >= 0) state.fetches.delete(entry)
  if (well) state.fetched += 1 + waiters.length
  else state.failed += 1 + waiters.length
  return waiters
}

/** A new instance brings its part of the cell's caches, and that is empty. */
export function joinCaches(run: Run, cell: number, instances: number): void {
  for (const { index } of run.plant.cells[cell]?.routes ?? [])
    (run.routes[index] as RouteState).cache.warmth *= 1 - 1 / Math.max(1, instances)
}

/** Processes began anew, and remember nothing. */
export function forgetCaches(run: Run, cell: number): void {
  for (const { index } of run.plant.cells[cell]?.routes ?? [])
    (run.routes[index] as RouteState).cache.warmth = 0
}
