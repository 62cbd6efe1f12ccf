import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Adds one second of the current rates to the sums, and what came but did not leave to what is inside. */
export function bookSecond(model: WorldModel, state: WorldState): void {
  bookCells(state, model.cells.length)
  bookPorts(state, model.portLink.length)
  const { timeoutRate, timedOut } = state.edge
  for (let e = 0; e < timeoutRate.length; e += 1) {
    const rate = timeoutRate[e] as number
    if (rate > 0) timedOut[e] = (timedOut[e] as number) + rate
  }
}

function bookCells({ cell }: WorldState, count: number): void {
  const { arriving, completing, refusing, shedding, retrying, errorShare, lateRate } = cell
  const { arrived, completed, refused, shed, retried, failed, late } = cell
  for (let i = 0; i < count; i += 1) {
    const inRate = arriving[i] as number
    const outRate = completing[i] as number
    const refusedRate = refusing[i] as number
    if (inRate === 0 && outRate === 0 && refusedRate === 0) continue
    arrived[i] = (arrived[i] as number) + inRate
    retried[i] = (retried[i] as number) + (retrying[i] as number)
    completed[i] = (completed[i] as number) + outRate
    failed[i] = (failed[i] as number) + outRate * (errorShare[i] as number)
    late[i] = (late[i] as number) + (lateRate[i] as number)
    refused[i] = (refused[i] as number) + refusedRate
    shed[i] = (shed[i] as number) + (shedding[i] as number)
  }
}

function bookPorts({ port }: WorldState, count: number): void {
  const { wanted, attemptRate, hitRate, connected, goodShare, timeoutShare, refusedShare } = port
  const { lookups, hits, calls, tries, answered, timedOut, refused } = port
  for (let p = 0; p < count; p += 1) {
    const asked = wanted[p] as number
    if (asked === 0) continue
    const tried = attemptRate[p] as number
    lookups[p] = (lookups[p] as number) + asked
    hits[p] = (hits[p] as number) + (hitRate[p] as number)
    calls[p] = (calls[p] as number) + (connected[p] as number)
    tries[p] = (tries[p] as number) + tried
    answered[p] = (answered[p] as number) + tried * (goodShare[p] as number)
    timedOut[p] = (timedOut[p] as number) + tried * (timeoutShare[p] as number)
    refused[p] = (refused[p] as number) + tried * (refusedShare[p] as number)
  }
}
