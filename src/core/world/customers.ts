import { exp, noiseAt } from '../determinism/index.ts'
import { bookHanging, outcome, TIMED_OUT, tryCall } from './call-outcome.ts'
import { demandAt } from './demand.ts'
import {
  ENDED,
  endHerd,
  gatherHerd,
  herdEnds,
  IN_GOAL,
  IN_TIME,
  mixHerd,
  PAUSE_SECONDS,
  returnFromPause,
} from './herds.ts'
import { customersDrawn } from './luck.ts'
import type { Longest } from './mixture-quantile.ts'
import { anyMoved } from './respond.ts'
import { passStalled } from './stalled-fetches.ts'
import { ATTEMPT_SLOTS } from './state-views.ts'
import { FULL_EVERY_SECONDS } from './steady-state.ts'
import { FAILED, FAST, PARTS, SLOW, STEP } from './time-parts.ts'
import type { Market } from './topology.ts'
import { addDoor, atDoors, byRepeats, describeVisit, power, visitAbove } from './visit-time.ts'
import type { Door, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Traffic wobbles by this relative amount around its curve, drawn anew every few seconds. */
const TRAFFIC_NOISE = 0.01
const NOISE_SECONDS = 20
/** Demand moves in steps this long, so that a second that repeats the one before has the demand it should have. */
const DEMAND_SECONDS = FULL_EVERY_SECONDS
/** What a customer who gives up for good counts in customer-minutes, beyond the time spent trying. */
const LOST_CUSTOMER_MINUTES = 30

/** Customers who come, come again or come back, as requests at the doors and then at the entry cells. */
export function customersArrive(model: WorldModel, state: WorldState): void {
  const { market, region, retry, door } = state
  door.rate.fill(0)
  const regions = model.regions.length
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    const from = model.topology.markets[m] as Market
    if (state.second % DEMAND_SECONDS === 0) market.curve[m] = curveNow(model, state, m, from)
    let demand = (market.curve[m] as number) * (market.demandFactor[m] as number)
    let again = (market.waiting[m] as number) / Math.max(1, from.tryAgainSeconds)
    const stage = 3 / Math.max(3, from.returnSeconds)
    const away1 = (market.away1[m] as number) * stage
    const away2 = (market.away2[m] as number) * stage
    let back = (market.away3[m] as number) * stage
    const drawn = customersDrawn(model, state, m, demand + again + back)
    if (drawn !== 1) {
      demand *= drawn
      again = Math.min(market.waiting[m] as number, again * drawn)
      back = Math.min(market.away3[m] as number, back * drawn)
    }
    market.demand[m] = demand
    market.again[m] = again
    market.leaving1[m] = away1
    market.leaving2[m] = away2
    market.back[m] = back
    const coming = demand + again + back
    const visits = passStalled(state, m, coming)
    const joining = gatherHerd(state, m, from, visits - coming)
    const next = returnFromPause(state, m)
    market.starting[m] = visits
    const delay = Math.max(1, from.backoffMs / 1000 + (market.badMean[m] as number))
    let due = 0
    for (let a = m * ATTEMPT_SLOTS + 1; a < m * ATTEMPT_SLOTS + from.attempts; a += 1) {
      const released = (retry.requests[a] as number) / delay
      retry.due[a] = released
      due += released
    }
    market.retrying[m] = due
    for (let r = 0; r < regions; r += 1) {
      const share = region.share[r] as number
      const d = model.marketDoor[m * regions + r] as number
      const first =
        ((visits - joining) * (market.requestsMade[m] as number) + joining) * (region.admission[r] as number)
      door.rate[d] = (door.rate[d] as number) + share * (first + next + due)
    }
  }
  enter(model, state)
}

