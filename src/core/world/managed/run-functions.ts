import { rebalance } from '../balance-load.ts'
import type { Fleet, WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledFunction } from './compile-managed.ts'

/** An environment that has nothing to do goes after about this long. */
const IDLE_SECONDS = 300
/**
 * Above the mean in flight, so many standard deviations of every cell: whoever finds no environment free starts one, and
 * it stays for minutes, so that there are as many as were ever needed in that time.
 */
const SPREADS_KEPT = 4.5
/** Smaller moves of the number of environments wait. */
const NUMBER_MOVES = 0.02

/**
 * Functions: each request in flight has an environment of its own. The provider adds them as they are asked for, so
 * fast and so many at most; requests beyond are refused.
 */
export function runFunctions(model: WorldModel, state: WorldState, elapsed: number): void {
  const { functions } = model.managed
  for (let f = 0; f < functions.length; f += 1)
    runFunction(model, state, f, functions[f] as CompiledFunction, elapsed)
}

function runFunction(
  model: WorldModel,
  state: WorldState,
  f: number,
  { fleet, region, growthPerSecond }: CompiledFunction,
  elapsed: number,
): void {
  const { cell } = state
  const { function: fn } = state.managed
  const { cells } = model.fleets[fleet] as Fleet
  let inFlight = 0
  for (const i of cells) inFlight += (cell.arriving[i] as number) * (cell.holdS[i] as number)
  const wanted = inFlight + SPREADS_KEPT * Math.sqrt(inFlight * cells.length) + cells.length
  const before = fn.environments[f] as number
  const growth = growthPerSecond * (state.managed.region.functionGrowth[region] as number) * elapsed
  const after =
    wanted > before
      ? Math.min(wanted, before + growth)
      : before + (wanted - before) * Math.min(1, elapsed / IDLE_SECONDS)
  const environments = Math.min(after, fn.concurrency[f] as number)
  fn.environments[f] = environments
  let now = 0
  for (const i of cells) now += cell.instances[i] as number
  const aim = Math.floor(environments)
  if (aim !== fn.concurrency[f] && Math.abs(aim - now) <= Math.max(0.5, NUMBER_MOVES * now)) return
  if (aim === now) return
  place(model, state, cells, aim)
  rebalance(state)
}

/** Spread as at the start, the rest to the first cells. */
function place(model: WorldModel, state: WorldState, cells: readonly number[], count: number): void {
  let usual = 0
  for (const i of cells) usual += model.cells[i]?.instances ?? 0
  let left = count
  for (const i of cells) {
    const share = usual > 0 ? (model.cells[i]?.instances ?? 0) / usual : 1 / cells.length
    const here = Math.floor(count * share)
    state.cell.instances[i] = here
    left -= here
  }
  for (let n = 0; left > 0; n = (n + 1) % cells.length) {
    const i = cells[n] as number
    state.cell.instances[i] = (state.cell.instances[i] as number) + 1
    left -= 1
  }
}
