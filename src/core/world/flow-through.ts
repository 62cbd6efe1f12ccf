import { clearGates, passGates } from './access/turn-away.ts'
import { bunchCalls, clearBunches, gatherBunch } from './bunches.ts'
import { fetchesOf, missShare } from './cache-misses.ts'
import { passPool } from './call-over-port.ts'
import { bookFreed, clearFreed, followFreed } from './calls-in-a-row.ts'
import { coresMatter, coreWait, fitStation, partOfCore, station, waitAtCores } from './cores.ts'
import { bookDeadline, deadlineOf } from './deadlines.ts'
import { nobodyWaits } from './erlang-table.ts'
import { callersBound, MANY, ofFewSources, openSources, sendable } from './few-sources.ts'
import { failLost } from './lifecycle/fail-lost.ts'
import { makesStartCalls, startCalls } from './lifecycle/fail-starts.ts'
import { instancesWith } from './lifecycle/serving.ts'
import { chanceDecides, holdDrawn } from './luck.ts'
import { bookNewestFirst } from './newest-first.ts'
import { crowd, occupy, waitVariation } from './occupancy.ts'
import type { CompiledLink, CompiledService, WorldModel } from './world-model.ts'
import type { WorldState } from './world-state.ts'

/** Requests through the cells, callers first: arrivals become occupancy, answers, refusals and calls further down. */
export function flowThrough(model: WorldModel, state: WorldState): void {
  const { cell } = state
  openSources(state)
  if (model.bunching) clearBunches(state)
  clearFreed(state)
  const drawn = model.luck !== null && chanceDecides(state)
  for (let i = 0; i < model.cells.length; i += 1) {
    const arriving = cell.arriving[i] as number
    if (arriving <= 0 && (cell.inside[i] as number) < 1e-9) {
      rest(model, state, i)
      if (model.lifecycle.any) startAtRest(model, state, i)
      continue
    }
    const service = model.services[model.cellService[i] as number] as CompiledService
    followFreed(state, i)
    const hold = cell.holdS[i] as number
    const drawnHold = drawn ? holdDrawn(model, state, i) : hold
    cell.pace[i] = hold / drawnHold
    cell.holdS[i] = drawnHold
    takeIn(model, state, i, service)
    cell.holdS[i] = hold
    if (model.lifecycle.any) failLost(model, state, i)
    const end = model.cellFirstPort[i + 1] as number
    for (let p = model.cellFirstPort[i] as number; p < end; p += 1) sendCalls(model, state, p)
  }
}

function rest(model: WorldModel, state: WorldState, i: number): void {
  const { cell, port } = state
  cell.busy[i] = 0
  cell.queued[i] = 0
  cell.completing[i] = 0
  cell.starting[i] = 0
  cell.starvedShare[i] = 0
  cell.refusing[i] = 0
  cell.shedding[i] = 0
  cell.refusedShare[i] = (cell.threads[i] as number) > 0 ? 0 : 1
  for (let p = model.cellFirstPort[i] as number; p < (model.cellFirstPort[i + 1] as number); p += 1) {
    port.wanted[p] = 0
    port.owed[p] = 0
    port.hitRate[p] = 0
    port.connected[p] = 0
    port.callRate[p] = 0
    port.attemptRate[p] = 0
    clearGates(state, p)
    for (let e = model.portFirstEdge[p] as number; e < (model.portFirstEdge[p + 1] as number); e += 1) {
      state.edge.timeoutRate[e] = 0
    }
  }
}

/** Nobody calls this cell, but its instances may start and call others, or have just ended. */
function startAtRest(model: WorldModel, state: WorldState, i: number): void {
  failLost(model, state, i)
  if (!makesStartCalls(model, state, i)) return
  for (let p = model.cellFirstPort[i] as number; p < (model.cellFirstPort[i + 1] as number); p += 1)
    sendCalls(model, state, p)
}

