import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Adds so many seconds of calls to the keys that let them in. */
export function bookAccess(model: WorldModel, state: WorldState, seconds: number): void {
  const { holders, ports, holder } = model.access
  if (holders.length === 0) return
  const { uses } = state.access.key
  const { keyShare } = state.access.holder
  const { open } = state.access.port
  const keys = uses.length
  for (let n = 0; n < ports.length; n += 1) {
    const p = ports[n] as number
    const h = holder[p] as number
    if (h < 0) continue
    const calls = seconds * (state.port.connected[p] as number) * (open[p] as number)
    for (let k = 0; k < keys; k += 1) {
      const share = keyShare[h * keys + k] as number
      if (share !== 0) uses[k] = (uses[k] as number) + calls * share
    }
  }
}
