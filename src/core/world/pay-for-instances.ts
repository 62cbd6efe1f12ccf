import { instancesOf, orderedFor } from './fleet.ts'
import type { CompiledService, Fleet, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/**
 * Instances cost money from the order on, whether they serve or not. Extra is what a fleet has beyond its size at the
 * start; fleets below it are not credited, for an autoscaler that takes away what is needed has saved nothing.
 */
export function payForInstances(model: WorldModel, state: WorldState): void {
  const { total } = state
  if (total.costKnown[0] === 0) priceFleets(model, state)
  total.costUsd[0] = (total.costUsd[0] as number) + (total.costRate[0] as number)
  total.extraCostUsd[0] = (total.extraCostUsd[0] as number) + (total.extraCostRate[0] as number)
}

function priceFleets(model: WorldModel, state: WorldState): void {
  let cost = 0
  let extra = 0
  for (let f = 0; f < model.fleets.length; f += 1) {
    const fleet = model.fleets[f] as Fleet
    // Functions are paid for by what they do.
    if (model.topology.services[fleet.service]?.onDemand !== undefined) continue
    const { costPerSecondUsd } = model.services[fleet.service] as CompiledService
    let usual = 0
    for (const cell of fleet.cells) usual += model.cells[cell]?.instances ?? 0
    const count = instancesOf(model, state, f) + orderedFor(state, f)
    cost += count * costPerSecondUsd
    extra += Math.max(0, count - usual) * costPerSecondUsd
  }
  state.total.costRate[0] = cost
  state.total.extraCostRate[0] = extra
  state.total.costKnown[0] = 1
}
