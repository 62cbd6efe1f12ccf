import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { newestVisible } from './frame.ts'
import { measureWithNoise } from './measure-with-noise.ts'

/** Times (seconds) and values of a series; a sample that was never received is simply not there. */
export interface Readings {
  readonly at: readonly number[]
  readonly value: readonly number[]
}

/**
 * What the metrics store answers at `nowSecond` for the time from `fromSecond`: sampled, noisy, late, with gaps.
 * An unknown series has no samples. Who reads on where the last reading ended may have the new samples added to it.
 */
export function readSeries(
  model: WorldModel,
  state: WorldState,
  seriesId: string,
  fromSecond: number,
  nowSecond: number,
  into: { readonly at: number[]; readonly value: number[] } = { at: [], value: [] },
): Readings {
  const { at, value } = into
  const newest = newestVisible(model, state, nowSecond)
  const resolution = model.topology.observability.resolutionSeconds
  const first = Math.max(1, newest - Math.ceil((nowSecond - fromSecond) / resolution))
  for (let i = first; i <= newest; i += 1) {
    const second = state.frameSeconds[i] as number
    if (second < fromSecond) continue
    const sample = measureWithNoise(model, state, seriesId, i)
    if (sample === undefined) continue
    at.push(second)
    value.push(sample)
  }
  return into
}

/** The newest sample of a series at `nowSecond`, if any has arrived in the last five minutes. */
export function latestReading(
  model: WorldModel,
  state: WorldState,
  seriesId: string,
  nowSecond: number,
): { readonly at: number; readonly value: number } | undefined {
  const readings = readSeries(model, state, seriesId, nowSecond - 300, nowSecond)
  const at = readings.at.at(-1)
  const value = readings.value.at(-1)
  return at === undefined || value === undefined ? undefined : { at, value }
}
