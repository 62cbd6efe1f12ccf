import { exp, pow } from '../determinism/index.ts'
import { shareAbove, waitThird } from './gamma-table.ts'
import type { CompiledLink, CompiledService, Door, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** With the excess of arrivals times the deadline at this, those who are served begin just before their callers give up. */
const JUST_IN_TIME = 4
/** Share of the deadline within which those answered in time are answered at the latest. */
const MARGIN = 0.02

/** Of those answered in time, so many with the least gap to the deadline are told apart: a gamma would reach beyond it. */
export const LAST_PART = 0.25
/** Mean gap of these, in mean gaps, where gaps are exponential: 1 + ln(1 - part) (1 - part) / part. */
const LAST_GAP = 0.13695

/** Left by `hurry`: how far service begins just before the deadline, share of the served who end too late, when the others end, and the last of them. */
export const hurried = new Float64Array(4)

/** How long callers of this cell wait for it: their timeouts, or what is left of their own deadlines; 0 when nobody calls. */
export function deadlineOf(model: WorldModel, state: WorldState, i: number): number {
  const { cell, port, edge, door } = state
  const of = model.cellService[i] as number
  let rate = 0
  let sum = 0
  for (let p = 0; p < model.portLink.length; p += 1) {
    const link = model.links[model.portLink[p] as number] as CompiledLink
    if (link.to !== of || (port.attemptRate[p] as number) <= 0) continue
    const caller = model.portCell[p] as number
    let timeoutS = state.link.timeoutS[link.index] as number
    if (state.service.dropsExpired[model.cellService[caller] as number] === 1) {
      const spent = (cell.waitS[caller] as number) + (cell.ownS[caller] as number)
      const own = cell.deadlineS[caller] as number
      if (own > 0) timeoutS = Math.min(timeoutS, Math.max(0.1 * timeoutS, own - spent))
    }
    for (let e = model.portFirstEdge[p] as number; e < (model.portFirstEdge[p + 1] as number); e += 1) {
      if (model.edgeCell[e] !== i) continue
      const asked = (port.attemptRate[p] as number) * (edge.share[e] as number)
      rate += asked
      sum += asked * Math.max(0, timeoutS - (model.edgeMs[e] as number) * 0.001)
    }
  }
  for (let d = 0; d < model.doors.length; d += 1) {
    const { firstEdge, endEdge, timeoutS } = model.doors[d] as Door
    for (let e = firstEdge; e < endEdge; e += 1) {
      if (model.edgeCell[e] !== i) continue
      const asked = (door.rate[d] as number) * (edge.share[e] as number)
      rate += asked
      sum += asked * timeoutS
    }
  }
  return rate > 0 ? sum / rate : 0
}

/**
 * Who is served although more come than can be: the gap to his deadline is exponential, of rate r = excess of arrivals
 * over what is served. He ends in time with E[exp(-r S)], S gamma distributed with the mean and variance of the hold time.
 */
export function hurry(state: WorldState, i: number, excess: number, deadlineS: number): void {
  hurried[0] = 0
  hurried[1] = 0
  if (excess <= 0) return
  const { cell } = state
  const hold = cell.holdS[i] as number
  const variance = cell.holdVariance[i] as number
  const part = Math.min(1, (excess * deadlineS) / JUST_IN_TIME)
  const weight = part * part * (3 - 2 * part)
  const inTime =
    variance > 1e-6 * hold * hold
      ? pow(1 + (excess * variance) / hold, (-hold * hold) / variance)
      : exp(-excess * hold)
  hurried[0] = weight
  hurried[1] = weight * (1 - inTime)
  const gap = Math.min(deadlineS, 1 / excess)
  hurried[2] = deadlineS - Math.max(gap, MARGIN * deadlineS)
  hurried[3] = deadlineS - Math.max(LAST_GAP * gap, MARGIN * deadlineS)
}

/** Moves of the share that is over at the end of its own work which are none: by this much and 5 %. */
const EXPIRED_MOVES = 0.002

/**
 * Who is over when his own work has ended makes no calls: the share whose wait for threads and cores and own work together
 * take longer than callers wait. True when it has moved. (Who begins just before his deadline is `hurry`'s.)
 */
export function expireAtWork(
  state: WorldState,
  i: number,
  { ownVariation }: CompiledService,
  drops: boolean,
): boolean {
  const { cell } = state
  const known = cell.expiredAtWork[i] as number
  const deadline = cell.deadlineS[i] as number
  const waitS = cell.waitS[i] as number
  let share = 0
  if (drops && deadline > 0 && waitS > 0 && cell.hurriedShare[i] === 0) {
    const ownS = cell.ownS[i] as number
    const ownV = ownVariation * ownS * (ownVariation * ownS)
    const waitV = (cell.waitVariance[i] as number) + (cell.coreWaitVariance[i] as number)
    const third = waitThird(waitS, waitV) + (ownS > 0 ? (2 * ownV * ownV) / ownS : 0)
    share = shareAbove(deadline, waitS + ownS, waitV + ownV, third)
  }
  if (Math.abs(share - known) <= EXPIRED_MOVES + 0.05 * Math.min(share, known)) return false
  cell.expiredAtWork[i] = share
  return true
}

/** Books a second under deadlines: over and above what is refused, who is dropped or ends too late hangs for his caller. */
export function bookDeadline(
  state: WorldState,
  i: number,
  service: CompiledService,
  over: number,
  capacity: number,
  room: number,
): void {
  const { cell } = state
  const deadline = cell.deadlineS[i] as number
  const arriving = cell.arriving[i] as number
  hurry(state, i, arriving - capacity, deadline)
  cell.hurriedShare[i] = hurried[0] as number
  cell.overdueShare[i] = hurried[1] as number
  cell.hurriedS[i] = hurried[2] as number
  cell.hurriedLastS[i] = hurried[3] as number
  // The expired keep their places until a thread reaches them.
  const refused =
    service.queue > 0 ? Math.min(over, Math.max(0, arriving - room / Math.max(1e-6, deadline))) : over
  const entering = arriving - refused
  cell.expiring[i] = over - refused
  cell.refusedShare[i] = arriving > 0 ? Math.min(1, refused / arriving) : 0
  const hanging = over - refused + (cell.completing[i] as number) * (hurried[1] as number)
  cell.starvedShare[i] = entering > 0 ? Math.min(1, hanging / entering) : 0
}
