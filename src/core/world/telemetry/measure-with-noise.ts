import { noiseAt, streamKey } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { measurementOf } from './measure.ts'
import type { Measurement } from './measurement.ts'

/** So many of the last samples measured are remembered: alerts, screens and people look at the same ones. */
const REMEMBERED = 8

interface Source {
  readonly measurement: Measurement
  /** Stream of its noise: naming a stream costs more than drawing from it. */
  readonly key: number
  readonly frames: (Float64Array | undefined)[]
  readonly values: (number | undefined)[]
}

const sources = new WeakMap<WorldModel, Map<string, Source | undefined>>()

function sourceOf(model: WorldModel, seriesId: string): Source | undefined {
  let known = sources.get(model)
  if (known === undefined) {
    known = new Map()
    sources.set(model, known)
  }
  const source = known.get(seriesId)
  if (source !== undefined || known.has(seriesId)) return source
  const measurement = measurementOf(model, seriesId)
  const fresh = measurement && {
    measurement,
    key: streamKey(model.seed, `telemetry:${seriesId}`),
    frames: [],
    values: [],
  }
  known.set(seriesId, fresh)
  return fresh
}

/** The series at one sample as the metrics store holds it; undefined when nothing was received. */
export function measureWithNoise(
  model: WorldModel,
  state: WorldState,
  seriesId: string,
  index: number,
): number | undefined {
  const source = sourceOf(model, seriesId)
  const frame = state.frames[index]
  if (source === undefined || frame === undefined) return undefined
  // A sample never changes, nor do those before it: what was measured on it stands.
  const place = index % REMEMBERED
  if (source.frames[place] === frame) return source.values[place]
  const value = measureAnew(model, state, source, index)
  source.frames[place] = frame
  source.values[place] = value
  return value
}

function measureAnew(
  model: WorldModel,
  state: WorldState,
  { measurement, key }: Source,
  index: number,
): number | undefined {
  const truth = measurement.measure(state.frames, index)
  if (truth === undefined || measurement.exact) return truth
  const noise = noiseAt(key, state.frameSeconds[index] as number)
  return noisy(truth, model.topology.observability.noise * noise, measurement.ceiling)
}

/** Noise is relative to the rarer side: where all goes well, counting errors do not make one visit in thirty fail. */
function noisy(truth: number, relative: number, ceiling: number): number {
  const value = truth > 0.5 * ceiling ? ceiling - (ceiling - truth) * (1 + relative) : truth * (1 + relative)
  return Math.min(ceiling, Math.max(0, value))
}
