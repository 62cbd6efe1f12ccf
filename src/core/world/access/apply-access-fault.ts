import type { AccessFault } from '../fault.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Before the running faults are applied: all names are there and answered. */
export function clearAccessFaults({ access: { endpoint } }: WorldState): void {
  endpoint.lost.fill(0)
  endpoint.errorShare.fill(0)
}

/** What a fault of the provider's names does at this strength, 0 to 1. */
export function applyAccessFault(
  model: WorldModel,
  { access: { endpoint } }: WorldState,
  fault: AccessFault,
  strength: number,
): void {
  const at = model.topology.platform?.endpoints?.findIndex(({ id }) => id === fault.endpoint) ?? -1
  switch (fault.kind) {
    case 'endpointLost':
      worsen(endpoint.lost, at, strength)
      return
    case 'endpointErrors':
      worsen(endpoint.errorShare, at, strength * fault.errorShare)
      return
    default:
      fault satisfies never
  }
}

/** Independent causes of the same trouble. */
function worsen(shares: Float64Array, at: number, share: number): void {
  if (at >= 0) shares[at] = 1 - (1 - (shares[at] as number)) * (1 - share)
}