/** Where demand is on its curve, with its wobble: the same whatever anybody does. */
function curveNow(model: WorldModel, state: WorldState, m: number, from: Market): number {
  const key = model.trafficKeys[m] as number
  const knot = Math.floor(state.second / NOISE_SECONDS)
  const part = state.second / NOISE_SECONDS - knot
  const noise = noiseAt(key, knot) * (1 - part) + noiseAt(key, knot + 1) * part
  const curve = demandAt(from, model.topology.startsAtUtcSecond + state.second)
  return curve * (1 + (from.trafficNoise ?? TRAFFIC_NOISE) * noise)
}

function enter(model: WorldModel, state: WorldState): void {
  const { cell, edge, door, zone } = state
  for (let d = 0; d < model.doors.length; d += 1) {
    const { firstEdge, endEdge } = model.doors[d] as Door
    const rate = door.rate[d] as number
    if (rate <= 0) continue
    for (let e = firstEdge; e < endEdge; e += 1) {
      const target = model.edgeCell[e] as number
      const loss = zone.loss[model.cellZone[target] as number] as number
      cell.arriving[target] =
        (cell.arriving[target] as number) + rate * (edge.share[e] as number) * (1 - loss)
    }
  }
}

/** What one request meets at every door, from the entry cells' state at the end of this step. */
export function answerAtDoors(model: WorldModel, state: WorldState): void {
  const { door } = state
  for (let d = 0; d < model.doors.length; d += 1) {
    const { firstEdge, endEdge, timeoutS } = model.doors[d] as Door
    const rate = door.rate[d] as number
    if (rate <= 0 && state.second % 10 !== 0) continue
    if (firstEdge === endEdge) {
      door.bad[d] = 1
      door.fast[d] = 0
      door.slow[d] = 0
      continue
    }
    const evaluatedAt = door.evaluatedAt[d] as number
    if (
      evaluatedAt >= (state.total.allChangedAt[0] as number) &&
      !anyMoved(model, state, firstEdge, endEdge, evaluatedAt)
    ) {
      if (door.timeoutShare[d] !== 0) bookHanging(model, state, firstEdge, endEdge, rate)
      continue
    }
    door.evaluatedAt[d] = state.second
    tryCall(model, state, firstEdge, endEdge, -1, timeoutS, -1)
    bookHanging(model, state, firstEdge, endEdge, rate)
    door.timeoutShare[d] = outcome[TIMED_OUT] as number
    door.fast[d] = outcome[FAST] as number
    door.fastMean[d] = outcome[FAST + 1] as number
    door.fastVariance[d] = outcome[FAST + 2] as number
    door.slow[d] = outcome[SLOW] as number
    door.slowMean[d] = outcome[SLOW + 1] as number
    door.slowVariance[d] = outcome[SLOW + 2] as number
    door.fastThird[d] = outcome[FAST + 3] as number
    door.slowThird[d] = outcome[SLOW + 3] as number
    let bad = 0
    let sum = 0
    let square = 0
    for (let at = FAILED; at < PARTS; at += STEP) {
      const mean = outcome[at + 1] as number
      bad += outcome[at] as number
      sum += (outcome[at] as number) * mean
      square += (outcome[at] as number) * ((outcome[at + 2] as number) + mean * mean)
    }
    const mean = bad > 0 ? sum / bad : 0
    door.bad[d] = bad
    door.badMean[d] = mean
    door.badVariance[d] = bad > 0 ? Math.max(0, square / bad - mean * mean) : 0
  }
}

