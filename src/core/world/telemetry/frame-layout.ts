import { viewAccess } from '../access/access-views.ts'
import { viewManaged } from '../managed/managed-views.ts'
import type { WorldModel } from '../world-model.ts'

const NOTHING = new Float64Array(0)

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
  'unconnected',
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
  'unconnected',
  'denied',
  'throttles',
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

export const cellPlace = Object.fromEntries(cellFrame.map((name, i) => [name, i])) as Record<
  CellMember,
  number
>
export const portPlace = Object.fromEntries(portFrame.map((name, i) => [name, i])) as Record<
  PortMember,
  number
>
export const marketPlace = Object.fromEntries(marketFrame.map((name, i) => [name, i])) as Record<
  MarketMember,
  number
>

export const portBase = (model: WorldModel): number => model.cells.length * cellFrame.length
export const edgeBase = (model: WorldModel): number =>
  portBase(model) + model.portCell.length * portFrame.length
export const zoneBase = (model: WorldModel): number => edgeBase(model) + model.edgeCell.length
export const marketBase = (model: WorldModel): number => zoneBase(model) + model.topology.zones.length
export const totalBase = (model: WorldModel): number =>
  marketBase(model) + model.topology.markets.length * marketFrame.length
/** The platform's samples stand after the totals: access, then managed services. */
export const accessBase = (model: WorldModel): number => totalBase(model) + 2
export const managedBase = (model: WorldModel): number => accessBase(model) + shownBy(model, viewAccess)
export const frameLength = (model: WorldModel): number => managedBase(model) + shownBy(model, viewManaged)

type View = (
  model: WorldModel,
  take: (length: number) => Float64Array,
  show: (length: number) => Float64Array,
) => unknown

/** How many numbers a part of the state shows to telemetry. */
function shownBy(model: WorldModel, view: View): number {
  let shown = 0
  view(
    model,
    () => NOTHING,
    (length) => {
      shown += length
      return NOTHING
    },
  )
  return shown
}
