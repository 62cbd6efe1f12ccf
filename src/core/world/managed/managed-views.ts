import type { WorldModel } from '../world-model.ts'

/** Marks of how many messages a queue has taken in, kept for six hours: what the age of the oldest is read from. */
export const MARK_SECONDS = 30
export const MARKS = 720

/**
 * Tables, queues, functions and control planes. See `state-views.ts` for `take` and `show`; they may also hand out the
 * places of the numbers instead of the numbers.
 */
export function viewManaged<Part>(
  model: WorldModel,
  take: (length: number) => Part,
  show: (length: number) => Part,
) {
  const { tables, replicas, pairs, tablePorts, queues, functions } = model.managed
  const planeCount = model.topology.platform?.controlPlanes?.length ?? 0
  const tableCount = tables.length
  const replicaCount = replicas.length
  const pairCount = pairs.length
  const queueCount = queues.length
  const fleetCount = model.fleets.length
  const regionCount = model.regions.length
  return {
    table: {
      onDemand: take(tableCount),
      /** Successful writes per second before second 0. */
      usualWrites: take(tableCount),
      /** Damage that a running fault does per minute, and when the first was done (-1: none). */
      damagePerMinute: take(tableCount),
      damagedSince: take(tableCount),
    },
    replica: {
      // Units a second that got through; share of those asked for that did not.
      readUnits: show(replicaCount),
      writeUnits: show(replicaCount),
      throttledShare: show(replicaCount),
      lagSeconds: show(replicaCount),
      damagedShare: show(replicaCount),
      // Provisioned units, or the previous peak of an on-demand table; unused capacity saved up.
      readLimit: take(replicaCount),
      writeLimit: take(replicaCount),
      readBurst: take(replicaCount),
      writeBurst: take(replicaCount),
      readThrottled: take(replicaCount),
      writeThrottled: take(replicaCount),
      /** Share of replication in and out that a fault leaves. */
      keptShare: take(replicaCount),
      writeRate: take(replicaCount),
      writes: take(replicaCount),
      // A restore under way: when it is done (-1: none), what moment it goes back to, and when it was ordered.
      restoredAt: take(replicaCount),
      restorePoint: take(replicaCount),
      restoreOrdered: take(replicaCount),
      writesOrdered: take(replicaCount),
      rateOrdered: take(replicaCount),
    },
    tablePort: { replica: take(tablePorts.length), answered: take(tablePorts.length) },
    /** Writes not yet replicated, the age of the oldest, and those of them that the other side has written again. */
    pair: { backlog: take(pairCount), ageSeconds: take(pairCount), clashed: take(pairCount) },
    queue: {
      depth: show(queueCount),
      ageSeconds: show(queueCount),
      inRate: show(queueCount),
      outRate: show(queueCount),
      late: show(queueCount),
      waiting: take(queueCount),
      /** Taken out, failed, and coming back. */
      hidden: take(queueCount),
      taking: take(queueCount),
      polls: take(queueCount),
      keptShare: take(queueCount),
      // Sums: answers of the producer, messages that came; those taken since the last step.
      answered: take(queueCount),
      came: take(queueCount),
      moved: take(queueCount),
      purgedAt: take(queueCount),
    },
    queueMark: { sum: take(queueCount * MARKS), newest: take(queueCount) },
    function: {
      environments: take(functions.length),
      concurrency: take(functions.length),
    },
    region: {
      unconnected: take(regionCount),
      unconnectedSeen: take(regionCount),
      connectsAt: take(regionCount),
      functionGrowth: take(regionCount),
    },
    /** Launches that came to nothing, since the start. */
    launch: { insufficient: show(fleetCount), limited: show(fleetCount) },
    plane: { failShare: show(planeCount), slowFactor: take(planeCount) },
    total: {
      lostWrites: show(1),
      dataLostSeconds: take(1),
      /** US dollars per second of all there is. */
      spendRate: show(1),
      costRate: take(1),
      usualCostRate: take(1),
      steppedAt: take(1),
      lateMessages: take(1),
      unconnected: take(1),
      damaged: take(1),
    },
  }
}
