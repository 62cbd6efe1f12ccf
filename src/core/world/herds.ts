import { gammaThird, shareAbove } from './gamma-table.ts'
import { HERD_STAGES } from './herd-views.ts'
import type { Market } from './topology.ts'
import { atDoors, byRepeats } from './visit-time.ts'
import type { WorldState } from './world-state.ts'

/*
 * Visits that begin all at once make their requests one after the other, in the seconds in which these really come: the
 * first ones find everything full, the next ones what has been worked off by then. Other visits begin evenly, so that it
 * makes no difference to them. A herd is followed by how many of its requests are served, request by request, with the
 * time that they took; `open` are those who wait for an answer, `between` those who pause.
 */

/** Mean pause of a customer between two requests of a visit. */
export const PAUSE_SECONDS = 1
/** Of so few visits the next requests come at once: then the herd is gone. */
const FEW_VISITS = 0.01

/** Left by `endHerd`: of a herd's visits those that end in this second and those served in time and in the goal. */
export const herdEnds = new Float64Array(3)
export const ENDED = 0
export const IN_TIME = 1
export const IN_GOAL = 2

/** Time of one request that was answered: mean and variance, its repetitions and their pauses included. */
const answer = new Float64Array(2)
/** Of the visits that are served: how many, and the first two moments of their time. */
const served = new Float64Array(3)

/** So many visits let go begin as a herd; a visit of one request needs no following. */
export function gatherHerd({ herd }: WorldState, m: number, from: Market, visits: number): number {
  const joining = from.requestsPerVisit > 1 && visits > 0 ? visits : 0
  herd.starting[m] = joining
  return joining
}

/** Requests that visits of the herd make in this second after the pause since their last one. */
export function returnFromPause({ herd }: WorldState, m: number): number {
  herd.next[m] = 0
  if (herd.about[m] === 0) return 0
  const few = (herd.about[m] as number) < FEW_VISITS
  const pace = few ? 1 : 1 / (PAUSE_SECONDS + (herd.answerS[m] as number))
  let requests = 0
  for (let at = m * HERD_STAGES; at < (m + 1) * HERD_STAGES; at += 1) {
    const visits = pace * (herd.between[at] as number)
    if (visits <= 0) continue
    const shown = visits / (herd.between[at] as number)
    requests += visits
    herd.open[at] = (herd.open[at] as number) + visits
    herd.between[at] = (herd.between[at] as number) - visits
    carry(herd.openS, herd.betweenS, at, shown)
    carry(herd.openSquare, herd.betweenSquare, at, shown)
  }
  herd.next[m] = requests
  return requests
}

function carry(to: Float64Array, from: Float64Array, at: number, share: number): void {
  const moved = share * (from[at] as number)
  to[at] = (to[at] as number) + moved
  from[at] = (from[at] as number) - moved
}

/**
 * The herd's requests that have come to their end, as all others have: `endShare` of those under way, `failShare` of these
 * badly. `good` requests of all kinds were answered; `goalS` is the goal of the service level.
 */
