import { bookAccess } from './access/book-access.ts'
import { bookTaken } from './managed/run-queues.ts'
import { contentsLast, driftContents } from './steady-state.ts'
import { warmSince } from './warm-and-break.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Puts the seconds that repeated the last full one into the sums, contents and memories: all at once, before these are needed. */
export function bookRepeated(model: WorldModel, state: WorldState): void {
  warmSince(model, state)
  const seconds = state.total.unbooked[0] as number
  if (seconds === 0) return
  // In them chance brought as much as so many seconds of the mean.
  const counted = state.total.unbookedFlow[0] as number
  state.total.unbooked[0] = 0
  state.total.unbookedFlow[0] = 0
  const flow = contentsLast(model, state, counted)
  if (flow !== counted && counted !== seconds) countLater(state, counted - flow)
  driftContents(model, state, flow)
  bookSeconds(model, state, flow)
}

/**
 * Books a full second as so many seconds: chance brought more or fewer than the mean. Contents, which have moved by one
 * second, follow; no cell gives more than it has, and what that leaves over is counted later.
 */
export function bookFull(model: WorldModel, state: WorldState, counted: number): void {
  const { uncountedFlow } = state.total
  const wanted = counted === 1 ? 1 : counted + (uncountedFlow[0] as number)
  if (wanted === 1) {
    bookSeconds(model, state, 1)
    return
  }
  const seconds = wanted > 1 ? 1 + contentsLast(model, state, wanted - 1) : wanted
  uncountedFlow[0] = wanted - seconds
  bookSeconds(model, state, seconds)
  driftContents(model, state, seconds - 1)
}

function countLater({ total }: WorldState, flow: number): void {
  total.uncountedFlow[0] = (total.uncountedFlow[0] as number) + flow
}

/** Adds so many seconds of the current rates to the sums. */
export function bookSeconds(model: WorldModel, state: WorldState, seconds: number): void {
  bookCells(state, model.cells.length, seconds)
  bookPorts(state, model.portLink.length, seconds)
  bookAccess(model, state, seconds)
  bookNetworks(state, seconds)
  bookTaken(model, state, seconds)
  const { timeoutRate, timedOut } = state.edge
  const count = model.edgeCell.length
  for (let e = 0; e < count; e += 1) {
    const rate = timeoutRate[e] as number
    if (rate > 0) timedOut[e] = (timedOut[e] as number) + seconds * rate
  }
}

function bookNetworks({ network }: WorldState, seconds: number): void {
  const { asked, lost, flow, loss } = network
  for (let n = 0; n < flow.length; n += 1) {
    const calls = seconds * (flow[n] as number)
    asked[n] = (asked[n] as number) + calls
    lost[n] = (lost[n] as number) + calls * (loss[n] as number)
  }
}

function bookCells({ cell }: WorldState, count: number, seconds: number): void {
  const { arriving, completing, refusing, shedding, retrying, errorShare, lateRate } = cell
  const { arrived, completed, refused, shed, retried, failed, late } = cell
  for (let i = 0; i < count; i += 1) {
    const inRate = arriving[i] as number
    const outRate = completing[i] as number
    const refusedRate = refusing[i] as number
    if (inRate === 0 && outRate === 0 && refusedRate === 0) continue
    const out = seconds * outRate
    arrived[i] = (arrived[i] as number) + seconds * inRate
    retried[i] = (retried[i] as number) + seconds * (retrying[i] as number)
    completed[i] = (completed[i] as number) + out
    failed[i] = (failed[i] as number) + out * (errorShare[i] as number)
    late[i] = (late[i] as number) + seconds * (lateRate[i] as number)
    refused[i] = (refused[i] as number) + seconds * refusedRate
    shed[i] = (shed[i] as number) + seconds * (shedding[i] as number)
  }
}

function bookPorts({ port, access }: WorldState, count: number, seconds: number): void {
  const { wanted, attemptRate, hitRate, connected, goodShare, timeoutShare, refusedShare } = port
  const { lookups, hits, calls, tries, answered, timedOut, refused } = port
  for (let p = 0; p < count; p += 1) {
    const asked = wanted[p] as number
    if (asked === 0 && connected[p] === 0) continue
    const tried = seconds * (attemptRate[p] as number)
    const bad = timeoutShare[p] as number
    const turnedAway = refusedShare[p] as number
    lookups[p] = (lookups[p] as number) + seconds * asked
    hits[p] = (hits[p] as number) + seconds * (hitRate[p] as number)
    calls[p] = (calls[p] as number) + seconds * (connected[p] as number)
    tries[p] = (tries[p] as number) + tried
    answered[p] = (answered[p] as number) + tried * (goodShare[p] as number)
    if (bad !== 0) timedOut[p] = (timedOut[p] as number) + tried * bad
    if (turnedAway !== 0) refused[p] = (refused[p] as number) + tried * turnedAway
    const vain = access.port.vainRate[p] as number
    if (vain !== 0) {
      tries[p] = (tries[p] as number) + seconds * vain
      bookTurnedAway(port, access.port, p, seconds)
    }
  }
}

/** Calls that were not let in, by reason, and attempts that were throttled. */
function bookTurnedAway(
  port: WorldState['port'],
  rates: WorldState['access']['port'],
  p: number,
  seconds: number,
): void {
  port.unconnected[p] = (port.unconnected[p] as number) + seconds * (rates.unconnectedRate[p] as number)
  port.denied[p] = (port.denied[p] as number) + seconds * (rates.deniedRate[p] as number)
  port.throttles[p] = (port.throttles[p] as number) + seconds * (rates.throttledRate[p] as number)
}
