import { drawAt, exp } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { Kind, Life } from './compile-lifecycle.ts'
import { endInstances, plainIn, weightOf } from './end-instances.ts'
import { READY } from './groups.ts'
import { GROUPS } from './lifecycle-views.ts'
import { heldByOne, overfillsPerSecond } from './overfill.ts'
import { presentIn } from './present-in.ts'

/** Heaps are not equal: the first instance of a cell has room for so much of the mean, the last for so much more. */
const LEAST_ROOM = 0.9
const ROOM_SPREAD = 0.2
/** Of the instances that are up, so many of a cell end in a second at most. */
const ENDING_SHARE = 0.1

/** Instances that hold more requests than they have memory for end; those with the least room first. True when one did. */
export function runOutOfMemory(model: WorldModel, state: WorldState, m: number): boolean {
  const { cell, kind, fleet } = model.lifecycle.lives[m] as Life
  const { memory } = model.lifecycle.kinds[kind] as Kind
  if (memory === undefined) return false
  const { life } = state.lifecycle
  const peers = Math.max(0, upInFleet(model, state, fleet) - 1)
  const taken = memory.baseMib + (memory.mibPerPeer ?? 0) * peers
  const left = memory.mibPerInstance - taken
  const held = (state.cell.awayUntil[cell] as number) > state.second ? 0 : heldByOne(model, state, m, true)
  const already = heldByOne(model, state, m, false)
  life.memoryUsed[m] = Math.min(1, (taken + memory.mibPerRequest * held) / memory.mibPerInstance)
  const most = Math.ceil(ENDING_SHARE * (life.up[m] as number))
  const present = presentIn(state, cell)
  for (let n = 0; n < most; n += 1) {
    // Those that are down now are those with the least room.
    const rank = present - (life.up[m] as number) + n
    const size = present > 1 ? LEAST_ROOM + (ROOM_SPREAD * rank) / (present - 1) : 1
    const used = (weight: number): number => memory.mibPerRequest * held * weight
    const room = left > 0 ? left * size : left
    const fills = used(1) > room
    if (!fills && (n > 0 || held <= 0 || !chanceOverfills(model, state, m, room / memory.mibPerRequest)))
      return n > 0
    const within = memory.mibPerRequest * already <= room
    if (!endOne(model, state, m, (weight) => (fills ? used(weight) > room : weight === 1), within))
      return n > 0
    life.outOfMemory[m] = (life.outOfMemory[m] as number) + 1
  }
  return most > 0
}

/** On the mean there is room for all. Do more come in this second than the weakest has room for? */
function chanceOverfills(model: WorldModel, state: WorldState, m: number, roomForEach: number): boolean {
  const { overfilling } = state.lifecycle.life
  const often = overfillsPerSecond(model, state, m, roomForEach)
  if (often <= 0) return false
  if (model.luck !== null && state.second >= (state.total.luckFrom[0] as number))
    return (
      drawAt(model.luck.overfills[(model.lifecycle.lives[m] as Life).cell] as number, state.second) <
      1 - exp(-often)
    )
  const due = (overfilling[m] as number) + 1 - exp(-often)
  overfilling[m] = due - Math.floor(due)
  return due >= 1
}

/** Ends one that holds too much: those that have died most often are those with the least room. */
function endOne(
  model: WorldModel,
  state: WorldState,
  m: number,
  tooMuch: (weight: number) => boolean,
  within: boolean,
): boolean {
  const { group } = state.lifecycle
  let first = -1
  for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) {
    if (group.phase[g] !== READY || !tooMuch(weightOf(model, state, m, g))) continue
    if (first < 0 || (group.deaths[g] as number) > (group.deaths[first] as number)) first = g
  }
  if (first < 0 && plainIn(model, state, m) <= 0) return false
  endInstances(model, state, m, first, 1, within)
  return true
}

/** Instances of a fleet that are up. */
export function upInFleet(model: WorldModel, state: WorldState, f: number): number {
  const members = model.lifecycle.fleets[f] as readonly number[]
  let up = 0
  for (let n = 0; n < members.length; n += 1) up += state.lifecycle.life.up[members[n] as number] as number
  return up
}
