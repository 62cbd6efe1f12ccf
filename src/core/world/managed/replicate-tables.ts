import { pow } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledReplica, CompiledTable, ReplicaPair, TablePort } from './compile-managed.ts'

/** The usual write rate is a mean over about this long before second 0. */
const USUAL_SECONDS = 60
/** Less than so many seconds' usual writes waiting is nothing. */
const CAUGHT_UP_SECONDS = 0.01
const SECONDS_PER_MINUTE = 60

/**
 * Writes of each replica on their way into the others. What cannot pass waits; an item that waits and is written again
 * on the other side is lost, because the last writer wins.
 */
export function replicateTables(model: WorldModel, state: WorldState, elapsed: number): void {
  countWrites(model, state, elapsed)
  const { pairs, replicas, tables } = model.managed
  const { replica } = state.managed
  for (let n = 0; n < pairs.length; n += 1) replicatePair(model, state, n, elapsed)
  for (let r = 0; r < replicas.length; r += 1) {
    let age = -1
    for (let n = 0; n < pairs.length; n += 1)
      if ((pairs[n] as ReplicaPair).to === r) age = Math.max(age, state.managed.pair.ageSeconds[n] as number)
    if (age < 0) continue
    const { table } = tables[(replicas[r] as CompiledReplica).table] as CompiledTable
    replica.lagSeconds[r] = table.replicationSeconds + age
  }
}

/** Successful writes per replica, from the answers since the last step. */
function countWrites(model: WorldModel, state: WorldState, elapsed: number): void {
  const { tablePorts, tables } = model.managed
  const { replica, tablePort, table } = state.managed
  replica.writeRate.fill(0)
  for (let n = 0; n < tablePorts.length; n += 1) {
    const { port, writes } = tablePorts[n] as TablePort
    if (!writes) continue
    const answered = state.port.answered[port] as number
    const r = tablePort.replica[n] as number
    const grown = answered - (tablePort.answered[n] as number)
    tablePort.answered[n] = answered
    replica.writes[r] = (replica.writes[r] as number) + grown
    replica.writeRate[r] = (replica.writeRate[r] as number) + grown / elapsed
  }
  if (state.second >= 0) return
  for (let t = 0; t < tables.length; t += 1) {
    const { firstReplica, endReplica } = tables[t] as CompiledTable
    let rate = 0
    for (let r = firstReplica; r < endReplica; r += 1) rate += replica.writeRate[r] as number
    const known = table.usualWrites[t] as number
    table.usualWrites[t] = known === 0 ? rate : known + (rate - known) * Math.min(1, elapsed / USUAL_SECONDS)
  }
}

function replicatePair(model: WorldModel, state: WorldState, n: number, elapsed: number): void {
  const { table: t, from, to } = model.managed.pairs[n] as ReplicaPair
  const { table } = model.managed.tables[t] as CompiledTable
  const { pair, replica } = state.managed
  const usual = usualWrites(state, t)
  const backlog = pair.backlog[n] as number
  const available = backlog + (replica.writeRate[from] as number) * elapsed
  const drained = Math.min(available, opened(model, state, from, to) * table.catchUpFactor * usual * elapsed)
  const left = available - drained
  if (left <= CAUGHT_UP_SECONDS * usual) {
    pair.backlog[n] = 0
    pair.ageSeconds[n] = 0
    pair.clashed[n] = 0
    return
  }
  const kept = left / available
  pair.backlog[n] = left
  pair.ageSeconds[n] = ((pair.ageSeconds[n] as number) + elapsed) * kept
  const clashed = (pair.clashed[n] as number) * kept
  const minutes = ((replica.writeRate[to] as number) / usual) * (elapsed / SECONDS_PER_MINUTE)
  const again = (left - clashed) * (1 - pow(1 - Math.min(0.999, table.rewriteShare), minutes))
  pair.clashed[n] = clashed + again
  loseWrites(state, t, again)
}

/**
 * How much of replication between two replicas passes: both names must have a record, both regions carry. The provider
 * asks the record itself: it has no empty answers to forget.
 */
function opened(model: WorldModel, state: WorldState, from: number, to: number): number {
  const { keptShare } = state.managed.replica
  return (
    (keptShare[from] as number) *
    (keptShare[to] as number) *
    named(model, state, from) *
    named(model, state, to)
  )
}

function named(model: WorldModel, state: WorldState, r: number): number {
  const { endpoint } = model.managed.replicas[r] as CompiledReplica
  return endpoint < 0 ? 1 : 1 - (state.access.endpoint.lost[endpoint] as number)
}

/** Successful writes per second on all replicas in ordinary times; a table that is hardly written counts as one a second. */
export function usualWrites(state: WorldState, t: number): number {
  return Math.max(1, state.managed.table.usualWrites[t] as number)
}

/** Writes that customers were told are safe, and that are gone. */
export function loseWrites(state: WorldState, t: number, writes: number): void {
  if (writes <= 0) return
  const { total } = state.managed
  total.lostWrites[0] = (total.lostWrites[0] as number) + writes
  total.dataLostSeconds[0] = (total.dataLostSeconds[0] as number) + writes / usualWrites(state, t)
}
