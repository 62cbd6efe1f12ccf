import { viewManaged } from '../managed/managed-views.ts'
import type { WorldModel } from '../world-model.ts'
import { managedBase, placesFrom } from './frame-layout.ts'

const NOTHING = new Float64Array(0)

/** The part of a sample that shows tables, queues, launches, control planes and cost, by the names of `viewManaged`. */
export function managedIn(
  model: WorldModel,
  frame: Float64Array,
): ReturnType<typeof viewManaged<Float64Array>> {
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

/** Where these numbers begin in every sample: who reads a single one, sample after sample, needs no views on them. */
export function managedPlaces(model: WorldModel): ReturnType<typeof viewManaged<number>> {
  const { take, show } = placesFrom(managedBase(model))
  return viewManaged(model, take, show)
}
