import type { WorldState } from '../world-state.ts'
import { GROUPS } from './lifecycle-views.ts'

/** Where a group of instances stands; 0: the place is free. */
export const PAUSED = 1
export const IN_LINE = 2
export const STARTING = 3
export const READY = 4

/** Instances without a group are ready, warm, and have not died lately. */
export function addGroup(
  state: WorldState,
  life: number,
  phase: number,
  count: number,
  until: number,
  deaths: number,
  diedAt: number,
): void {
  const { group } = state.lifecycle
  const first = life * GROUPS
  let free = -1
  for (let g = first; g < first + GROUPS; g += 1) {
    if (group.phase[g] === 0) {
      if (free < 0) free = g
      continue
    }
    if (
      group.phase[g] === phase &&
      group.until[g] === until &&
      group.deaths[g] === deaths &&
      group.diedAt[g] === diedAt
    ) {
      group.count[g] = (group.count[g] as number) + count
      return
    }
  }
  if (free < 0) free = joinClosest(state, first)
  else state.lifecycle.life.groups[life] = (state.lifecycle.life.groups[life] as number) + 1
  group.phase[free] = phase
  group.count[free] = count
  group.until[free] = until
  group.deaths[free] = deaths
  group.diedAt[free] = diedAt
}

/** Takes so many from a group; an empty one is gone. */
export function takeFrom(state: WorldState, life: number, g: number, count: number): void {
  const { group } = state.lifecycle
  const left = (group.count[g] as number) - count
  group.count[g] = left
  if (left > 0) return
  group.count[g] = 0
  group.phase[g] = 0
  state.lifecycle.life.groups[life] = (state.lifecycle.life.groups[life] as number) - 1
}

/** There are more groups than places: the two of one phase whose times are closest become one. Gives the place. */
function joinClosest(state: WorldState, first: number): number {
  const { group } = state.lifecycle
  let best = Infinity
  let kept = first
  let freed = first + 1
  for (let a = first; a < first + GROUPS; a += 1) {
    for (let b = a + 1; b < first + GROUPS; b += 1) {
      if (group.phase[a] !== group.phase[b]) continue
      const apart =
        Math.abs((group.until[a] as number) - (group.until[b] as number)) +
        Math.abs((group.deaths[a] as number) - (group.deaths[b] as number))
      if (apart >= best) continue
      best = apart
      kept = a
      freed = b
    }
  }
  group.count[kept] = (group.count[kept] as number) + (group.count[freed] as number)
  for (const values of [group.until, group.deaths, group.diedAt])
    values[kept] = Math.max(values[kept] as number, values[freed] as number)
  return freed
}
