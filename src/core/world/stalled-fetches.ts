import type { Fault } from './fault.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Customers who wait for one fetch that all of them share: held before their first request, and released all at once. */

type Stalled = Extract<Fault, { readonly kind: 'fetchStalled' }>

/** Several stalled fetches of a market hold independently. */
export function stallFetch(model: WorldModel, state: WorldState, fault: Stalled, strength: number): void {
  const { heldShare } = state.market
  model.topology.markets.forEach(({ id }, m) => {
    if (fault.market !== undefined && fault.market !== id) return
    heldShare[m] = 1 - (1 - (heldShare[m] as number)) * (1 - strength * fault.share)
  })
}

/** Of those who come, the ones who start in this second, with everybody who was held if nothing holds them any more. */
export function passStalled({ market }: WorldState, m: number, visits: number): number {
  const held = market.held[m] as number
  const share = market.heldShare[m] as number
  if (share === 0 && held === 0) {
    market.holding[m] = 0
    return visits
  }
  if (share > 0) {
    market.holding[m] = share * visits
    return (1 - share) * visits
  }
  market.holding[m] = -held
  return visits + held
}