/** Visits end: served, or the customer tries again, goes away for a while, or is lost. As rates of this second. */
export function customersLeave(model: WorldModel, state: WorldState): void {
  const { market, region, retry, herd } = state
  const regions = model.regions.length
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    const from = model.topology.markets[m] as Market
    const visits = market.starting[m] as number
    let admittedShare = 0
    let firstBad = 0
    let retryBad = 0
    atDoors.fill(0)
    for (let r = 0; r < regions; r += 1) {
      const share = region.share[r] as number
      if (share <= 0) continue
      const d = model.marketDoor[m * regions + r] as number
      const admitted = share * (region.admission[r] as number)
      const bad = state.door.bad[d] as number
      admittedShare += admitted
      firstBad += admitted * bad
      retryBad += share * bad
      addDoor(state, d, admitted)
    }
    firstBad = admittedShare > 0 ? firstBad / admittedShare : 0
    const badMean = (atDoors[8] as number) > 0 ? (atDoors[9] as number) / (atDoors[8] as number) : 0
    market.badMean[m] = badMean

    const joining = herd.starting[m] as number
    const next = herd.next[m] as number
    const first = ((visits - joining) * (market.requestsMade[m] as number) + joining) * admittedShare
    let good = first * (1 - firstBad) + next * (1 - retryBad)
    byRepeats[0] = good
    let failing = first * firstBad + next * retryBad
    const base = m * ATTEMPT_SLOTS
    for (let a = 1; a < from.attempts; a += 1) {
      const due = retry.due[base + a] as number
      retry.joining[base + a] = failing
      byRepeats[a] = due * (1 - retryBad)
      good += byRepeats[a] as number
      failing = due * retryBad
    }
    const ended = good + failing
    const failShare = ended > 0 ? Math.min(1, Math.max(0, failing / ended)) : 0
    // Requests before this second were answered by then: between two of them customers pause.
    const failBefore = followFailures(state, m, failShare)
    const earlier = power(1 - failBefore, from.requestsPerVisit - 1)
    const kept = earlier * (1 - failShare)
    // The first failure ends a visit: a geometric row of requests.
    const made = failBefore > 1e-9 ? (1 - earlier * (1 - failBefore)) / failBefore : from.requestsPerVisit
    market.requestsMade[m] = made
    let pending = 0
    for (let a = base + 1; a < base + from.attempts; a += 1) {
      pending += (retry.requests[a] as number) + (retry.joining[a] as number) - (retry.due[a] as number)
    }
    const turnedAway = visits * (1 - admittedShare)
    const herding = (herd.about[m] as number) + joining * admittedShare
    const underWay = (market.visiting[m] as number) + visits - turnedAway - herding
    const visitsEnded = ended > 0 ? (underWay * ended) / (ended + made * pending) : 0
    describeVisit(state, m, from, good)
    const longest = model.longestVisits[m] as Longest
    const inTime = kept * (1 - visitAbove(state, m, from.patienceMs / 1000, longest))
    const goalS = model.topology.slo.latencyMs / 1000
    const inGoal = kept * (1 - visitAbove(state, m, goalS, longest))
    let outcomes = visitsEnded + turnedAway
    let served = visitsEnded * inTime
    let bad = visitsEnded * (1 - inGoal) + turnedAway
    if (herding > 0) {
      endHerd(state, m, from, joining * admittedShare, ended / (ended + pending), failShare, good, goalS)
      mixHerd(state, m, visitsEnded * kept)
      outcomes += herdEnds[ENDED] as number
      served += herdEnds[IN_TIME] as number
      bad += (herdEnds[ENDED] as number) - (herdEnds[IN_GOAL] as number)
    }
    market.ending[m] = outcomes
    market.serving[m] = served
    market.badRate[m] = bad
    market.successShare[m] = outcomes > 0 ? Math.min(1, served / outcomes) : 1
  }
}

/** Share of requests that failed when those who make their next one now made their last: a pause and an answer ago. */
function followFailures({ market }: WorldState, m: number, failShare: number): number {
  const answered = (atDoors[0] as number) + (atDoors[4] as number)
  const answerS = answered > 0 ? ((atDoors[1] as number) + (atDoors[5] as number)) / answered : 0
  const part = 1 - exp(-Math.max(1, market.counted[m] as number) / (PAUSE_SECONDS + answerS))
  const before = market.failBefore[m] as number
  const now = before + part * (failShare - before)
  market.failBefore[m] = Math.abs(now - failShare) < 1e-9 ? failShare : now
  return market.failBefore[m] as number
}

