import { exp, log } from '../determinism/index.ts'
import { missShare } from './cache-misses.ts'
import { FAST, PARTS } from './time-parts.ts'
import { power } from './visit-time.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/*
 * Calls that come in bunches: made at the same time, or by requests that were let go together by a shared fetch, or by
 * requests that came in a bunch themselves. A bunch is known by the number of others that come with a call, in the mean
 * over calls (so that it adds up over flows, and is thinned as they are). It falls apart as what its calls do before
 * they go on takes them different times, seen against the time in which the callee works the bunch off.
 */

/** Of calls made together: the power of their number that fails by itself, where all hold equally long, and what more where times vary. */
const EQUAL_ALIKE = 0.2
const VARIED_ALIKE = 0.2

export function clearBunches({ bunch }: WorldState): void {
  bunch.cellPairs.fill(0)
  bunch.networkPairs.fill(0)
}

/** Others that come to a cell with each request, and what of them is still together when the requests call. */
export function gatherBunch(state: WorldState, i: number, service: CompiledService): number {
  const { bunch, cell } = state
  const arriving = cell.arriving[i] as number
  const others = arriving > 0 ? (bunch.cellPairs[i] as number) / arriving : 0
  bunch.others[i] = others
  bunch.released[i] = 0
  const cv = service.ownVariation
  // Mean distance of two gamma times, about.
  const own = (2 * (cell.ownS[i] as number) * cv) / (1 + cv)
  bunch.apartS[i] = own + Math.sqrt(Math.max(0, cell.waitVariance[i] as number))
  return others
}

/**
 * Hands the bunches among this port's attempts on to those it calls. `thin` is the share of lookups that become calls,
 * `rate` its attempts a second.
 */
export function bunchCalls(
  model: WorldModel,
  state: WorldState,
  p: number,
  link: CompiledLink,
  thin: number,
  rate: number,
): void {
  const { bunch, cell, port, edge, network } = state
  const caller = model.portCell[p] as number
  const reach = port.reach[p] as number
  // Attempts that are the first of a call, and calls that are the first of a miss.
  const firsts = thin / ((port.attempts[p] as number) * (port.missCalls[p] as number))
  const parallel = link.group >= 0
  const most = Math.max(0, (cell.threads[caller] as number) - 1)
  const passing = parallel ? reach : reach > 1 ? 1 / reach : reach
  const inherited = passing * Math.min(most, bunch.others[caller] as number)
  const released = passing * Math.min(most, bunch.released[caller] as number)
  const apartS = bunch.apartS[caller] as number
  let pathS = 0
  let kept = 1
  let serviceS = 0
  if (link.network >= 0) {
    kept = 1 - (network.loss[link.network] as number)
    pathS = Math.sqrt(Math.max(0, network.waitVariance[link.network] as number))
    serviceS =
      1 / Math.max(1e-9, (network.capacity[link.network] as number) * (network.kept[link.network] as number))
    const more = parallel ? othersOnPath(model, state, p, link) : 0
    const each = 1 + more / Math.max(passing, 1)
    // Who came over a line came one by one.
    const spaced = Math.max(0, 1 - (bunch.spacedS[caller] as number) / (each * serviceS))
    const slots = more + each * (released + spaced * stillTogether(inherited, each * serviceS, 1, apartS))
    bunch.networkPairs[link.network] = (bunch.networkPairs[link.network] as number) + rate * firsts * slots
  }
  const together = link.bunch + released
  if (together > 0 || inherited > 0) {
    const end = model.portFirstEdge[p + 1] as number
    for (let e = model.portFirstEdge[p] as number; e < end; e += 1) {
      const share = edge.share[e] as number
      if (share <= 0) continue
      const target = model.edgeCell[e] as number
      const holdS = cell.holdS[target] as number
      const threads = Math.max(1, cell.threads[target] as number)
      bunch.spacedS[target] = serviceS
      const others =
        stillTogether(together, holdS, threads, pathS) +
        stillTogether(inherited, holdS, threads, apartS + pathS)
      bunch.cellPairs[target] =
        (bunch.cellPairs[target] as number) + rate * kept * kept * share * share * firsts * others
    }
  }
  release(state, p, link, caller)
}

/** Of so many others the ones that still come within the time in which the callee works such a bunch off. */
function stillTogether(others: number, holdS: number, threads: number, apartS: number): number {
  if (others <= 0) return 0
  const clearS = holdS * Math.max(1, others / threads)
  return (others * clearS) / (clearS + apartS)
}

/** Calls over the same network that are made at the same moment as one over this port. */
function othersOnPath(model: WorldModel, state: WorldState, p: number, link: CompiledLink): number {
  let others = link.bunch
  const caller = model.portCell[p] as number
  for (
    let q = model.cellFirstPort[caller] as number;
    q < (model.cellFirstPort[caller + 1] as number);
    q += 1
  ) {
    const other = model.links[model.portLink[q] as number] as CompiledLink
    if (q === p || other.group !== link.group || other.network !== link.network) continue
    others += (other.wholeCalls + other.partCall) * missShare(state, q, other)
  }
  return others
}

