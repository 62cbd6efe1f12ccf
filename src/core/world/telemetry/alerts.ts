import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { AlertRule, WatchedRule } from './alert-rule.ts'
import { burnRate } from './burn-rate.ts'
import { measureWithNoise } from './measure-with-noise.ts'

export interface AlertStatus {
  readonly id: string
  readonly firing: boolean
  /** Second of the sample on which the rule began to hold, if it ever did. */
  readonly firedAtSecond?: number
  /** When the pager rings: the sample's second plus telemetry lag plus paging delay. */
  readonly pagedAtSecond?: number
  /** When a reader can know that the rule no longer holds. */
  readonly clearedAtSecond?: number
}

/** Status of every rule as known at `nowSecond`, in the order they were given to `compileWorld`. */
export function readAlerts(model: WorldModel, state: WorldState, nowSecond: number): readonly AlertStatus[] {
  const { lagSeconds, pagingDelaySeconds } = model.topology.observability
  return model.alerts.map(({ id }, i): AlertStatus => {
    const firedAt = state.alert.firingSince[i] as number
    const everFired = (state.alert.fired[i] as number) > 0 && firedAt + lagSeconds <= nowSecond
    if (!everFired) return { id, firing: false }
    const status = { id, firedAtSecond: firedAt, pagedAtSecond: firedAt + lagSeconds + pagingDelaySeconds }
    const endedAt = state.alert.endedAt[i] as number
    const ended = endedAt > firedAt && endedAt + lagSeconds <= nowSecond
    return ended
      ? { ...status, firing: false, clearedAtSecond: endedAt + lagSeconds }
      : { ...status, firing: true }
  })
}

/** Evaluates the rules on the sample just taken. */
export function watchAlerts(model: WorldModel, state: WorldState): void {
  const index = state.frames.length - 1
  const second = state.second
  const { pendingSince, firingSince, endedAt, fired } = state.alert
  for (let i = 0; i < model.alerts.length; i += 1) {
    const rule = (model.alerts[i] as WatchedRule).rule
    const holds = ruleHolds(model, state, rule, index)
    const firing = (fired[i] as number) > 0 && (endedAt[i] as number) <= (firingSince[i] as number)
    if (!holds) {
      pendingSince[i] = second + 1e9
      if (firing) endedAt[i] = second
      continue
    }
    if ((pendingSince[i] as number) > second) pendingSince[i] = second
    const needed = rule.kind === 'threshold' ? rule.forSeconds : 0
    if (!firing && second - (pendingSince[i] as number) >= needed) {
      firingSince[i] = second
      endedAt[i] = -1e9
      fired[i] = (fired[i] as number) + 1
    }
  }
}

function ruleHolds(model: WorldModel, state: WorldState, rule: AlertRule, index: number): boolean {
  if (rule.kind === 'burnRate') {
    return (
      burnRate(model, state.frames, index, rule.shortWindowSeconds) > rule.factor &&
      burnRate(model, state.frames, index, rule.longWindowSeconds) > rule.factor
    )
  }
  const value = measureWithNoise(model, state, rule.series, index)
  if (value === undefined) return false
  return rule.comparison === 'above' ? value > rule.value : value < rule.value
}
