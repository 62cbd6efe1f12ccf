import { viewAccess } from '../access/access-views.ts'
import { viewConfigurations } from '../configuration/configuration-views.ts'
import { viewLifecycle } from '../lifecycle/lifecycle-views.ts'
import { viewManaged } from '../managed/managed-views.ts'
import { viewNetworks } from '../network-views.ts'
import { FAILURES } from '../time-parts.ts'
import type { WorldModel } from '../world-model.ts'

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
  'fastThird',
  'slowThird',
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
  'fastThird',
  'slow',
  'slowMean',
  'slowVariance',
  'slowThird',
  'once',
  'onceMean',
  'onceVariance',
  'onceThird',
  'twice',
  'twiceMean',
  'twiceVariance',
  'twiceThird',
  'oftener',
  'oftenerMean',
  'oftenerVariance',
  'oftenerThird',
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
/** Samples of the parts stand after the totals: access, managed services, lives of instances, configurations. */
export const accessBase = (model: WorldModel): number => totalBase(model) + 2
export const managedBase = (model: WorldModel): number =>
  accessBase(model) + shownBy((take, show) => viewAccess(model, take, show))
export const lifecycleBase = (model: WorldModel): number =>
  managedBase(model) + shownBy((take, show) => viewManaged(model, take, show))
export const configurationBase = (model: WorldModel): number =>
  lifecycleBase(model) + shownBy((take, show) => viewLifecycle(model, take, show))
export const networkBase = (model: WorldModel): number =>
  configurationBase(model) + shownBy((take, show) => viewConfigurations(model, take, show))

/** Most numbers in one sample. Counted once for a world: a sample is taken every few seconds. */
export function frameLength(model: WorldModel): number {
  let length = lengths.get(model)
  if (length === undefined) {
    length =
      networkBase(model) +
      shownBy((take, show) => viewNetworks(model, take, show)) +
      model.cells.length * FAILURES
    lengths.set(model, length)
  }
  return length
}

/** Failures of the cells, group by group, stand last: a sample ends with the last group that any cell has. */
export const failuresBase = (model: WorldModel): number => frameLength(model) - model.cells.length * FAILURES

const lengths = new WeakMap<WorldModel, number>()

type Places = (length: number) => number

/** Hands out where parts of a sample begin; what is not shown has no place. */
export function placesFrom(base: number): { readonly take: Places; readonly show: Places } {
  let next = base
  return {
    take: () => Number.NaN,
    show: (length) => {
      next += length
      return next - length
    },
  }
}

/** How many numbers a part of the state shows to telemetry. */
function shownBy(view: (take: Places, show: Places) => unknown): number {
  let shown = 0
  view(
    () => 0,
    (length) => {
      shown += length
      return 0
    },
  )
  return shown
}
