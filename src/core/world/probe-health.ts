import { noiseAt, streamKey } from '../determinism/index.ts'
import { rebalance } from './balance-load.ts'
import { shareAbove } from './gamma-table.ts'
import type { HealthCheck } from './topology.ts'
import type { CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Smaller changes of the share in service are not worth spreading the calls anew. */
const SMALLEST_MOVE = 0.01

/** Length of a bout of lost probes, and how far they spread around their mean. */
const BOUT_SECONDS = 90
const BOUT_SPREAD = 1.2

/** The world begins before second 0, and whole numbers divide faster while they are positive. */
const AHEAD_SECONDS = 3600

/**
 * Load balancer health checks. Per cell, the share of instances in every state of the counter: in service with 0, 1, …
 * failed probes in a row, then out of service with 0, 1, … good ones. All of a cell are probed together.
 */
export function probeHealth(model: WorldModel, state: WorldState): void {
  if (state.total.probesSuspended[0] === 1) return
  const clock = state.second + AHEAD_SECONDS
  for (let n = 0; n < model.services.length; n += 1) {
    const { firstCell, endCell, healthCheck: check } = model.services[n] as CompiledService
    if (check === undefined) continue
    // Due is the cell whose number makes the clock a multiple of the interval; of most services that is none.
    const every = check.intervalSeconds
    const past = (clock + firstCell) % every
    for (let i = past === 0 ? firstCell : firstCell + every - past; i < endCell; i += every)
      if (Number.isInteger(i)) probeCell(model, state, i, check)
  }
}

/** Whatever the checks have said so far: all instances are in service, and counting begins anew. */
export function trustAll(model: WorldModel, state: WorldState): void {
  state.cell.healthy.fill(1)
  state.probe.share.fill(0)
  for (let i = 0; i < model.cells.length; i += 1) state.probe.share[model.probeOffset[i] as number] = 1
}

function probeCell(model: WorldModel, state: WorldState, i: number, check: HealthCheck): void {
  const failing = probeFails(model, state, i, check, state.cell.refusedShare[i] as number)
  const base = model.probeOffset[i] as number
  const before = state.cell.healthy[i] as number
  if (failing <= 0 && before >= 1 && (state.probe.share[base] as number) >= 1) return
  // Nobody sends to an instance out of service: its own queue is never full when it is probed.
  const failingIdle = probeFails(model, state, i, check, 0)
  advance(state.probe.share, base, check, failing, failingIdle)
  let healthy = 0
  for (let n = 0; n < check.unhealthyAfter; n += 1) healthy += state.probe.share[base + n] as number
  const settled = healthy > 0.999999 ? 1 : healthy < 0.000001 ? 0 : healthy
  if (settled === before || (Math.abs(settled - before) < SMALLEST_MOVE && settled !== 0 && settled !== 1))
    return
  state.cell.healthy[i] = settled
  rebalance(state)
}

function advance(
  share: Float64Array,
  base: number,
  check: HealthCheck,
  failing: number,
  failingIdle: number,
): void {
  const up = check.unhealthyAfter
  const down = check.healthyAfter
  let toZeroFailures = 0
  let toOut = 0
  let carried = 0
  for (let n = 0; n < up; n += 1) {
    const here = share[base + n] as number
    share[base + n] = carried
    carried = here * failing
    toZeroFailures += here * (1 - failing)
    if (n === up - 1) toOut += carried
  }
  carried = 0
  for (let n = 0; n < down; n += 1) {
    const here = share[base + up + n] as number
    share[base + up + n] = carried
    carried = here * (1 - failingIdle)
    toOut += here * failingIdle
    if (n === down - 1) toZeroFailures += carried
  }
  share[base] = (share[base] as number) + toZeroFailures
  share[base + up] = (share[base + up] as number) + toOut
}

/** Probes that fail for no fault of the instance come in bouts: here much, there little, and a while later the other way. */
function probesLost(model: WorldModel, state: WorldState, i: number): number {
  const mean = state.cell.probeFailure[i] as number
  if (mean <= 0 || mean >= 1) return mean
  const noise = noiseAt(streamKey(model.seed, `probes:${i}`), Math.floor(state.second / BOUT_SECONDS))
  return Math.min(1, Math.max(0, mean + BOUT_SPREAD * mean * (1 - mean) * noise))
}

/** Probability that one probe of this cell fails now, where so many requests are refused. */
function probeFails(
  model: WorldModel,
  state: WorldState,
  i: number,
  check: HealthCheck,
  refused: number,
): number {
  const { cell, zone } = state
  const z = model.cellZone[i] as number
  const timeoutS = check.timeoutMs / 1000
  if ((cell.awayUntil[i] as number) > state.second || (zone.addedS[z] as number) >= timeoutS) return 1
  const heard = (1 - (zone.loss[z] as number)) * (1 - probesLost(model, state, i))
  let passes = heard * (1 - refused)
  if ((cell.threads[i] as number) <= 0) passes = heard
  else if (state.service.deep[model.cellService[i] as number] === 1) {
    const left = timeoutS - (zone.addedS[z] as number)
    const slow = cell.slowShare[i] as number
    const error = cell.errorShare[i] as number
    const fast = Math.max(0, 1 - slow - error)
    const late =
      fast *
        shareAbove(
          left,
          cell.fastMean[i] as number,
          cell.fastVariance[i] as number,
          cell.fastThird[i] as number,
        ) +
      slow *
        shareAbove(
          left,
          cell.slowMean[i] as number,
          cell.slowVariance[i] as number,
          cell.slowThird[i] as number,
        )
    passes *= Math.max(0, 1 - error - late)
  }
  return passes > 0.9999 ? 0 : 1 - passes
}
