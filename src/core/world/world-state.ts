import { hashFloats, hashText, stableHash } from '../determinism/index.ts'
import type { Fault } from './fault.ts'
import { type StateViews, viewState } from './state-views.ts'
import { frameLength } from './telemetry/frame-layout.ts'
import type { WorldModel } from './world-model.ts'

export interface RunningFault {
  readonly fault: Fault
  readonly sinceSecond: number
}

/** Everything that changes, its numbers in one block so that a copy is one memory copy. */
export interface WorldState extends StateViews {
  second: number
  readonly numbers: Float64Array
  faults: readonly RunningFault[]
  /** Samples of the telemetry store, oldest first; a sample never changes once it is there, so copies share it. */
  readonly frames: Float64Array[]
  /** Second of each sample. */
  readonly frameSeconds: number[]
}

function stateOn(
  model: WorldModel,
  numbers: Float64Array,
  rest: Pick<WorldState, 'second' | 'faults' | 'frames' | 'frameSeconds'>,
): WorldState {
  let offset = frameLength(model)
  let shown = 0
  const views = viewState(
    model,
    (length) => {
      offset += length
      return new Float64Array(numbers.buffer, 8 * (offset - length), length)
    },
    (length) => {
      shown += length
      return new Float64Array(numbers.buffer, 8 * (shown - length), length)
    },
  )
  return { ...views, numbers, ...rest }
}

/** A state of zeros with the shape of this model. */
export function emptyWorldState(model: WorldModel): WorldState {
  let length = 0
  const nothing = new Float64Array(0)
  const count = (size: number): Float64Array => {
    length += size
    return nothing
  }
  viewState(model, count, count)
  return stateOn(model, new Float64Array(length), { second: 0, faults: [], frames: [], frameSeconds: [] })
}

/** An independent copy: stepping one never changes the other. */
export function cloneWorldState(model: WorldModel, state: WorldState): WorldState {
  return stateOn(model, state.numbers.slice(), {
    second: state.second,
    faults: state.faults,
    frames: state.frames.slice(),
    frameSeconds: state.frameSeconds.slice(),
  })
}

/** Equal for states that will go on equally. Telemetry samples are left out: they follow from the states before. */
export function hashWorldState(state: WorldState): string {
  return hashText(`${state.second}/${hashFloats(state.numbers)}/${stableHash(state.faults)}`)
}
