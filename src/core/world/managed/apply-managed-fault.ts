import type { ManagedFault } from '../fault.ts'
import { leaveSteadyState } from '../steady-state.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Before the running faults are applied: all is well with what the provider runs. */
export function clearManagedFaults(state: WorldState): void {
  const { table, replica, queue, region, plane } = state.managed
  table.damagePerMinute.fill(0)
  replica.keptShare.fill(1)
  queue.keptShare.fill(1)
  region.unconnected.fill(0)
  region.functionGrowth.fill(1)
  plane.failShare.fill(0)
  plane.slowFactor.fill(1)
  state.cell.probeFailure.fill(0)
}

/** What a fault of managed services does at this strength, 0 to 1. */
export function applyManagedFault(
  model: WorldModel,
  state: WorldState,
  fault: ManagedFault,
  strength: number,
): void {
  const { table, replica, queue, region, plane } = state.managed
  const { tables, queues } = model.managed
  switch (fault.kind) {
    case 'controlPlane': {
      const at = model.topology.platform?.controlPlanes?.findIndex(({ id }) => id === fault.plane) ?? -1
      if (at < 0) return
      plane.failShare[at] = either(plane.failShare[at] as number, strength * fault.failShare)
      plane.slowFactor[at] = (plane.slowFactor[at] as number) * (1 + strength * (fault.slowFactor - 1))
      return
    }
    case 'replicationSlow': {
      const r = model.managed.replicas.findIndex(
        (each) => tables[each.table]?.table.id === fault.table && model.regions[each.region] === fault.region,
      )
      if (r >= 0)
        replica.keptShare[r] = (replica.keptShare[r] as number) * (1 - strength * (1 - fault.keptShare))
      break
    }
    case 'tableDamage': {
      const t = tables.findIndex((each) => each.table.id === fault.table)
      if (t >= 0)
        table.damagePerMinute[t] = (table.damagePerMinute[t] as number) + strength * fault.sharePerMinute
      break
    }
    case 'pollersStopped': {
      const q = queues.findIndex((each) => each.queue.id === fault.queue)
      if (q >= 0) queue.keptShare[q] = (queue.keptShare[q] as number) * (1 - strength * (1 - fault.keptShare))
      break
    }
    case 'launchesUnconnected': {
      const r = model.regions.indexOf(fault.region)
      if (r >= 0) region.unconnected[r] = 1
      return
    }
    case 'functionScaling': {
      const r = model.regions.indexOf(fault.region)
      if (r >= 0)
        region.functionGrowth[r] =
          (region.functionGrowth[r] as number) * (1 - strength * (1 - fault.growthShare))
      break
    }
    case 'probeErrors': {
      const { probeFailure } = state.cell
      for (let i = 0; i < model.cells.length; i += 1) {
        const zone = model.topology.zones[model.cellZone[i] as number]?.id
        if (model.services[model.cellService[i] as number]?.id !== fault.service) continue
        if (fault.zone !== undefined && fault.zone !== zone) continue
        probeFailure[i] = either(probeFailure[i] as number, strength * fault.failShare)
      }
      return
    }
    default:
      fault satisfies never
  }
  leaveSteadyState(state)
}

/** Share that at least one of two independent things befalls. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b)
}