function takeIn(model: WorldModel, state: WorldState, i: number, service: CompiledService): void {
  const { cell } = state
  const arriving = cell.arriving[i] as number
  const before = cell.inside[i] as number
  const content = before + arriving
  const present = cell.threads[i] as number
  if (present <= 0) {
    // Nobody there: what was inside is dropped, what comes is refused.
    cell.refusing[i] = content
    cell.shedding[i] = 0
    cell.inside[i] = 0
    cell.queued[i] = 0
    cell.busy[i] = 0
    cell.completing[i] = 0
    cell.starting[i] = 0
    cell.starvedShare[i] = 0
    cell.refusedShare[i] = 1
    return
  }
  const instances = instancesWith(model, state, i, service, present)
  const limit = service.limit * instances
  const threads = Math.min(present, limit)
  const queueRoom = service.queue * instances
  const room = Math.min(queueRoom, limit - threads)
  const hold = cell.holdS[i] as number
  const wasBusy = (cell.busy[i] as number) * present
  // Threads held while nobody waits for a core, and how many more may be.
  let held = threads
  let more = 0
  let servers = threads
  let places = room
  const part = service.vcpus * instances
  const cores = Math.max(1, part)
  const cpuS = cores < threads ? Math.min(hold, (cell.ownS[i] as number) * shareAtCore(part, service)) : 0
  const cramped = cpuS > 0 && coresMatter(content / (1 + hold), cpuS, cores, threads)
  if (cramped) {
    fitStation(i, threads, cores, hold, cpuS)
    held = station[0] as number
    more = station[1] as number
    servers = station[2] as number
    places += threads - held - more
  }
  const drops = state.service.dropsExpired[model.cellService[i] as number] === 1
  let dropping = false
  // With deadlines the line is cleared when it comes down to somebody who has expired; that is not in the flows yet.
  const pushedUp = service.lifo && !drops && arriving * hold > held && room > 0
  if (pushedUp) cell.deadlineS[i] = deadlineOf(model, state, i)
  else if (drops) {
    // No more wait than reach a thread before their callers give up; the others only keep places.
    const deadline = deadlineOf(model, state, i)
    cell.deadlineS[i] = deadline
    dropping = deadline > 0 && (deadline * held) / hold < places
    if (dropping) places = (deadline * held) / hold
  }
  if (cell.hurriedShare[i] !== 0 || cell.expiring[i] !== 0) clearDeadline(state, i)
  const others = model.bunching ? gatherBunch(state, i, service) : 0
  const alone = content / (threads + threads / hold)
  if (others === 0 && !cramped && !dropping && room > 0 && alone < 1 && nobodyWaits(threads, alone)) {
    // Threads enough for everybody: what the rest of this comes to.
    const done = Math.min(content, (threads * alone) / hold)
    cell.refusing[i] = 0
    cell.shedding[i] = 0
    cell.refusedShare[i] = 0
    cell.starvedShare[i] = 0
    cell.inside[i] = content - done
    cell.busy[i] = (threads * alone) / present
    cell.completing[i] = done
    cell.starting[i] = Math.max(0, done + threads * alone - wasBusy)
    cell.queued[i] = 0
    cell.load[i] = alone
    cell.waitShare[i] = 0
    cell.coreWaitS[i] = 0
    cell.coreWaitVariance[i] = 0
    cell.waitVariance[i] = 0
    return
  }
  const varied = 0.5 * (1 + (cell.holdVariance[i] as number) / (hold * hold))
  let spread = cramped ? varied + (1 - varied) * (station[4] as number) : varied
  if (spread !== 1 && servers > 1) spread += (1 - spread) * manyServers(servers, cell.load[i] as number)
  cell.serviceS[i] = service.lifo && room > 0 && arriving * hold > held ? (spread * hold) / held : 0
  occupy(before, arriving, held, hold, spread, places, cell.load[i] as number, more, servers, others)
  const rate = (held * (crowd[0] as number)) / hold
  const completing = Math.min(content, rate)
  const working = Math.min(threads, held * (crowd[0] as number) + (crowd[7] as number))
  const refused = Math.min(content - completing, arriving * (crowd[2] as number))
  const left = content - completing - refused
  const over = refused + Math.max(0, left - threads - room)
  const queued = crowd[1] as number
  const sheds = room < queueRoom
  cell.refusing[i] = sheds ? 0 : over
  cell.shedding[i] = sheds ? over : 0
  cell.refusedShare[i] = arriving > 0 ? Math.min(1, over / arriving) : 0
  // Newest first, what the queue grows by is buried for longer than anybody waits.
  cell.starvedShare[i] =
    service.lifo && arriving > 0
      ? Math.min(1, Math.max(0, queued - (cell.queued[i] as number)) / arriving)
      : 0
  cell.inside[i] = content - completing - over
  cell.busy[i] = working / present
  cell.completing[i] = completing
  cell.starting[i] = Math.max(0, completing + working - wasBusy)
  cell.queued[i] = queued
  cell.load[i] = crowd[5] as number
  if (dropping) bookDeadline(state, i, service, over, held / hold, room)
  if (pushedUp) bookNewestFirst(state, i, held / hold, spread, room)
  cell.waitShare[i] = crowd[3] as number
  if (cramped)
    waitAtCores(rate, cpuS, cell.ownS[i] as number, cores, threads - rate * hold, service.ownVariation)
  cell.coreWaitS[i] = cramped ? (coreWait[0] as number) : 0
  cell.coreWaitVariance[i] = cramped ? (coreWait[1] as number) : 0
  const unit = hold / held
  const variation = waitVariation(arriving * unit, servers, spread, places, more, others)
  cell.waitVariance[i] = unit * unit * ofFewSources(state, i, variation, spread)
}

