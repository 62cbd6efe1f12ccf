import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

export const ABSENT = 0
export const ACTIVE = 1
export const INACTIVE = 2
export const DELETED = 3

/** A user has so many keys at most; inactive ones count. */
export const KEYS_PER_USER = 2

/**
 * Is this key accepted where the news of a change has spread to this share (0 first, 1 last)? Changes of identities
 * reach the provider's servers one after the other over the key's `consistencySeconds`.
 */
export function keyAccepted(model: WorldModel, state: WorldState, k: number, spread: number): boolean {
  const key = model.topology.platform?.keys?.[k]
  if (key === undefined) return false
  const { status, statusBefore, changedAt } = state.access.key
  const known = state.second >= (changedAt[k] as number) + spread * key.consistencySeconds
  return (known ? status[k] : statusBefore[k]) === ACTIVE
}

/** The status from now on, known everywhere after a while. */
export function changeKey(model: WorldModel, state: WorldState, k: number, status: number): void {
  const { key, total } = state.access
  key.statusBefore[k] = key.status[k] as number
  key.status[k] = status
  key.changedAt[k] = state.second
  const settlesAt = state.second + (model.topology.platform?.keys?.[k]?.consistencySeconds ?? 0)
  total.settlesAt[0] = Math.max(total.settlesAt[0] as number, settlesAt)
}

/** Keys of the same user that count against the limit. */
export function keysHeld(model: WorldModel, state: WorldState, k: number): number {
  const { status } = state.access.key
  return (model.access.siblings[k] ?? []).filter((n) => status[n] === ACTIVE || status[n] === INACTIVE).length
}
