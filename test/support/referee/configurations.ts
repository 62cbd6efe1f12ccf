import type { Configuration, VersionEffect } from '../../../src/core/world/overload.ts'
import type { Group, Instance } from './fleets.ts'
import { type Incident, stateOf } from './incident-state.ts'

/** A configuration and the version that is on its way, or everywhere. */
export interface Rollout {
  readonly configuration: Configuration
  effect: VersionEffect | null
  /** Of the instances of each cell, from the first on. */
  share: number
  moves: 'up' | 'waits' | 'down'
  canaryOn: boolean
  canaryPassed: boolean
  waitsUntil: number
  /** Answers, and bad ones, of the reached instances when the canary began to wait. */
  answers: number
  bad: number
  killing: boolean
  /** Share of the instances on which the code path is off. */
  harmlessShare: number
}

export const createRollout = (configuration: Configuration): Rollout => ({
  configuration,
  effect: null,
  share: 0,
  moves: 'up',
  canaryOn: configuration.canary !== undefined,
  canaryPassed: false,
  waitsUntil: 0,
  answers: 0,
  bad: 0,
  killing: false,
  harmlessShare: 0,
})

const rolloutOf = (incident: Incident, id: string): Rollout | undefined =>
  incident.rollouts.find(({ configuration }) => configuration.id === id)

export function pushVersion(incident: Incident, id: string, effect: VersionEffect): void {
  const rollout = rolloutOf(incident, id)
  if (rollout === undefined) return
  rollout.effect = effect
  rollout.share = 0
  rollout.moves = 'up'
  rollout.canaryPassed = false
}

export function rollBack(incident: Incident, id: string): void {
  const rollout = rolloutOf(incident, id)
  if (rollout) goDown(rollout)
}

export function setKillSwitch(incident: Incident, id: string, on: boolean): void {
  const rollout = rolloutOf(incident, id)
  if (rollout?.configuration.killSwitchSeconds !== undefined) rollout.killing = on
}

export function setCanary(incident: Incident, id: string, on: boolean): void {
  const rollout = rolloutOf(incident, id)
  if (rollout?.configuration.canary !== undefined) rollout.canaryOn = on
}

function goDown(rollout: Rollout): void {
  rollout.moves = 'down'
}

/** Every second. True when versions have moved. */
export function tendRollouts(incident: Incident, now: number): boolean {
  let moved = false
  for (const rollout of incident.rollouts) {
    const { configuration, share, harmlessShare } = rollout
    const off = configuration.killSwitchSeconds ?? 0
    const step = (seconds: number): number => (seconds > 0 ? 1 / seconds : 1)
    rollout.harmlessShare = clamp(harmlessShare + (rollout.killing ? 1 : -1) * step(off))
    if (rollout.effect !== null) advance(incident, rollout, now)
    if (rollout.share !== share || rollout.harmlessShare !== harmlessShare) moved = true
  }
  return moved
}

function advance(incident: Incident, rollout: Rollout, now: number): void {
  const { configuration } = rollout
  const { canary, pushSeconds, rollBackSeconds } = configuration
  if (rollout.moves === 'down') {
    rollout.share = Math.max(0, rollout.share - 1 / Math.max(1, rollBackSeconds))
    if (rollout.share < 1e-9) rollout.effect = null
    return
  }
  const counted = incident.fleets.groups.reduce(
    (sum, { service }, cell) => {
      if (!configuration.services.includes(service.id)) return sum
      const { answers, bad } = stateOf(incident, cell)
      return { answers: sum.answers + answers, bad: sum.bad + bad }
    },
    { answers: 0, bad: 0 },
  )
  if (rollout.moves === 'waits') {
    if (now < rollout.waitsUntil || canary === undefined) return
    const answers = counted.answers - rollout.answers
    const crashes = rollout.effect?.kind === 'crash' && answersNobody(incident, rollout)
    const errors = crashes ? 1 : answers > 0 ? (counted.bad - rollout.bad) / answers : 0
    rollout.canaryPassed = true
    if (rollout.canaryOn && errors > canary.stopsAboveErrorShare) goDown(rollout)
    else rollout.moves = 'up'
    return
  }
  rollout.share = clamp(rollout.share + 1 / Math.max(1, pushSeconds))
  if (canary === undefined || !rollout.canaryOn || rollout.canaryPassed) return
  if (rollout.share < canary.share) return
  rollout.share = canary.share
  rollout.moves = 'waits'
  rollout.waitsUntil = now + canary.seconds
  rollout.answers = counted.answers
  rollout.bad = counted.bad
}

/** Whether any instance has been reached at all: one that crashes answers nobody. */
const answersNobody = ({ fleets }: Incident, { configuration, share }: Rollout): boolean =>
  fleets.groups.some(
    ({ service, instances }) =>
      configuration.services.includes(service.id) && 0.5 / instances.length <= share,
  )

/** What bad versions do to one instance: its place among those of its cell decides when it is reached. */
export function effectsOn(incident: Incident, group: Group, instance: Instance): readonly VersionEffect[] {
  if (incident.rollouts.length === 0) return []
  const place = (group.instances.indexOf(instance) + 0.5) / group.instances.length
  return incident.rollouts.flatMap(({ configuration, effect, share, harmlessShare }) =>
    effect !== null &&
    configuration.services.includes(group.service.id) &&
    place <= share &&
    !(place <= harmlessShare)
      ? [effect]
      : [],
  )
}

export const crashesAtStart = (incident: Incident, group: Group, instance: Instance): boolean =>
  effectsOn(incident, group, instance).some(({ kind }) => kind === 'crash')

const clamp = (share: number): number => Math.min(1, Math.max(0, share))
