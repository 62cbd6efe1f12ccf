import type { Intervention } from '../intervention.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { Kind } from './compile-lifecycle.ts'
import { NEVER_DIED } from './end-instances.ts'
import { addGroup, IN_LINE } from './groups.ts'
import { GROUPS } from './lifecycle-views.ts'
import { presentIn } from './present-in.ts'

type StartIntervention = Extract<
  Intervention,
  { readonly kind: 'setStartLimit' | 'setStartBackoff' | 'setSlowStart' }
>

/** What people change about how instances of a service come up; nothing where they come up by themselves. */
export function applyStartIntervention(
  model: WorldModel,
  state: WorldState,
  intervention: StartIntervention,
): void {
  const { kinds } = model.lifecycle
  const k = kinds.findIndex(({ service }) => model.services[service]?.id === intervention.service)
  if (k < 0) return
  const { kind } = state.lifecycle
  switch (intervention.kind) {
    case 'setStartLimit':
      kind.atOnce[k] = intervention.atOnce === null ? 0 : Math.max(1, Math.round(intervention.atOnce))
      return
    case 'setStartBackoff':
      kind.longestRetry[k] = intervention.longestRetrySeconds ?? -1
      if (intervention.retrySpread !== undefined) kind.retrySpread[k] = intervention.retrySpread
      return
    case 'setSlowStart':
      kind.slowStart[k] = Math.max(0, intervention.seconds)
      return
    default:
      intervention satisfies never
  }
}

/** All instances of a cell end and start anew, with no deaths remembered. False where they come up by themselves. */
export function restartThroughStart(model: WorldModel, state: WorldState, i: number): boolean {
  const m = model.lifecycle.any ? (model.lifecycle.place[i] as number) : -1
  if (m < 0 || !(model.lifecycle.kinds[model.lifecycle.lives[m]?.kind ?? -1] as Kind).startsAlways)
    return false
  const { life, group } = state.lifecycle
  group.phase.fill(0, m * GROUPS, (m + 1) * GROUPS)
  group.count.fill(0, m * GROUPS, (m + 1) * GROUPS)
  life.groups[m] = 0
  life.up[m] = 0
  life.serving[m] = 0
  life.balanced[m] = 0
  life.seen[m] = presentIn(state, i)
  if ((life.seen[m] as number) > 0)
    addGroup(state, m, IN_LINE, life.seen[m] as number, state.second, 0, NEVER_DIED)
  return true
}
