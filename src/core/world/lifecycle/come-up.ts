import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { Kind, Life } from './compile-lifecycle.ts'
import { pauseAfter, plainIn } from './end-instances.ts'
import { addGroup, IN_LINE, PAUSED, READY, STARTING, takeFrom } from './groups.ts'
import { GROUPS } from './lifecycle-views.ts'
import { presentIn } from './present-in.ts'

/** Pauses that are over lead into the line, starts that are over to ready instances, or back to a pause. */
export function moveOn(model: WorldModel, state: WorldState, m: number): void {
  const { group, life } = state.lifecycle
  for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) {
    if ((group.count[g] as number) <= 0 || (group.until[g] as number) > state.second) continue
    if (group.phase[g] === PAUSED) {
      group.phase[g] = IN_LINE
      group.until[g] = state.second
    } else if (group.phase[g] === STARTING) {
      const count = group.count[g] as number
      const passing = passingOf(model, state, m, count)
      const deaths = group.deaths[g] as number
      const diedAt = group.diedAt[g] as number
      if (passing > 0) {
        shareCaches(model, state, m, passing)
        group.phase[g] = READY
        group.until[g] = state.second
      }
      if (passing === count) continue
      takeFrom(state, m, g, count - passing)
      life.crashed[m] = (life.crashed[m] as number) + count - passing
      pauseAfter(model, state, m, count - passing, deaths, diedAt)
    }
  }
}

/**
 * Of so many that have started, those that do not read a version which ends them. That version has `spoilt` of all
 * instances, and none of them is up: so the others are among those that are down, as often as their number says.
 */
function passingOf(model: WorldModel, state: WorldState, m: number, count: number): number {
  const { life } = state.lifecycle
  const spoilt = life.spoilt[m] as number
  if (spoilt <= 0) return count
  const present = presentIn(state, (model.lifecycle.lives[m] as Life).cell)
  const up = readyIn(model, state, m)
  const sound = Math.max(0, present - spoilt - up)
  const owed = (life.passing[m] as number) + (count * sound) / Math.max(1, present - up)
  const passing = Math.min(count, sound, Math.floor(owed + 1e-9))
  life.passing[m] = Math.min(1, Math.max(0, owed - passing))
  return passing
}

export function readyIn(model: WorldModel, state: WorldState, m: number): number {
  const { group } = state.lifecycle
  let ready = plainIn(model, state, m)
  for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1)
    if (group.phase[g] === READY) ready += group.count[g] as number
  return ready
}

/** New processes bring empty caches. */
function shareCaches(model: WorldModel, state: WorldState, m: number, fresh: number): void {
  const i = (model.lifecycle.lives[m] as Life).cell
  const before = readyIn(model, state, m)
  const kept = before / (before + fresh)
  for (let p = model.cellFirstPort[i] as number; p < (model.cellFirstPort[i + 1] as number); p += 1)
    if ((model.links[model.portLink[p] as number]?.hitShare ?? 0) > 0)
      state.port.warmth[p] = kept * (state.port.warmth[p] as number)
}

/** Those in line start, the ones that have waited longest first, as many at the same time as their fleet allows. */
export function letStart(model: WorldModel, state: WorldState, f: number): void {
  const members = model.lifecycle.fleets[f] as readonly number[]
  const { group, kind } = state.lifecycle
  const k = (model.lifecycle.lives[members[0] as number] as Life).kind
  const { seconds } = (model.lifecycle.kinds[k] as Kind).start
  const atOnce = kind.atOnce[k] as number
  let starting = 0
  let inLine = false
  for (const m of members)
    for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) {
      if (group.phase[g] === STARTING) starting += group.count[g] as number
      if (group.phase[g] !== IN_LINE) continue
      inLine = true
      if (atOnce > 0) continue
      group.phase[g] = STARTING
      group.until[g] = state.second + seconds
    }
  if (atOnce <= 0 || !inLine) return
  for (; starting < atOnce; starting += 1) {
    const [m, g] = nextInLine(state, members)
    if (g < 0) return
    const deaths = group.deaths[g] as number
    const diedAt = group.diedAt[g] as number
    takeFrom(state, m, g, 1)
    addGroup(state, m, STARTING, 1, state.second + seconds, deaths, diedAt)
  }
}

/** The group that has waited longest; of equal ones the largest, so that zones take turns. */
function nextInLine(state: WorldState, members: readonly number[]): readonly [life: number, group: number] {
  const { group } = state.lifecycle
  let life = -1
  let next = -1
  for (const m of members)
    for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) {
      if (group.phase[g] !== IN_LINE) continue
      const later = next < 0 ? -1 : (group.until[g] as number) - (group.until[next] as number)
      if (later > 0 || (later === 0 && (group.count[g] as number) <= (group.count[next] as number))) continue
      life = m
      next = g
    }
  return [life, next]
}
