import { exp } from '../../determinism/index.ts'
import { rebalance } from '../balance-load.ts'
import { leaveSteadyState } from '../steady-state.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { letStart, moveOn, readyIn } from './come-up.ts'
import type { Kind, Life } from './compile-lifecycle.ts'
import { endInstances, FORGOTTEN_SECONDS, NEVER_DIED, plainIn, weightOf } from './end-instances.ts'
import { failStarts } from './fail-starts.ts'
import { addGroup, IN_LINE, PAUSED, READY, STARTING, takeFrom } from './groups.ts'
import { GROUPS } from './lifecycle-views.ts'
import { presentIn } from './present-in.ts'
import { runOutOfMemory } from './run-out-of-memory.ts'

/** How long the own time of a new instance takes to fall where nobody has said it. */
const DEFAULT_WARM_SECONDS = 30
/** After so many of these times it counts as warm. */
const WARM_AFTER = 8

/** Instances that die, pause, wait in line, start and warm up. Does nothing in a world where nobody dies. */
export function stepLifecycle(model: WorldModel, state: WorldState): void {
  const { any, lives, fleets } = model.lifecycle
  if (!any) return
  const { life } = state.lifecycle
  for (let m = 0; m < lives.length; m += 1) {
    const { cell, kind } = lives[m] as Life
    if (presentIn(state, cell) !== life.seen[m]) follow(model, state, m)
    if (life.groups[m] !== 0) failStarts(model, state, m)
    if (life.spoilt[m] !== 0 || state.configuration.kind.crash[kind] !== 0) crash(model, state, m)
    if (life.groups[m] !== 0) moveOn(model, state, m)
  }
  for (let f = 0; f < fleets.length; f += 1) {
    const members = fleets[f] as readonly number[]
    if (members.some((m) => life.groups[m] !== 0)) letStart(model, state, f)
  }
  for (let m = 0; m < lives.length; m += 1) settle(model, state, m)
  for (let m = 0; m < lives.length; m += 1) if (runOutOfMemory(model, state, m)) settle(model, state, m)
}

/** Instances came or went: new ones come up through their start, of those that go the ones that are not up are first. */
function follow(model: WorldModel, state: WorldState, m: number): void {
  const { life, group } = state.lifecycle
  const { cell, kind } = model.lifecycle.lives[m] as Life
  const present = presentIn(state, cell)
  const more = present - (life.seen[m] as number)
  life.seen[m] = present
  if (more > 0) {
    if ((model.lifecycle.kinds[kind] as Kind).startsAlways)
      addGroup(state, m, IN_LINE, more, state.second, 0, NEVER_DIED)
    return
  }
  let left = -more
  for (const phase of [PAUSED, IN_LINE, STARTING, READY]) {
    // The others are plain: they go before those that have come up lately.
    if (phase === READY) left = -Math.min(0, plainIn(model, state, m))
    for (let g = m * GROUPS; g < (m + 1) * GROUPS && left > 0; g += 1) {
      if (group.phase[g] !== phase) continue
      const gone = Math.min(left, group.count[g] as number)
      takeFrom(state, m, g, gone)
      left -= gone
    }
  }
}

/** A version that ends processes has reached more of them: those of them that are up end. */
function crash(model: WorldModel, state: WorldState, m: number): void {
  const { life, group } = state.lifecycle
  const { cell, kind } = model.lifecycle.lives[m] as Life
  const present = presentIn(state, cell)
  const before = Math.min(present, life.spoilt[m] as number)
  const spoilt = Math.floor(present * (state.configuration.kind.crash[kind] as number) + 1e-9)
  life.spoilt[m] = spoilt
  if (spoilt <= before && readyIn(model, state, m) <= present - spoilt) return
  const ready = readyIn(model, state, m)
  const reached = Math.round(((spoilt - before) * ready) / Math.max(1, present - before))
  let ending = Math.min(ready, Math.max(ready - (present - spoilt), reached))
  life.crashed[m] = (life.crashed[m] as number) + ending
  const plain = Math.min(ending, plainIn(model, state, m))
  endInstances(model, state, m, -1, plain)
  ending -= plain
  for (let g = m * GROUPS; g < (m + 1) * GROUPS && ending > 0; g += 1) {
    if (group.phase[g] !== READY) continue
    const here = Math.min(ending, group.count[g] as number)
    ending -= here
    endInstances(model, state, m, g, here)
  }
}

/** How many are up, what the balancer counts them as, and how cold they are. */
function settle(model: WorldModel, state: WorldState, m: number): void {
  const { life, group } = state.lifecycle
  const { cell, kind } = model.lifecycle.lives[m] as Life
  const { start } = model.lifecycle.kinds[kind] as Kind
  const warmSeconds = start.warmSeconds ?? DEFAULT_WARM_SECONDS
  const colder = (start.coldFactor ?? 1) - 1
  const present = presentIn(state, cell)
  if (life.groups[m] === 0) {
    life.up[m] = present
    life.starting[m] = 0
    life.waiting[m] = 0
    life.pause[m] = 0
    life.coldness[m] = 1
    setServing(state, m, present)
    if (life.lost[m] !== 0) leaveSteadyState(state)
    return
  }
  let up = present
  let starting = 0
  let waiting = 0
  let serving = present
  let cold = 0
  let pause = 0
  let settling = life.lost[m] !== 0
  for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) {
    const count = group.count[g] as number
    if (count <= 0) continue
    const phase = group.phase[g] as number
    if (phase !== READY) {
      up -= count
      serving -= count
      if (phase === STARTING) starting += count
      else waiting += count
      if (phase === PAUSED) pause = Math.max(pause, (group.until[g] as number) - (group.diedAt[g] as number))
      continue
    }
    const age = state.second - (group.until[g] as number)
    const weight = weightOf(model, state, m, g)
    const warm = colder <= 0 || age >= WARM_AFTER * warmSeconds
    serving -= count * (1 - weight)
    if (!warm) cold += count * weight * colder * exp(-(age + 0.5) / warmSeconds)
    if (!warm || weight < 1) settling = true
    else if (state.second - (group.diedAt[g] as number) > FORGOTTEN_SECONDS) takeFrom(state, m, g, count)
  }
  life.up[m] = up
  life.starting[m] = starting
  life.waiting[m] = waiting
  life.pause[m] = pause
  life.coldness[m] = serving > 0 ? 1 + cold / serving : 1
  setServing(state, m, serving)
  if (settling || up < present) leaveSteadyState(state)
}

function setServing(state: WorldState, m: number, serving: number): void {
  const { life } = state.lifecycle
  // Ends have taken theirs away already: what the balancer has seen is what counts.
  if (life.balanced[m] !== serving) rebalance(state)
  life.balanced[m] = serving
  life.serving[m] = serving
}
