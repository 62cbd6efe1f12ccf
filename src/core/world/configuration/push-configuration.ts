import type { Fault } from '../fault.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Where a version stands: it rests, or moves towards its canary, waits there, goes on, or is taken back. */
export const RESTS = 0
export const TO_CANARY = 1
export const AT_CANARY = 2
export const ONWARD = 3
export const BACK = 4

export const CRASH = 1
export const ERRORS = 2
export const SLOW = 3

type Push = Extract<Fault, { readonly kind: 'configurationPush' }>

/** A new version sets out from no instance at all; what the one before did is forgotten. */
export function pushConfiguration(
  model: WorldModel,
  state: WorldState,
  { configuration, effect }: Push,
): void {
  const c = configurationNamed(model, configuration)
  if (c < 0) return
  const { push, total } = state.configuration
  push.version[c] = (push.version[c] as number) + 1
  push.reached[c] = 0
  push.stage[c] = push.stopsAtCanary[c] === 1 ? TO_CANARY : ONWARD
  push.effect[c] = effect.kind === 'crash' ? CRASH : effect.kind === 'errors' ? ERRORS : SLOW
  push.size[c] =
    effect.kind === 'crash' ? 1 : effect.kind === 'errors' ? effect.errorShare : effect.factor - 1
  total.moved[0] = 1
}

export function configurationNamed(model: WorldModel, id: string): number {
  return model.configurations.findIndex(({ configuration }) => configuration.id === id)
}

/** Nothing is being pushed; pushes stop at the canary where there is one. */
export function beginConfigurations(model: WorldModel, state: WorldState): void {
  model.configurations.forEach(({ configuration }, c) => {
    state.configuration.push.stopsAtCanary[c] = configuration.canary === undefined ? 0 : 1
  })
}
