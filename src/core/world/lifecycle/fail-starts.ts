import { pow } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { callsPerStart, type Kind, type Life } from './compile-lifecycle.ts'
import { pauseAfter } from './end-instances.ts'
import { STARTING, takeFrom } from './groups.ts'
import { GROUPS } from './lifecycle-views.ts'

/** Calls a second that starting instances make over this port. */
export function startCalls(model: WorldModel, state: WorldState, p: number): number {
  const m = model.lifecycle.place[model.portCell[p] as number] as number
  if (m < 0) return 0
  const starting = state.lifecycle.life.starting[m] as number
  if (starting === 0) return 0
  const calls = callsPerStart(model.topology, model.portLink[p] as number)
  return calls > 0 ? (starting * calls) / startSeconds(model, m) : 0
}

/** True when instances of this cell start and call others for it, whether or not anybody calls them. */
export function makesStartCalls(model: WorldModel, state: WorldState, i: number): boolean {
  const m = model.lifecycle.place[i] as number
  return (
    m >= 0 &&
    (state.lifecycle.life.starting[m] as number) > 0 &&
    (model.lifecycle.lives[m] as Life).ports.length > 0
  )
}

function startSeconds(model: WorldModel, m: number): number {
  return Math.max(1, (model.lifecycle.kinds[(model.lifecycle.lives[m] as Life).kind] as Kind).start.seconds)
}

/**
 * One start-up call that fails for good ends a start. Of those that started in the last second so many did that their
 * calls of that second failed; parts of instances are carried on until they are a whole one.
 */
export function failStarts(model: WorldModel, state: WorldState, m: number): void {
  const { life, group } = state.lifecycle
  const { ports } = model.lifecycle.lives[m] as Life
  if (ports.length === 0 || (life.starting[m] as number) <= 0) return
  let well = 1
  for (let n = 0; n < ports.length; n += 1) {
    const p = ports[n] as number
    const calls = callsPerStart(model.topology, model.portLink[p] as number)
    const good = (state.port.breakerPass[p] as number) * (1 - (state.port.bad[p] as number))
    well *= pow(Math.max(0, Math.min(1, good)), calls / startSeconds(model, m))
  }
  if (well >= 1) return
  for (let g = m * GROUPS; g < (m + 1) * GROUPS; g += 1) {
    if (group.phase[g] !== STARTING) continue
    const count = group.count[g] as number
    const owed = (life.failing[m] as number) + count * (1 - well)
    const failed = Math.min(count, Math.floor(owed + 1e-9))
    life.failing[m] = Math.min(1, Math.max(0, owed - failed))
    if (failed <= 0) continue
    const deaths = group.deaths[g] as number
    const diedAt = group.diedAt[g] as number
    takeFrom(state, m, g, failed)
    life.startsFailed[m] = (life.startsFailed[m] as number) + failed
    pauseAfter(model, state, m, failed, deaths, diedAt)
  }
}
