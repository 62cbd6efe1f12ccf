import type { Intervention } from '../intervention.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { AT_CANARY, BACK, configurationNamed, ONWARD, TO_CANARY } from './push-configuration.ts'

type ConfigurationIntervention = Extract<
  Intervention,
  { readonly kind: 'rollBackConfiguration' | 'setKillSwitch' | 'setCanary' }
>

/** What people do about a version that is on its way, or there. */
export function applyConfigurationIntervention(
  model: WorldModel,
  state: WorldState,
  intervention: ConfigurationIntervention,
): void {
  const c = configurationNamed(model, intervention.configuration)
  if (c < 0) return
  const { push } = state.configuration
  switch (intervention.kind) {
    case 'rollBackConfiguration':
      if ((push.reached[c] as number) > 0 || push.stage[c] !== 0) push.stage[c] = BACK
      return
    case 'setKillSwitch':
      push.killing[c] = intervention.on ? 1 : 0
      return
    case 'setCanary': {
      const has = model.configurations[c]?.configuration.canary !== undefined
      push.stopsAtCanary[c] = intervention.on && has ? 1 : 0
      const waits = push.stage[c] === TO_CANARY || push.stage[c] === AT_CANARY
      if (!intervention.on && waits) push.stage[c] = ONWARD
      return
    }
    default:
      intervention satisfies never
  }
}
