import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Members of one telemetry sample by place. Sums are since the start: a rate is the difference of two samples. */
export const cellFrame = [
  'arrived',
  'completed',
  'refused',
  'shed',
  'failed',
  'late',
  'retried',
  'busy',
  'queued',
  'threads',
  'instances',
  'healthy',
  'slowShare',
  'fastMean',
  'fastVariance',
  'slowMean',
  'slowVariance',
  'errorShare',
  'errorMean',
  'errorVariance',
] as const
export const portFrame = [
  'calls',
  'tries',
  'answered',
  'timedOut',
  'refused',
  'hits',
  'lookups',
  'poolWaitS',
  'breaker',
] as const
export const marketFrame = [
  'wished',
  'served',
  'lost',
  'requests',
  'failedRequests',
  'waiting',
  'away1',
  'away2',
  'away3',
  'fast',
  'fastMean',
  'fastVariance',
  'slow',
  'slowMean',
  'slowVariance',
  'demand',
] as const

export type CellMember = (typeof cellFrame)[number]
export type PortMember = (typeof portFrame)[number]
export type MarketMember = (typeof marketFrame)[number]

const cellPlace = Object.fromEntries(cellFrame.map((name, i) => [name, i])) as Record<CellMember, number>
const portPlace = Object.fromEntries(portFrame.map((name, i) => [name, i])) as Record<PortMember, number>
const marketPlace = Object.fromEntries(marketFrame.map((name, i) => [name, i])) as Record<
  MarketMember,
  number
>

const portBase = (model: WorldModel): number => model.cells.length * cellFrame.length
const marketBase = (model: WorldModel): number => portBase(model) + model.portCell.length * portFrame.length
const edgeBase = (model: WorldModel): number =>
  marketBase(model) + model.topology.markets.length * marketFrame.length
const zoneBase = (model: WorldModel): number => edgeBase(model) + edgeCount(model)
const totalBase = (model: WorldModel): number => zoneBase(model) + model.topology.zones.length
const edgeCount = (model: WorldModel): number => model.edgeCell.length

export const cellValue = (model: WorldModel, frame: Float64Array, cell: number, member: CellMember): number =>
  frame[cellPlace[member] * model.cells.length + cell] as number

export const portValue = (model: WorldModel, frame: Float64Array, port: number, member: PortMember): number =>
  frame[portBase(model) + portPlace[member] * model.portCell.length + port] as number

export const marketValue = (
  model: WorldModel,
  frame: Float64Array,
  market: number,
  member: MarketMember,
): number => frame[marketBase(model) + marketPlace[member] * model.topology.markets.length + market] as number

/** Calls on this edge that ran into their timeout, since the start. */
export const edgeTimeouts = (model: WorldModel, frame: Float64Array, edge: number): number =>
  frame[edgeBase(model) + edge] as number

/** True when the zone sent no telemetry at this sample. */
export const isBlind = (model: WorldModel, frame: Float64Array, zone: number): boolean =>
  (frame[zoneBase(model) + zone] as number) > 0.5

export const visitSum = (model: WorldModel, frame: Float64Array): number => frame[totalBase(model)] as number
export const badVisitSum = (model: WorldModel, frame: Float64Array): number =>
  frame[totalBase(model) + 1] as number

/** Takes one sample of the state as it is. */
export function takeFrame(model: WorldModel, state: WorldState): Float64Array {
  const frame = new Float64Array(totalBase(model) + 2)
  let at = 0
  for (let n = 0; n < cellFrame.length; n += 1) at = copy(state.cell[cellFrame[n] as CellMember], frame, at)
  for (let n = 0; n < portFrame.length; n += 1) at = copy(state.port[portFrame[n] as PortMember], frame, at)
  for (let n = 0; n < marketFrame.length; n += 1)
    at = copy(state.market[marketFrame[n] as MarketMember], frame, at)
  at = copy(state.edge.timedOut, frame, at)
  at = copy(state.zone.blind, frame, at)
  frame[at] = state.total.visits[0] as number
  frame[at + 1] = state.total.badVisits[0] as number
  return frame
}

/** Element by element: for so few of them the call of `set` costs more than the copy. */
function copy(from: Float64Array, to: Float64Array, at: number): number {
  const length = from.length
  for (let n = 0; n < length; n += 1) to[at + n] = from[n] as number
  return at + length
}

/** Index of the newest sample a reader can have at `nowSecond`, or -1. */
export function newestVisible(model: WorldModel, state: WorldState, nowSecond: number): number {
  const horizon = nowSecond - model.topology.observability.lagSeconds
  let low = -1
  let high = state.frameSeconds.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((state.frameSeconds[middle] as number) <= horizon) low = middle
    else high = middle - 1
  }
  return low
}
