import type { CompiledService, Fleet, WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledFunction, CompiledTable } from './compile-managed.ts'

const MILLION = 1e6

/** What tables and functions cost a second now: units, provisioned or used, and environments at work. */
export function priceManaged(model: WorldModel, state: WorldState): void {
  const { table, replica, total } = state.managed
  const { tables, functions } = model.managed
  let rate = 0
  for (let t = 0; t < tables.length; t += 1) {
    const { table: from, firstReplica, endReplica } = tables[t] as CompiledTable
    let units = 0
    for (let r = firstReplica; r < endReplica; r += 1)
      units +=
        table.onDemand[t] === 1
          ? (replica.readUnits[r] as number) + (replica.writeUnits[r] as number)
          : (replica.readLimit[r] as number) + (replica.writeLimit[r] as number)
    rate += (units * from.usdPerMillionUnits) / MILLION
  }
  for (let f = 0; f < functions.length; f += 1) {
    const { fleet, service } = functions[f] as CompiledFunction
    const { costPerSecondUsd, threads } = model.services[service] as CompiledService
    for (const i of (model.fleets[fleet] as Fleet).cells)
      rate +=
        (((state.cell.busy[i] as number) * (state.cell.threads[i] as number)) / threads) * costPerSecondUsd
  }
  total.costRate[0] = rate
  if (state.second < 0) total.usualCostRate[0] = rate
}

/** One second of it. Extra is what is beyond the rate at the start; customers who stay away have saved nothing. */
export function payForManaged(model: WorldModel, state: WorldState): void {
  const { total } = state
  const { costRate, usualCostRate, spendRate, lateMessages } = state.managed.total
  spendRate[0] = (total.costRate[0] as number) + (costRate[0] as number)
  if (!model.managed.any) return
  const rate = costRate[0] as number
  total.costUsd[0] = (total.costUsd[0] as number) + rate
  total.extraCostUsd[0] = (total.extraCostUsd[0] as number) + Math.max(0, rate - (usualCostRate[0] as number))
  // Whoever waits for a message that is late is a customer kept waiting.
  total.impactMinutes[0] = (total.impactMinutes[0] as number) + (lateMessages[0] as number) / 60
}
