import { viewAccess } from '../access/access-views.ts'
import type { WorldModel } from '../world-model.ts'
import { accessBase } from './frame-layout.ts'

const NOTHING = new Float64Array(0)

/** The part of a sample that shows names, connections, keys and certificates, by the names of `viewAccess`. */
export function accessIn(model: WorldModel, frame: Float64Array): ReturnType<typeof viewAccess> {
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
