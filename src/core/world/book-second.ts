import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Adds one second of the current rates to the sums, and what came but did not leave to what is inside. */
export function bookSecond(model: WorldModel, state: WorldState): void {
  const { cell, port, edge } = state
  for (let i = 0; i < model.cells.length; i += 1) {
    const arriving = cell.arriving[i] as number
    const completing = cell.completing[i] as number
    const refusing = cell.refusing[i] as number
    if (arriving === 0 && completing === 0 && refusing === 0) continue
    cell.arrived[i] = (cell.arrived[i] as number) + arriving
    cell.retried[i] = (cell.retried[i] as number) + (cell.retrying[i] as number)
    cell.completed[i] = (cell.completed[i] as number) + completing
    cell.failed[i] = (cell.failed[i] as number) + completing * (cell.errorShare[i] as number)
    cell.late[i] = (cell.late[i] as number) + (cell.lateRate[i] as number)
    const shedding = cell.shedding[i] as number
    cell.refused[i] = (cell.refused[i] as number) + refusing
    cell.shed[i] = (cell.shed[i] as number) + shedding
  }
  for (let p = 0; p < model.portLink.length; p += 1) {
    const tries = port.attemptRate[p] as number
    const wanted = port.wanted[p] as number
    if (wanted === 0) continue
    port.lookups[p] = (port.lookups[p] as number) + wanted
    port.hits[p] = (port.hits[p] as number) + (port.hitRate[p] as number)
    port.calls[p] = (port.calls[p] as number) + (port.connected[p] as number)
    port.tries[p] = (port.tries[p] as number) + tries
    port.answered[p] = (port.answered[p] as number) + tries * (port.goodShare[p] as number)
    port.timedOut[p] = (port.timedOut[p] as number) + tries * (port.timeoutShare[p] as number)
    port.refused[p] = (port.refused[p] as number) + tries * (port.refusedShare[p] as number)
  }
  for (let e = 0; e < model.edgeCell.length; e += 1) {
    const rate = edge.timeoutRate[e] as number
    if (rate > 0) edge.timedOut[e] = (edge.timedOut[e] as number) + rate
  }
}
