import { leaveSteadyState, markCellChanged } from '../steady-state.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import type { CompiledTable, TablePort } from './compile-managed.ts'
import { loseWrites } from './replicate-tables.ts'

/** Smaller moves of the share of answers that are rubbish change nothing. */
const DAMAGE_MOVES = 0.0005

/** Items that are overwritten with rubbish, restores that bring back what was before, and what readers get of it. */
export function damageTables(model: WorldModel, state: WorldState, elapsed: number): void {
  const { tables } = model.managed
  const { table, replica, total } = state.managed
  for (let t = 0; t < tables.length; t += 1) {
    const { firstReplica, endReplica } = tables[t] as CompiledTable
    const rate = table.damagePerMinute[t] as number
    if (rate > 0 && (table.damagedSince[t] as number) < 0) table.damagedSince[t] = state.second
    let worst = 0
    for (let r = firstReplica; r < endReplica; r += 1) {
      const damaged = replica.damagedShare[r] as number
      if (rate > 0) {
        replica.damagedShare[r] = damaged + (1 - damaged) * Math.min(1, (rate * elapsed) / 60)
        total.damaged[0] = 1
      }
      const done = replica.restoredAt[r] as number
      if (done >= 0 && state.second >= done) finishRestore(state, t, r)
      worst = Math.max(worst, replica.damagedShare[r] as number)
    }
    if (worst === 0) table.damagedSince[t] = -1
  }
  if (total.damaged[0] === 1) showDamage(model, state)
}

/** A restore into a new table begins; callers go on with the old one until it is there. */
export function beginRestore(
  model: WorldModel,
  state: WorldState,
  r: number,
  minutesAgo: number,
  takesMinutes: number,
): void {
  const { replica } = state.managed
  if (model.managed.replicas[r] === undefined) return
  replica.restoredAt[r] = state.second + 60 * takesMinutes
  replica.restoreOrdered[r] = state.second
  replica.restorePoint[r] = state.second - 60 * minutesAgo
  replica.writesOrdered[r] = replica.writes[r] as number
  replica.rateOrdered[r] = replica.writeRate[r] as number
}

/** The new table holds what was there at its point in time; what was written since is not in it. */
function finishRestore(state: WorldState, t: number, r: number): void {
  const { replica, table } = state.managed
  const ordered = replica.restoreOrdered[r] as number
  const point = replica.restorePoint[r] as number
  const since = table.damagedSince[t] as number
  const span = state.second - since
  const then = since < 0 || point <= since || span <= 0 ? 0 : (point - since) / span
  replica.damagedShare[r] = (replica.damagedShare[r] as number) * then
  replica.restoredAt[r] = -1
  const after = (replica.writes[r] as number) - (replica.writesOrdered[r] as number)
  loseWrites(state, t, after + (replica.rateOrdered[r] as number) * Math.max(0, ordered - point))
}

/** Share of what each cell of a table's front answers that is a read of a damaged item: an error to its callers. */
function showDamage(model: WorldModel, state: WorldState): void {
  const { cell, edge, port } = state
  const { tablePorts } = model.managed
  const { replica, tablePort, total } = state.managed
  const bad = cell.spoilt
  let any = false
  for (let i = 0; i < model.cells.length; i += 1) {
    let rubbish = 0
    for (let n = 0; n < tablePorts.length; n += 1) {
      const { port: p, writes } = tablePorts[n] as TablePort
      const damaged = replica.damagedShare[tablePort.replica[n] as number] as number
      if (writes || damaged === 0) continue
      any = true
      const rate = port.attemptRate[p] as number
      for (let e = model.portFirstEdge[p] as number; e < (model.portFirstEdge[p + 1] as number); e += 1)
        if (model.edgeCell[e] === i) rubbish += rate * (edge.share[e] as number) * damaged
    }
    const arriving = cell.arriving[i] as number
    const share = arriving > 0 ? Math.min(1, rubbish / arriving) : 0
    if (Math.abs(share - (bad[i] as number)) <= DAMAGE_MOVES && (share === 0) === (bad[i] === 0)) continue
    bad[i] = share
    markCellChanged(model, state, i)
    leaveSteadyState(state)
  }
  if (!any) total.damaged[0] = 0
}
