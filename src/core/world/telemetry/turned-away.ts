import type { WorldModel } from '../world-model.ts'
import { portValue } from './frame.ts'
import type { PortMember } from './frame-layout.ts'

/** Share of this port's calls between two samples that were not let in. */
export function shutShare(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  port: number,
): number {
  const calls = growth(model, frame, before, port, 'calls')
  const shut =
    growth(model, frame, before, port, 'unconnected') + growth(model, frame, before, port, 'denied')
  return calls > 0 ? shut / calls : 0
}

/** Share of this port's attempts between two samples that the provider throttled. */
export function throttledShare(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  port: number,
): number {
  const tries = growth(model, frame, before, port, 'tries')
  return tries > 0 ? growth(model, frame, before, port, 'throttles') / tries : 0
}

function growth(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  port: number,
  member: PortMember,
): number {
  return portValue(model, frame, port, member) - portValue(model, before, port, member)
}
