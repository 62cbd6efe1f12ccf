import type { Drill } from '../../drill/index.ts'

/** By the world's numbers: absent, active, inactive, deleted. */
const STATUS = ['absent', 'active', 'inactive', 'absent'] as const
const DAY_SECONDS = 86_400

export type KeyStatus = (typeof STATUS)[number]

/** A key as the provider's own records have it now, and its age in days; deleted ones are gone. */
export function keyRecord(
  drill: Drill,
  keyId: string,
): { readonly status: KeyStatus; readonly days: number } {
  const { keys = [] } = drill.setup.scenario.topology.platform ?? {}
  const k = keys.findIndex(({ id }) => id === keyId)
  const { status, createdAt } = drill.state.world.access.key
  const seconds = drill.state.world.second - (createdAt[k] ?? 0)
  return { status: STATUS[status[k] ?? 0] ?? 'absent', days: Math.floor(seconds / DAY_SECONDS) }
}

/** The keys that a secret's labels point to. */
export function secretLabels(
  drill: Drill,
  secretId: string,
): {
  readonly current: string | null
  readonly previous: string | null
  readonly pending: string | null
} {
  const { keys = [], secrets = [] } = drill.setup.scenario.topology.platform ?? {}
  const s = secrets.findIndex(({ id }) => id === secretId)
  const { current, previous, pending } = drill.state.world.access.secret
  return {
    current: keys[current[s] ?? -1]?.id ?? null,
    previous: keys[previous[s] ?? -1]?.id ?? null,
    pending: keys[pending[s] ?? -1]?.id ?? null,
  }
}
