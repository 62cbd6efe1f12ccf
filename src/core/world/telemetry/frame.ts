import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'

/** Members of one telemetry sample by place, as `state-views.ts` shows them. Sums are since the start: a rate is the difference of two samples. */
export const cellFrame = [
  'instances',
  'healthy',
  'threads',
  'busy',
  'queued',
  'slowShare',
  'fastMean',
  'fastVariance',
  'slowMean',
  'slowVariance',
  'errorShare',
  'errorMean',
  'errorVariance',
  'arrived',
  'completed',
  'refused',
  'shed',
  'failed',
  'late',
  'retried',
] as const
export const portFrame = [
  'poolWaitS',
  'breaker',
  'calls',
  'tries',
  'answered',
  'timedOut',
  'refused',
  'hits',
  'lookups',
] as const
export const marketFrame = [
  'demand',
  'waiting',
  'away1',
  'away2',
  'away3',
  'wished',
  'served',
  'lost',
  'fast',
  'fastMean',
  'fastVariance',
  'slow',
  'slowMean',
  'slowVariance',
  'requests',
  'failedRequests',
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
const edgeBase = (model: WorldModel): number => portBase(model) + model.portCell.length * portFrame.length
const zoneBase = (model: WorldModel): number => edgeBase(model) + model.edgeCell.length
const marketBase = (model: WorldModel): number => zoneBase(model) + model.topology.zones.length
const totalBase = (model: WorldModel): number =>
  marketBase(model) + model.topology.markets.length * marketFrame.length
export const frameLength = (model: WorldModel): number => totalBase(model) + 2

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

/** Takes one sample of the state as it is: what a sample has stands together at the front of the numbers. */
export function takeFrame(model: WorldModel, state: WorldState): Float64Array {
  return state.numbers.slice(0, frameLength(model))
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
