import { applyIdentityIntervention } from './access/apply-identity-intervention.ts'
import { renewCell } from './access/step-access.ts'
import { rebalance } from './balance-load.ts'
import { bookRepeated } from './book-seconds.ts'
import { applyConfigurationIntervention } from './configuration/apply-configuration-intervention.ts'
import { resizeFleet } from './fleet.ts'
import type { Intervention } from './intervention.ts'
import { applyStartIntervention, restartThroughStart } from './lifecycle/apply-start-intervention.ts'
import { applyManagedIntervention } from './managed/apply-managed-intervention.ts'
import { catchUpManaged } from './managed/step-managed.ts'
import { trustAll } from './probe-health.ts'
import { retryCeiling } from './retry-budget.ts'
import { markAllChanged } from './steady-state.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Applies what people do; it acts from the next step on. Names the world does not know change nothing. */
export function applyIntervention(model: WorldModel, state: WorldState, intervention: Intervention): void {
  bookRepeated(model, state)
  catchUpManaged(model, state)
  markAllChanged(state)
  rebalance(state)
  state.access.total.due[0] = 1
  switch (intervention.kind) {
    case 'setZoneWeight':
      for (const i of cellsAt(model, intervention.service, intervention.zone))
        state.cell.weight[i] = intervention.weight
      return
    case 'setRegionWeight':
      setAt(state.region.weight, model.regions.indexOf(intervention.region), intervention.weight)
      return
    case 'suspendScaleIn':
      for (const s of servicesNamed(model, intervention.service)) {
        state.service.scaleInSuspended[s] = intervention.suspended ? 1 : 0
      }
      return
    case 'setDesiredInstances':
      model.fleets.forEach((fleet, f) => {
        const named = model.services[fleet.service]?.id === intervention.service
        if (named && model.regions[fleet.region] === intervention.region) {
          resizeFleet(model, state, f, intervention.instances)
        }
      })
      return
    case 'setRetryPolicy':
      for (const l of linksNamed(model, intervention.link)) {
        const budget = intervention.budgetShare ?? model.topology.links[l]?.retryBudgetShare
        state.link.attempts[l] = Math.max(1, Math.round(intervention.attempts))
        state.link.budget[l] = retryCeiling(state.link.attempts[l] as number, budget)
      }
      return
    case 'setTimeout':
      for (const l of linksNamed(model, intervention.link))
        state.link.timeoutS[l] = intervention.timeoutMs / 1000
      return
    case 'setBreaker':
      for (const l of linksNamed(model, intervention.link)) {
        state.link.breakerAbove[l] = intervention.openAboveErrorShare ?? 2
      }
      return
    case 'setAdmission':
      setAt(state.region.admission, model.regions.indexOf(intervention.region), intervention.share)
      return
    case 'restart':
      for (const i of cellsAt(model, intervention.service, intervention.zone))
        restart(model, state, i, intervention.seconds)
      return
    case 'warmCache':
      for (const l of linksNamed(model, intervention.link))
        state.link.warmUntil[l] = state.second + intervention.seconds
      return
    case 'setFallback':
      for (const l of linksNamed(model, intervention.link)) {
        state.link.degrade[l] = intervention.onFailure === 'degrade' ? 1 : 0
      }
      return
    case 'setHealthCheck':
      for (const s of servicesNamed(model, intervention.service)) {
        state.service.deep[s] = intervention.depth === 'deep' ? 1 : 0
      }
      return
    case 'suspendHealthChecks':
      state.total.probesSuspended[0] = intervention.suspended ? 1 : 0
      if (intervention.suspended) trustAll(model, state)
      return
    case 'createKey':
    case 'setKeyStatus':
    case 'putSecret':
    case 'stageSecret':
    case 'finishRotation':
    case 'refreshCredentials':
    case 'issueCertificate':
    case 'deployCertificate':
      applyIdentityIntervention(model, state, intervention)
      return
    case 'setTableCapacity':
    case 'setTableBilling':
    case 'setTableReplica':
    case 'restoreTable':
    case 'setQueueRate':
    case 'purgeQueue':
    case 'setConcurrency':
      applyManagedIntervention(model, state, intervention)
      return
    case 'setStartLimit':
    case 'setStartBackoff':
    case 'setSlowStart':
      applyStartIntervention(model, state, intervention)
      return
    case 'setNetworkCapacity':
      setAt(
        state.network.capacity,
        model.topology.networks?.findIndex(({ id }) => id === intervention.network) ?? -1,
        intervention.callsPerSecond,
      )
      return
    case 'rollBackConfiguration':
    case 'setKillSwitch':
    case 'setCanary':
      applyConfigurationIntervention(model, state, intervention)
      return
    case 'setDeadlines':
      return
    default:
      intervention satisfies never
  }
}

/** Processes end with what they hold: queues, caches, warmth. */
function restart(model: WorldModel, state: WorldState, i: number, seconds: number): void {
  const { cell, port } = state
  cell.refused[i] = (cell.refused[i] as number) + (cell.inside[i] as number)
  cell.inside[i] = 0
  cell.queued[i] = 0
  cell.busy[i] = 0
  if (!restartThroughStart(model, state, i)) {
    const until = state.second + Math.max(1, seconds)
    cell.awayUntil[i] = until
    state.total.awayUntil[0] = Math.max(state.total.awayUntil[0] as number, until)
    cell.warmth[i] = 0
  }
  renewCell(model, state, i)
  for (let p = model.cellFirstPort[i] as number; p < (model.cellFirstPort[i + 1] as number); p += 1) {
    if ((model.links[model.portLink[p] as number]?.hitShare ?? 0) > 0) port.warmth[p] = 0
  }
}

function setAt(values: Float64Array, index: number, value: number): void {
  if (index >= 0) values[index] = value
}

function cellsAt(
  model: WorldModel,
  service: string | undefined,
  zone: string | undefined,
): readonly number[] {
  const found: number[] = []
  model.cells.forEach((place, i) => {
    const ofService = service === undefined || model.services[place.service]?.id === service
    const inZone = zone === undefined || model.topology.zones[place.zone]?.id === zone
    if (ofService && inZone) found.push(i)
  })
  return found
}

function servicesNamed(model: WorldModel, service: string | undefined): readonly number[] {
  return model.services.flatMap(({ id }, s) => (service === undefined || service === id ? [s] : []))
}

function linksNamed(model: WorldModel, link: string | undefined): readonly number[] {
  return model.links.flatMap(({ id }, l) => (link === undefined || link === id ? [l] : []))
}
