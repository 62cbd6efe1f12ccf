import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { damageTables } from './damage-tables.ts'
import { priceManaged } from './pay-for-managed.ts'
import { replicateTables } from './replicate-tables.ts'
import { runFunctions } from './run-functions.ts'
import { bookQueues } from './run-queues.ts'
import { throttleTables } from './throttle-tables.ts'

/** Moves what the provider runs on to the end of this full second, at the rates that have just been booked. */
export function stepManaged(model: WorldModel, state: WorldState): void {
  if (model.managed.any) stepUntil(model, state, state.second)
}

/** Before an intervention is applied or a sample taken: the seconds that have only been repeated are behind it. */
export function catchUpManaged(model: WorldModel, state: WorldState): void {
  const until = state.second - 1
  const repeated = until - (state.managed.total.steppedAt[0] as number)
  if (!model.managed.any || repeated <= 0) return
  stepUntil(model, state, until)
}

function stepUntil(model: WorldModel, state: WorldState, until: number): void {
  const { steppedAt } = state.managed.total
  const elapsed = Math.max(1, until - (steppedAt[0] as number))
  throttleTables(model, state, elapsed)
  replicateTables(model, state, elapsed)
  damageTables(model, state, elapsed)
  bookQueues(model, state, elapsed, until + 1)
  runFunctions(model, state, elapsed)
  priceManaged(model, state)
  steppedAt[0] = until
}
