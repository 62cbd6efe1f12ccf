import { viewManaged } from '../managed/managed-views.ts'
import type { WorldModel } from '../world-model.ts'
import { managedBase } from './frame-layout.ts'

const NOTHING = new Float64Array(0)

/** The part of a sample that shows tables, queues, launches, control planes and cost, by the names of `viewManaged`. */
export function managedIn(model: WorldModel, frame: Float64Array): ReturnType<typeof viewManaged> {
  let offset = managedBase(model)
  return viewManaged(
    model,
    () => NOTHING,
    (length) => {
      offset += length
      return frame.subarray(offset - length, offset)
    },
  )
}
