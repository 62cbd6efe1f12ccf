import { STEP } from '../time-parts.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import {
  type CellMember,
  cellPlace,
  edgeBase,
  failuresBase,
  frameLength,
  type MarketMember,
  marketBase,
  marketPlace,
  type PortMember,
  portBase,
  portPlace,
  totalBase,
  zoneBase,
} from './frame-layout.ts'

/** Where a member's numbers begin, cell by cell, port by port and market by market: looked up once for a whole loop. */
export const cellsFrom = (model: WorldModel, member: CellMember): number =>
  cellPlace[member] * model.cells.length

export const portsFrom = (model: WorldModel, member: PortMember): number =>
  portBase(model) + portPlace[member] * model.portCell.length

export const marketsFrom = (model: WorldModel, member: MarketMember): number =>
  marketBase(model) + marketPlace[member] * model.topology.markets.length

export const cellValue = (model: WorldModel, frame: Float64Array, cell: number, member: CellMember): number =>
  frame[cellsFrom(model, member) + cell] as number

export const portValue = (model: WorldModel, frame: Float64Array, port: number, member: PortMember): number =>
  frame[portsFrom(model, member) + port] as number

export const marketValue = (
  model: WorldModel,
  frame: Float64Array,
  market: number,
  member: MarketMember,
): number => frame[marketsFrom(model, member) + market] as number

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
  const cells = model.cells.length
  let end = frameLength(model)
  for (const base = failuresBase(model); end > base && nobodyFails(state, end - STEP * cells, cells); )
    end -= STEP * cells
  return state.numbers.slice(0, end)
}

/** No cell has a share of the failures whose group begins here. */
function nobodyFails({ numbers }: WorldState, from: number, cells: number): boolean {
  for (let n = from; n < from + cells; n += 1) if ((numbers[n] as number) > 0) return false
  return true
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
