import { noiseAt, streamKey } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { measurementOf } from './measure.ts'

const keys = new WeakMap<WorldModel, Map<string, number>>()

/** The stream of a series, remembered: naming a stream costs more than drawing from it. */
function keyOf(model: WorldModel, seriesId: string): number {
  let known = keys.get(model)
  if (known === undefined) {
    known = new Map()
    keys.set(model, known)
  }
  let key = known.get(seriesId)
  if (key === undefined) {
    key = streamKey(model.seed, `telemetry:${seriesId}`)
    known.set(seriesId, key)
  }
  return key
}

/** The series at one sample as the metrics store holds it; undefined when nothing was received. */
export function measureWithNoise(
  model: WorldModel,
  state: WorldState,
  seriesId: string,
  index: number,
): number | undefined {
  const measurement = measurementOf(model, seriesId)
  const truth = measurement?.measure(state.frames, index)
  if (measurement === undefined || truth === undefined || measurement.exact) return truth
  const noise = noiseAt(keyOf(model, seriesId), state.frameSeconds[index] as number)
  return noisy(truth, model.topology.observability.noise * noise, measurement.ceiling)
}

/** Noise is relative to the rarer side: where all goes well, counting errors do not make one visit in thirty fail. */
function noisy(truth: number, relative: number, ceiling: number): number {
  const value = truth > 0.5 * ceiling ? ceiling - (ceiling - truth) * (1 + relative) : truth * (1 + relative)
  return Math.min(ceiling, Math.max(0, value))
}
