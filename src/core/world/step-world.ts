import { stepAccess } from './access/step-access.ts'
import { applyFaults, holdCachesCold } from './apply-faults.ts'
import { autoscale } from './autoscale.ts'
import { balanceLoad } from './balance-load.ts'
import { bookFull, bookRepeated } from './book-seconds.ts'
import { stepConfigurations } from './configuration/step-configurations.ts'
import { answerAtDoors, bookCustomers, customersArrive, customersLeave } from './customers.ts'
import { flowThrough } from './flow-through.ts'
import { stepLifecycle } from './lifecycle/step-lifecycle.ts'
import { countCustomers, judgeChance } from './luck.ts'
import { settleManaged } from './managed/begin-managed.ts'
import { connectLaunches } from './managed/connect-launches.ts'
import { payForManaged } from './managed/pay-for-managed.ts'
import { pollQueues } from './managed/run-queues.ts'
import { catchUpManaged, stepManaged } from './managed/step-managed.ts'
import { passNetworks } from './networks.ts'
import { payForInstances } from './pay-for-instances.ts'
import { probeHealth } from './probe-health.ts'
import { resolveNames } from './resolve-names.ts'
import { respond } from './respond.ts'
import { balanceFlows, judgeSteadyState, leaveSteadyState, mayRepeat } from './steady-state.ts'
import { watchAlerts } from './telemetry/alerts.ts'
import { takeFrame } from './telemetry/frame.ts'
import { tipOver } from './tip-over.ts'
import { warmAndBreak } from './warm-and-break.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Moves the world on by one second, in place. The order of the parts is the README's step order. */
export function stepWorld(model: WorldModel, state: WorldState): void {
  stepConfigurations(model, state)
  applyFaults(model, state)
  stepAccess(model, state)
  resolveNames(model, state)
  stepLifecycle(model, state)
  if (balanceLoad(model, state)) leaveSteadyState(state)
  if (mayRepeat(state)) {
    state.total.unbooked[0] = (state.total.unbooked[0] as number) + 1
    state.total.unbookedFlow[0] = (state.total.unbookedFlow[0] as number) + countCustomers(model, state)
    bookCustomers(model, state)
  } else {
    bookRepeated(model, state)
    holdCachesCold(model, state)
    state.cell.arriving.fill(0)
    state.cell.retrying.fill(0)
    customersArrive(model, state)
    pollQueues(model, state)
    flowThrough(model, state)
    passNetworks(model, state)
    respond(model, state)
    answerAtDoors(model, state)
    customersLeave(model, state)
    judgeSteadyState(model, state)
    judgeChance(model, state)
    tipOver(model, state)
    warmAndBreak(model, state, state.second, 1)
    bookFull(model, state, countCustomers(model, state))
    bookCustomers(model, state)
    balanceFlows(model, state)
    stepManaged(model, state)
  }
  connectLaunches(model, state)
  probeHealth(model, state)
  autoscale(model, state)
  payForInstances(model, state)
  payForManaged(model, state)
  state.second += 1
  if (state.second % model.topology.observability.resolutionSeconds === 0) observe(model, state)
}

/** Runs a fresh state to its healthy rest at second 0, with telemetry on but nothing counted against anyone. */
export function settleWorld(model: WorldModel, state: WorldState, seconds: number): WorldState {
  for (let n = 0; n < seconds; n += 1) stepWorld(model, state)
  state.cell.warmth.fill(1)
  state.cell.peakRate.set(state.cell.arriving)
  state.port.warmth.fill(1)
  state.port.peakRate.set(state.port.wanted)
  state.total.impactMinutes[0] = 0
  state.total.lostRevenueUsd[0] = 0
  state.total.costUsd[0] = 0
  state.total.extraCostUsd[0] = 0
  settleManaged(state)
  return state
}

function observe(model: WorldModel, state: WorldState): void {
  bookRepeated(model, state)
  catchUpManaged(model, state)
  state.frames.push(takeFrame(model, state))
  state.frameSeconds.push(state.second)
  if (state.second > 0 && state.frames.length > 1) watchAlerts(model, state)
}