/** Part of own time at a core; less than one core is one that works more slowly. */
function shareAtCore(cores: number, { cpuShare }: CompiledService): number {
  return cores >= 1 ? cpuShare : cpuShare / cores / partOfCore(cores, cpuShare)
}

/**
 * By how much the variation of hold times counts less than the factor of Allen and Cunneen has it, for a newcomer waits for
 * the first of many: G. Cosmetatos (1976), T. Kimura (1994). With cv = 2 at six threads and 40 % it is 30 %.
 */
function manyServers(servers: number, load: number): number {
  if (load >= 1) return 0
  const rho = Math.max(load, 1e-3)
  return Math.min(0.8, ((1 - rho) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * rho * servers))
}

function clearDeadline({ cell }: WorldState, i: number): void {
  cell.hurriedShare[i] = 0
  cell.overdueShare[i] = 0
  cell.expiring[i] = 0
}

function sendCalls(model: WorldModel, state: WorldState, p: number): void {
  const { port, cell, edge } = state
  const { loss } = state.zone
  const link = model.links[model.portLink[p] as number] as CompiledLink
  const caller = model.portCell[p] as number
  const reach = port.reach[p] as number
  let wanted = (cell.starting[caller] as number) * reach + (port.owed[p] as number)
  const attempts = port.attempts[p] as number
  const admitted = port.breakerPass[p] as number
  const misses = missShare(state, p, link)
  const pass =
    link.poolPerInstance > 0 ? passPool(model, state, p, link, wanted * misses * admitted * attempts) : 1
  const threads = cell.threads[caller] as number
  const asked = wanted * misses * admitted * pass * attempts
  if (asked > threads * link.atOnce) {
    const sent = sendable(model, state, p, asked, threads * link.atOnce)
    port.owed[p] = Math.min(wanted * (1 - sent), threads * reach)
    wanted *= sent
  } else port.owed[p] = 0
  port.wanted[p] = wanted
  const missed = wanted * misses
  port.hitRate[p] = wanted - missed
  const calls = (link.hitShare > 0 ? fetchesOf(state, p, link, missed) : missed) * admitted
  port.callRate[p] = calls
  const starts = model.lifecycle.any ? startCalls(model, state, p) * admitted : 0
  const connected = calls * pass + starts
  let rate = connected * attempts
  if (port.closed[p] !== 0 || port.throttled[p] !== 0)
    rate = passGates(state, p, link.index, connected, attempts)
  else if (state.access.port.vainRate[p] !== 0) clearGates(state, p)
  port.attemptRate[p] = rate
  port.connected[p] = connected
  if (rate <= 0) return
  if (model.bunching) bunchCalls(model, state, p, link, misses * admitted * pass, rate)
  const home = model.cellZone[caller] as number
  // Instances that start call without any of the threads that serve.
  const sources = starts > 0 ? MANY : callersBound(state, caller)
  const pathKeeps = link.network < 0 ? 1 : 1 - (state.network.loss[link.network] as number)
  const homeKeeps = (1 - (loss[home] as number)) * pathKeeps
  const again = attempts > 1 ? 1 - 1 / attempts : 0
  if (link.inARow) bookFreed(model, state, p, rate, ((port.follows[p] as number) * misses) / attempts)
  const { arriving, retrying, sources: callers } = cell
  const { share: shares } = edge
  const end = model.portFirstEdge[p + 1] as number
  for (let e = model.portFirstEdge[p] as number; e < end; e += 1) {
    const share = shares[e] as number
    if (share <= 0) continue
    const target = model.edgeCell[e] as number
    const there = model.cellZone[target] as number
    const come = rate * share * (there === home ? homeKeeps : homeKeeps * (1 - (loss[there] as number)))
    arriving[target] = (arriving[target] as number) + come
    callers[target] = (callers[target] as number) + sources * share
    if (again > 0) retrying[target] = (retrying[target] as number) + come * again
  }
}
