import { accessReader } from './access/read-access.ts'
import { lifeReader } from './lifecycle/read-lives.ts'
import { managedReader } from './managed/read-managed.ts'
import { networkReader } from './telemetry/network-series.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

type Read = (state: WorldState) => number

/** What a series means in a world is worked out once: monitors ask every few seconds. */
const readers = new WeakMap<WorldModel, Map<string, Read>>()

const notThere: Read = () => Number.NaN

/** The true value, now, of a series about what the provider runs for us, lives of instances, configurations or paths; NaN for others. */
export function readPlatform(model: WorldModel, state: WorldState, seriesId: string): number {
  let known = readers.get(model)
  if (known === undefined) {
    known = new Map()
    readers.set(model, known)
  }
  let read = known.get(seriesId)
  if (read === undefined) {
    read =
      accessReader(model, seriesId) ??
      managedReader(model, seriesId) ??
      lifeReader(model, seriesId) ??
      networkReader(model, seriesId) ??
      notThere
    known.set(seriesId, read)
  }
  return read(state)
}