export function endHerd(
  state: WorldState,
  m: number,
  from: Market,
  joining: number,
  endShare: number,
  failShare: number,
  good: number,
  goalS: number,
): void {
  const { open, openS, openSquare, between, betweenS, betweenSquare, about, answerS } = state.herd
  const first = m * HERD_STAGES
  open[first] = (open[first] as number) + joining
  answerTime(from, good)
  const mean = answer[0] as number
  const variance = answer[1] as number
  answerS[m] = mean
  served.fill(0)
  let failed = 0
  let left = 0
  for (let stage = HERD_STAGES - 1; stage >= 0; stage -= 1) {
    const at = first + stage
    const visits = open[at] as number
    if (visits > 0) {
      const well = visits * endShare * (1 - failShare)
      failed += visits * endShare * failShare
      const sum = endShare * (1 - failShare) * (openS[at] as number)
      const square = endShare * (1 - failShare) * (openSquare[at] as number)
      const after = square + 2 * mean * sum + well * (variance + mean * mean)
      const goOn = goesOn(from.requestsPerVisit, stage)
      const to = Math.min(at + 1, first + HERD_STAGES - 1)
      between[to] = (between[to] as number) + goOn * well
      betweenS[to] = (betweenS[to] as number) + goOn * (sum + well * mean)
      betweenSquare[to] = (betweenSquare[to] as number) + goOn * after
      served[0] = (served[0] as number) + (1 - goOn) * well
      served[1] = (served[1] as number) + (1 - goOn) * (sum + well * mean)
      served[2] = (served[2] as number) + (1 - goOn) * after
      open[at] = visits * (1 - endShare)
      openS[at] = (openS[at] as number) * (1 - endShare)
      openSquare[at] = (openSquare[at] as number) * (1 - endShare)
    }
  }
  for (let at = first; at < first + HERD_STAGES; at += 1)
    left += (open[at] as number) + (between[at] as number)
  about[m] = left
  const all = served[0] as number
  herdEnds[ENDED] = failed + all
  herdEnds[IN_TIME] = all * (1 - servedAbove(from.patienceMs / 1000))
  herdEnds[IN_GOAL] = all * (1 - servedAbove(goalS))
}

/** Of the visits with so many requests served before the one that was answered now, those that make another. */
function goesOn(requests: number, stage: number): number {
  if (stage < HERD_STAGES - 1) return Math.max(0, Math.min(1, requests - stage - 1))
  return requests > HERD_STAGES ? 1 - 1 / (requests - HERD_STAGES + 1) : 0
}

function answerTime(from: Market, good: number): void {
  const answered = (atDoors[0] as number) + (atDoors[4] as number)
  const sum = (atDoors[1] as number) + (atDoors[5] as number)
  const square = (atDoors[2] as number) + (atDoors[6] as number)
  const mean = answered > 0 ? sum / answered : 0
  let variance = answered > 0 ? Math.max(0, square / answered - mean * mean) : 0
  const failed = atDoors[8] as number
  const delay = (failed > 0 ? (atDoors[9] as number) / failed : 0) + from.backoffMs / 1000
  let repeats = 0
  let squares = 0
  for (let a = 1; good > 0 && a < from.attempts; a += 1) {
    const share = (byRepeats[a] as number) / good
    repeats += a * share
    squares += a * a * share
  }
  variance += Math.max(0, squares - repeats * repeats) * delay * delay
  answer[0] = mean + repeats * delay
  answer[1] = variance
}

function servedAbove(limitS: number): number {
  const visits = served[0] as number
  if (visits <= 0) return 0
  const mean = (served[1] as number) / visits
  const variance = Math.max(0, (served[2] as number) / visits - mean * mean)
  return shareAbove(limitS, mean, variance, gammaThird(mean, variance))
}

/** The herd's served visits join the slow ones among `visits` others that are answered. */
export function mixHerd({ market }: WorldState, m: number, visits: number): void {
  const here = served[0] as number
  const share = here / Math.max(1e-12, here + visits)
  if (share < 1e-6) return
  const { fast, slow, once, twice, oftener, slowMean, slowVariance, slowThird } = market
  for (const kind of [fast, slow, once, twice, oftener]) kind[m] = (kind[m] as number) * (1 - share)
  const before = slow[m] as number
  const mean = before > 0 ? (slowMean[m] as number) : 0
  const sum = before + share
  const all = (before * mean + (share * (served[1] as number)) / here) / sum
  const square = before > 0 ? (slowVariance[m] as number) + mean * mean : 0
  const variance = Math.max(0, (before * square + (share * (served[2] as number)) / here) / sum - all * all)
  slow[m] = sum
  slowMean[m] = all
  slowVariance[m] = variance
  slowThird[m] = gammaThird(all, variance)
}
