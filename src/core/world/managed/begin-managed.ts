import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { BURST_SECONDS } from './throttle-tables.ts'

/** The provider's side in good health, at the first second of the warm-up. */
export function beginManaged(model: WorldModel, state: WorldState): void {
  const { table, replica, tablePort, queue, region, plane, total } = state.managed
  const { tables, tablePorts, queues, functions } = model.managed
  tables.forEach(({ table: { billing, replicas, replicationSeconds }, firstReplica }, t) => {
    table.onDemand[t] = billing === 'onDemand' ? 1 : 0
    table.damagedSince[t] = -1
    replicas.forEach(({ readUnits, writeUnits }, n) => {
      const r = firstReplica + n
      replica.readLimit[r] = readUnits
      replica.writeLimit[r] = writeUnits
      replica.readBurst[r] = BURST_SECONDS * readUnits
      replica.writeBurst[r] = BURST_SECONDS * writeUnits
      replica.keptShare[r] = 1
      replica.lagSeconds[r] = replicas.length > 1 ? replicationSeconds : 0
      replica.restoredAt[r] = -1
    })
  })
  tablePorts.forEach((each, n) => {
    tablePort.replica[n] = each.replica
  })
  queues.forEach(({ queue: { pollsPerSecond } }, q) => {
    queue.polls[q] = pollsPerSecond
    queue.keptShare[q] = 1
    queue.purgedAt[q] = -1e9
    state.managed.queueMark.newest[q] = Math.floor(state.second / 30)
  })
  functions.forEach(({ concurrency, fleet }, f) => {
    state.managed.function.concurrency[f] = concurrency
    let environments = 0
    for (const cell of model.fleets[fleet]?.cells ?? []) environments += model.cells[cell]?.instances ?? 0
    state.managed.function.environments[f] = environments
  })
  region.functionGrowth.fill(1)
  region.connectsAt.fill(-1e9)
  plane.slowFactor.fill(1)
  total.steppedAt[0] = state.second
}

/** After the warm-up: what is usual is known, and nothing has been lost yet. */
export function settleManaged(state: WorldState): void {
  state.managed.total.lostWrites[0] = 0
  state.managed.total.dataLostSeconds[0] = 0
}