/**
 * After this port's call the caller's requests are further apart; but those who waited for one shared fetch go on in the
 * same moment: one fetches, and a Poisson number has come while it lasted.
 */
function release(state: WorldState, p: number, link: CompiledLink, caller: number): void {
  const { bunch, port, cell } = state
  const misses = missShare(state, p, link)
  const at = p * PARTS + FAST
  const mean = port.answer[at + 1] as number
  const variance = port.answer[at + 2] as number
  if (link.group < 0)
    bunch.apartS[caller] = (bunch.apartS[caller] as number) + misses * Math.sqrt(Math.max(0, variance))
  if (link.cacheEntries === Infinity) {
    bunch.released[caller] = (bunch.released[caller] as number) * (1 - misses) * (1 - misses)
    return
  }
  const joined = port.joined[p] as number
  if (joined >= 1) return
  // No more than there are.
  const joining = Math.min(joined / (1 - joined), (cell.inside[caller] as number) / link.cacheEntries)
  const varied = mean > 0 ? Math.min(1, variance / (mean * mean * (port.missCalls[p] as number))) : 0
  const others = (joining * joining * (1 + varied) + 2 * joining) / (1 + joining)
  // Of several lookups the last that waited lets a request go; those after it were all answered at once.
  const lookups = Math.max(1, link.wholeCalls + link.partCall)
  const hits = power(1 - misses, lookups)
  const go = misses > 0 ? (1 - hits) / (lookups * misses) : 1
  bunch.released[caller] = (1 - hits) * go * others
}

/** Left by `shareLuck`: of calls made together the part that fails, and that takes time, as with a chance of its own. */
export const shared = new Float64Array(2)

/**
 * Calls made at the same time find room together or none: of n that come to a cell together and are refused for good, as
 * many fail as of n^e with a chance of their own (fitted to queues played request by request). They wait through the same
 * queue, so that the more of their times is wait, the less their times differ.
 */
export function shareLuck(model: WorldModel, state: WorldState, p: number, link: CompiledLink): void {
  const { port, cell, edge } = state
  shared[0] = 1
  shared[1] = 1
  if (link.bunch <= 0) return
  const refused = port.refusedShare[p] as number
  // A later attempt has a chance of its own.
  const forGood =
    (state.link.attempts[link.index] as number) > 1 && link.backoffS > 0
      ? 0
      : Math.min(1, refused / Math.max(1e-12, refused, port.badShare[p] as number))
  const end = model.portFirstEdge[p + 1] as number
  let fails = 0
  let takes = 0
  let shares = 0
  for (let e = model.portFirstEdge[p] as number; e < end; e += 1) {
    const share = edge.share[e] as number
    if (share <= 0) continue
    const target = model.edgeCell[e] as number
    const hold = cell.holdS[target] as number
    const varied = Math.min(1, (cell.holdVariance[target] as number) / (hold * hold))
    const wait = cell.waitVariance[target] as number
    const n = log(1 + share * link.bunch)
    shares += share
    fails += share * exp((VARIED_ALIKE * varied + EQUAL_ALIKE - 1) * n)
    takes += wait > 0 ? share * exp((-n * wait) / (wait + (cell.holdVariance[target] as number))) : share
  }
  if (shares <= 0) return
  shared[0] = 1 - forGood * (1 - fails / shares)
  shared[1] = takes / shares
}

/** Left by `refusedByTurn`: refusals of a call's first attempt and of each later one, against the mean over its attempts. */
export const turns = new Float64Array([1, 1])

/**
 * First attempts come in bunches, later ones by themselves. Who comes alone finds a cell full as often as
 * (1 + 0.75 ρ (1 − 1/n)) / n of those who come n at once are refused: within 10 % of the queue of bunches at rest (M^X/M/c/K),
 * whatever its size.
 */
export function refusedByTurn(model: WorldModel, state: WorldState, p: number): void {
  const { bunch, cell, edge, port } = state
  turns[0] = 1
  turns[1] = 1
  const attempts = port.attempts[p] as number
  let others = 0
  let load = 0
  for (let e = model.portFirstEdge[p] as number; e < (model.portFirstEdge[p + 1] as number); e += 1) {
    const share = edge.share[e] as number
    const target = model.edgeCell[e] as number
    others += share * (bunch.others[target] as number)
    load += share * (cell.load[target] as number)
  }
  if (others <= 0 || attempts <= 1) return
  const n = 1 + others * attempts
  const alone = Math.min(1, (1 + 0.75 * load * (1 - 1 / n)) / n)
  turns[0] = attempts / (1 + (attempts - 1) * alone)
  turns[1] = alone * turns[0]
}
