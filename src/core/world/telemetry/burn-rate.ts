import type { WorldModel } from '../world-model.ts'
import { badVisitSum, visitSum } from './frame.ts'

const SECONDS_PER_DAY = 86_400

/**
 * How many times faster than allowed the error budget went over a window that ends at this sample. Before the first
 * sample the window is filled with healthy traffic at the rate of the start.
 */
export function burnRate(
  model: WorldModel,
  frames: readonly Float64Array[],
  index: number,
  windowSeconds: number,
): number {
  const resolution = model.topology.observability.resolutionSeconds
  const steps = Math.round(windowSeconds / resolution)
  const last = frames[index]
  const first = frames[Math.max(0, index - steps)]
  if (last === undefined || first === undefined) return 0
  const missingSeconds = Math.max(0, steps - index) * resolution
  const visits =
    visitSum(model, last) - visitSum(model, first) + missingSeconds * model.baselineVisitsPerSecond
  const bad = badVisitSum(model, last) - badVisitSum(model, first)
  return visits > 0 ? bad / visits / (1 - model.topology.slo.objective) : 0
}

/** Share of the whole window's error budget that has gone since the start; above 1 when it is overspent. */
export function budgetSpentShare(model: WorldModel, frames: readonly Float64Array[], index: number): number {
  const { slo } = model.topology
  const frame = frames[index]
  if (frame === undefined) return 0
  const budget = (1 - slo.objective) * slo.windowDays * SECONDS_PER_DAY * model.baselineVisitsPerSecond
  return budget > 0 ? badVisitSum(model, frame) / budget : 0
}
