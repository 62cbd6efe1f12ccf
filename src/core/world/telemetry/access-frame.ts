import { viewAccess } from '../access/access-views.ts'
import type { WorldModel } from '../world-model.ts'
import { accessBase, placesFrom } from './frame-layout.ts'

const NOTHING = new Float64Array(0)

/** The part of a sample that shows names, connections, keys and certificates, by the names of `viewAccess`. */
export function accessIn(
  model: WorldModel,
  frame: Float64Array,
): ReturnType<typeof viewAccess<Float64Array>> {
  let offset = accessBase(model)
  return viewAccess(
    model,
    () => NOTHING,
    (length) => {
      offset += length
      return frame.subarray(offset - length, offset)
    },
  )
}

/** Where these numbers begin in every sample: who reads a single one, sample after sample, needs no views on them. */
export function accessPlaces(model: WorldModel): ReturnType<typeof viewAccess<number>> {
  const { take, show } = placesFrom(accessBase(model))
  return viewAccess(model, take, show)
}
