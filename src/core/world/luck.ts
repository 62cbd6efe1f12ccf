import { cos, drawAt, exp, log, noiseAt, type StreamKey } from '../determinism/index.ts'
import type { WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/*
 * Chance in small numbers. Where it can decide something (a small cell near its limit) every second is calculated in
 * full with its own draws: of customers at the doors, of service times in the cells. Everywhere else the rates stay those
 * of the mean, seconds may be repeated, and only what is counted gets the draws of each second.
 */

/** Mean number a second up to which chance acts in full, and from which on it does not: between them it fades. */
export const FULL_LUCK_BELOW = 200
export const NO_LUCK_ABOVE = 1000
/** Below this mean the Poisson distribution is drawn itself; above, a normal one is as good. */
const FEW = 16
const MOST_DRAWN = 80
const TURN = 6.283185307179586
/** Makes a second stream of one. */
const SECOND_DRAW = 0x5bd1e995

/** A cell whose spare rate (or lack of one) is within so many standard deviations of a second's chance may tip by it. */
const DEVIATIONS = 5
/** Chance goes on for so long after it last could decide something: backlogs and retries outlast the draw. */
const LASTS_SECONDS = 60
/** Times shorter than this make chance no greater: fitted to a request-level simulation (see the test). */
const SHORTEST_S = 0.35
/** One second's work is never more than so many times slower than the mean. */
const SLOWEST = 20

/** Part of the chance that acts at this mean number a second. */
function luckAt(mean: number): number {
  if (mean <= FULL_LUCK_BELOW) return 1
  return mean >= NO_LUCK_ABOVE ? 0 : (NO_LUCK_ABOVE - mean) / (NO_LUCK_ABOVE - FULL_LUCK_BELOW)
}

/** How far this second's number is from its mean, relatively: Poisson, at least -1. */
export function chanceAt(key: StreamKey, second: number, mean: number): number {
  if (mean >= NO_LUCK_ABOVE || mean <= 1e-9) return 0
  if (mean >= FEW) return (luckAt(mean) * noiseAt(key, second)) / Math.sqrt(mean)
  const draw = drawAt(key, second)
  let count = 0
  let weight = exp(-mean)
  for (let sum = weight; draw >= sum && count < MOST_DRAWN; sum += weight) {
    count += 1
    weight *= mean / count
  }
  return (count - mean) / mean
}

/**
 * The same with the tails that chance has, for where they decide: normal (Box and Muller), skewed as a Poisson
 * distribution is (the first term of Cornish and Fisher).
 */
export function rareChanceAt(key: StreamKey, second: number, mean: number): number {
  if (mean >= NO_LUCK_ABOVE || mean < FEW) return chanceAt(key, second, mean)
  const z = Math.sqrt(-2 * log(1 - drawAt(key, second))) * cos(TURN * drawAt(key ^ SECOND_DRAW, second))
  return Math.max(-1, luckAt(mean) * (z / Math.sqrt(mean) + (z * z - 1) / (6 * mean)))
}

/** True while this second is drawn as a whole and not only counted. */
export function chanceDecides(state: WorldState): boolean {
  return state.second < (state.total.chanceUntil[0] as number)
}

/**
 * While rates are those of the mean: how many seconds' worth of customers this one has, by market, and over all markets
 * (returned), by which the flows inside are counted.
 */
export function countCustomers(model: WorldModel, state: WorldState): number {
  if (model.luck === null) return 1
  const { counted, uncounted, starting } = state.market
  const { markets } = model.luck
  if (chanceDecides(state)) {
    counted.fill(1)
    return 1
  }
  let mean = 0
  let came = 0
  for (let m = 0; m < markets.length; m += 1) {
    const visits = starting[m] as number
    if (visits >= NO_LUCK_ABOVE) {
      counted[m] = 1
      mean += visits
      came += visits
      continue
    }
    const share = 1 + chanceAt(markets[m] as number, state.second, visits)
    counted[m] = share + (uncounted[m] as number)
    uncounted[m] = 0
    mean += visits
    came += visits * share
  }
  return mean > 0 ? came / mean : 1
}

/** Share of the mean number of customers who come in this second, where chance decides. */
export function customersDrawn(model: WorldModel, state: WorldState, m: number, visits: number): number {
  if (model.luck === null || !chanceDecides(state)) return 1
  return 1 + chanceAt(model.luck.markets[m] as number, state.second, visits)
}

/**
 * Standard deviation of a second's ends against that of as many independent ones. Of threads that are never short of work
 * it follows their hold times, as far as these (what is left of them) are over within the second; where threads are free,
 * ends vary no more than what comes.
 */
function endsVary(square: number, holdS: number, shortOfThreads: number): number {
  if (square <= 1) return Math.sqrt(square)
  const leftS = 0.5 * (1 + square) * holdS
  // What is over hardly at all is lost in rounding, and may not be less than nothing.
  const over = Math.max(0, 1 - leftS * (1 - exp(-1 / leftS)))
  return Math.sqrt(1 + shortOfThreads * over * (square - 1))
}

/** Hold time of the requests that happen to be at work in this second, where chance decides. */
export function holdDrawn(model: WorldModel, state: WorldState, i: number): number {
  const { cell } = state
  const hold = cell.holdS[i] as number
  if (model.luck === null || !chanceDecides(state)) return hold
  const content = (cell.inside[i] as number) + (cell.arriving[i] as number)
  const done = Math.min(content, (cell.threads[i] as number) / hold)
  const spread = endsVary((cell.holdVariance[i] as number) / (hold * hold), hold, cell.waitShare[i] as number)
  const pace =
    1 +
    (spread / Math.sqrt(patienceOf(model, state, i))) *
      rareChanceAt(model.luck.cells[i] as number, state.second, done)
  return hold / Math.max(1 / SLOWEST, pace)
}

/**
 * Looks, in a full second after the healthy start, for a small cell that chance can push over its limit or back: one that
 * is near it, and whose callers would fill it with their retries alone.
 */
export function judgeChance(model: WorldModel, state: WorldState): void {
  if (model.luck === null || state.second < (state.total.luckFrom[0] as number)) return
  const { arriving, completing, retrying, threads, holdS } = state.cell
  const count = model.cells.length
  for (let i = 0; i < count; i += 1) {
    const rate = arriving[i] as number
    const done = completing[i] as number
    if (rate <= 0 || done >= NO_LUCK_ABOVE) continue
    const most = (threads[i] as number) / (holdS[i] as number)
    const luck = luckAt(done)
    const gap = most - rate
    if (gap * gap > 2 * DEVIATIONS * DEVIATIONS * luck * luck * done) continue
    const attempts = attemptsAt(model, state, i)
    if (attempts <= 1 || (rate - (retrying[i] as number)) * attempts < most) continue
    state.total.chanceUntil[0] = state.second + LASTS_SECONDS
    break
  }
  if (chanceDecides(state)) state.total.repeatsLeft[0] = 0
}

/**
 * How long callers wait who try again, at most a second: chance in so short a time decides, and the work done in it varies
 * the more (as one over its root).
 */
function patienceOf(model: WorldModel, state: WorldState, i: number): number {
  const service = model.cellService[i] as number
  let patience = 1
  if (model.topology.services[service]?.id === model.topology.entry.service)
    for (const { attempts, timeoutMs } of model.topology.markets)
      if (attempts > 1) patience = Math.min(patience, timeoutMs / 1000)
  for (const { to, index } of model.links)
    if (to === service && (state.link.attempts[index] as number) > 1)
      patience = Math.min(patience, state.link.timeoutS[index] as number)
  return Math.max(SHORTEST_S, patience)
}

/** Most attempts that any caller of this cell makes when all of them fail. */
function attemptsAt(model: WorldModel, state: WorldState, i: number): number {
  const service = model.cellService[i] as number
  let most = 1
  if (model.services[service]?.id === model.topology.entry.service)
    for (const { attempts } of model.topology.markets) most = Math.max(most, attempts)
  for (const { to, index } of model.links) {
    if (to !== service) continue
    const again = state.link.budget[index] as number
    let attempts = 0
    let share = 1
    for (let n = 0; n < (state.link.attempts[index] as number); n += 1, share *= again) attempts += share
    most = Math.max(most, attempts)
  }
  return most
}