/** Adds this second's customers to where they are now and to the sums: nobody is lost on the way. */
export function bookCustomers(model: WorldModel, state: WorldState): void {
  const { market, retry, total, herd } = state
  let impact = 0
  for (let m = 0; m < model.topology.markets.length; m += 1) {
    const from = model.topology.markets[m] as Market
    const ending = market.ending[m] as number
    const serving = market.serving[m] as number
    const unserved = Math.max(0, ending - serving)
    const returning = Math.min(from.returnShare, 1 - from.tryAgainShare)
    const losing = unserved * Math.max(0, 1 - from.tryAgainShare - returning)
    const toWait = unserved * from.tryAgainShare - (market.again[m] as number)
    const toAway1 = unserved * returning - (market.leaving1[m] as number)
    const toAway2 = (market.leaving1[m] as number) - (market.leaving2[m] as number)
    const toAway3 = (market.leaving2[m] as number) - (market.back[m] as number)
    const toHold = market.holding[m] as number
    const toVisit = (market.starting[m] as number) - ending
    const counted = market.counted[m] as number
    // A herd is followed visit by visit.
    let seconds = herd.about[m] === 0 && herd.starting[m] === 0 ? counted : 1
    if (counted > 1) {
      seconds = lasting(seconds, market.waiting[m] as number, toWait)
      seconds = lasting(seconds, market.away1[m] as number, toAway1)
      seconds = lasting(seconds, market.away2[m] as number, toAway2)
      seconds = lasting(seconds, market.away3[m] as number, toAway3)
      seconds = lasting(seconds, market.visiting[m] as number, toVisit)
      seconds = lasting(seconds, market.held[m] as number, toHold)
      for (let a = m * ATTEMPT_SLOTS + 1; a < m * ATTEMPT_SLOTS + from.attempts; a += 1)
        seconds = lasting(
          seconds,
          retry.requests[a] as number,
          (retry.joining[a] as number) - (retry.due[a] as number),
        )
    }
    market.uncounted[m] = (market.uncounted[m] as number) + counted - seconds
    const waiting = (market.waiting[m] as number) + seconds * toWait
    const away1 = (market.away1[m] as number) + seconds * toAway1
    const away2 = (market.away2[m] as number) + seconds * toAway2
    const away3 = (market.away3[m] as number) + seconds * toAway3
    const visiting = (market.visiting[m] as number) + seconds * toVisit
    const held = (market.held[m] as number) + seconds * toHold
    const lost = seconds * losing
    market.waiting[m] = waiting
    market.away1[m] = away1
    market.away2[m] = away2
    market.away3[m] = away3
    market.visiting[m] = visiting
    market.held[m] = held
    market.wished[m] = (market.wished[m] as number) + seconds * (market.demand[m] as number)
    market.served[m] = (market.served[m] as number) + seconds * serving
    market.lost[m] = (market.lost[m] as number) + lost
    market.requests[m] = (market.requests[m] as number) + seconds * ending
    market.failedRequests[m] = (market.failedRequests[m] as number) + seconds * unserved
    for (let a = m * ATTEMPT_SLOTS + 1; a < m * ATTEMPT_SLOTS + from.attempts; a += 1) {
      const more = (retry.joining[a] as number) - (retry.due[a] as number)
      retry.requests[a] = (retry.requests[a] as number) + seconds * more
    }
    total.visits[0] = (total.visits[0] as number) + seconds * ending
    total.badVisits[0] = (total.badVisits[0] as number) + seconds * (market.badRate[m] as number)
    total.lostRevenueUsd[0] = (total.lostRevenueUsd[0] as number) + lost * from.revenuePerVisitUsd
    impact += (waiting + away1 + away2 + away3 + visiting + held) / 60 + lost * LOST_CUSTOMER_MINUTES
  }
  total.impactMinutes[0] = (total.impactMinutes[0] as number) + impact
}

/** So many seconds of a flow, or those that a pool of this size lasts; never less than the one it is a rate of. */
function lasting(seconds: number, pool: number, flow: number): number {
  return flow < 0 && pool + seconds * flow < 0 ? Math.max(1, pool / -flow) : seconds
}
