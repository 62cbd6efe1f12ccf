import { bookRepeated } from '../book-seconds.ts'
import { leaveSteadyState } from '../steady-state.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledConfiguration } from './compile-configurations.ts'
import { AT_CANARY, BACK, CRASH, ERRORS, ONWARD, RESTS, SLOW, TO_CANARY } from './push-configuration.ts'

/** Versions reach more instances, wait at their canary, go back; switches turn them off. Nothing where there are none. */
export function stepConfigurations(model: WorldModel, state: WorldState): void {
  const { configurations } = model
  if (configurations.length === 0) return
  let moved = false
  for (let c = 0; c < configurations.length; c += 1) {
    const compiled = configurations[c] as CompiledConfiguration
    if (state.configuration.push.stage[c] !== RESTS && movePush(model, state, c, compiled)) moved = true
    if (turnSwitch(state, c, compiled)) moved = true
  }
  if (!moved) return
  state.configuration.total.moved[0] = 1
  leaveSteadyState(state)
  state.configuration.kind.crash.fill(0)
  for (let c = 0; c < configurations.length; c += 1) {
    if (state.configuration.push.effect[c] !== CRASH) continue
    const share = harmfulShare(state, c)
    const { crash } = state.configuration.kind
    for (const k of (configurations[c] as CompiledConfiguration).kinds)
      crash[k] = 1 - (1 - (crash[k] as number)) * (1 - share)
  }
}

/** Share of the instances on which the newest version does harm. */
function harmfulShare({ configuration: { push } }: WorldState, c: number): number {
  return (push.reached[c] as number) * (1 - (push.killed[c] as number))
}

/** Of the instances of this cell, those that a push has reached: whole ones, each when the push passes its middle. */
function reachedIn({ cell, configuration: { push } }: WorldState, c: number, i: number): number {
  const instances = Math.max(1, cell.instances[i] as number)
  return Math.min(1, Math.floor((push.reached[c] as number) * instances + 0.5 + 1e-9) / instances)
}

/** What errors and slowness of versions make of the parameters of cells, beside the faults of now. */
export function applyConfigurations(model: WorldModel, state: WorldState): void {
  const { push, total } = state.configuration
  const { faultError, slowFactor } = state.cell
  total.moved[0] = 0
  for (let c = 0; c < model.configurations.length; c += 1) {
    const harm = (1 - (push.killed[c] as number)) * (push.size[c] as number)
    if (harm <= 0 || push.reached[c] === 0) continue
    for (const i of (model.configurations[c] as CompiledConfiguration).cells) {
      const size = harm * reachedIn(state, c, i)
      if (push.effect[c] === ERRORS) faultError[i] = 1 - (1 - (faultError[i] as number)) * (1 - size)
      else if (push.effect[c] === SLOW) slowFactor[i] = (slowFactor[i] as number) * (1 + size)
    }
  }
}

function movePush(
  model: WorldModel,
  state: WorldState,
  c: number,
  { configuration, cells }: CompiledConfiguration,
): boolean {
  const { push } = state.configuration
  const { canary, pushSeconds, rollBackSeconds } = configuration
  switch (push.stage[c]) {
    case TO_CANARY: {
      const share = canary?.share ?? 1
      push.reached[c] = towards(push.reached[c] as number, share, pushSeconds)
      if (push.reached[c] !== share) return true
      push.stage[c] = AT_CANARY
      push.holdUntil[c] = state.second + (canary?.seconds ?? 0)
      const { arrived, failed } = sumsOf(model, state, cells)
      push.arrivedBefore[c] = arrived
      push.failedBefore[c] = failed
      return true
    }
    case AT_CANARY: {
      // Its errors are read in every second, so none of them may stand for others.
      leaveSteadyState(state)
      if (state.second < (push.holdUntil[c] as number)) return false
      const bad = canaryErrors(model, state, c, cells)
      push.stage[c] = bad > (canary?.stopsAboveErrorShare ?? 1) ? BACK : ONWARD
      return true
    }
    case ONWARD:
      push.reached[c] = towards(push.reached[c] as number, 1, pushSeconds)
      if (push.reached[c] === 1) push.stage[c] = RESTS
      return true
    default:
      push.reached[c] = towards(push.reached[c] as number, 0, rollBackSeconds)
      if (push.reached[c] === 0) {
        push.stage[c] = RESTS
        push.effect[c] = 0
      }
      return true
  }
}

/** Errors of the instances reached during their time at the canary; one that the version ends counts as all errors. */
function canaryErrors(model: WorldModel, state: WorldState, c: number, cells: readonly number[]): number {
  const { push } = state.configuration
  const { arrived, failed } = sumsOf(model, state, cells)
  const requests = arrived - (push.arrivedBefore[c] as number)
  const errors = requests > 0 ? Math.min(1, (failed - (push.failedBefore[c] as number)) / requests) : 0
  const size = push.effect[c] === SLOW ? 0 : (push.size[c] as number) * (1 - (push.killed[c] as number))
  let instances = 0
  let reached = 0
  for (const i of cells) {
    const here = state.cell.instances[i] as number
    instances += here
    reached += here * reachedIn(state, c, i)
  }
  // Nobody has it: no errors are seen.
  if (reached <= 0) return 0
  // The crashed take no requests, so the errors of the others say nothing about them.
  const mixed = push.effect[c] === CRASH ? 0 : (reached / instances) * size
  const others = mixed < 1 ? (1 - errors) / (1 - mixed) : 1
  return 1 - Math.min(1, others) * (1 - size)
}

function sumsOf(
  model: WorldModel,
  state: WorldState,
  cells: readonly number[],
): { readonly arrived: number; readonly failed: number } {
  bookRepeated(model, state)
  const { cell } = state
  let arrived = 0
  let failed = 0
  for (const i of cells) {
    arrived += cell.arrived[i] as number
    failed += (cell.failed[i] as number) + (cell.refused[i] as number) + (cell.shed[i] as number)
  }
  return { arrived, failed }
}

function turnSwitch(state: WorldState, c: number, { configuration }: CompiledConfiguration): boolean {
  const { push } = state.configuration
  const aim = push.killing[c] as number
  if (configuration.killSwitchSeconds === undefined || push.killed[c] === aim) return false
  push.killed[c] = towards(push.killed[c] as number, aim, configuration.killSwitchSeconds)
  return true
}

/** One second of the way from nothing to all that takes so long. */
function towards(share: number, aim: number, seconds: number): number {
  const step = seconds > 0 ? 1 / seconds : 1
  return Math.abs(aim - share) <= step * (1 + 1e-9) ? aim : share + (aim > share ? step : -step)
}
