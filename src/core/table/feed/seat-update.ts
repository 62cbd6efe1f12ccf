import type { SeatView } from '../../consoles/index.ts'
import type { ToldEntry } from '../../drill/index.ts'
import { type Change, changed } from './change.ts'
import { type ChartPoints, growCharts } from './chart-points.ts'

/** What a seat is sent: the whole view first, then only what is new. Plain JSON. */
export type SeatUpdate =
  | { readonly whole: SeatView }
  | {
      /** Lines behind those that were sent. */
      readonly log?: readonly ToldEntry[]
      /** Lines that were sent and have other words now. */
      readonly reworded?: readonly ToldEntry[]
      readonly charts?: ChartPoints
      readonly slices?: Readonly<Partial<Record<SliceName, Change>>>
    }

/** Every part of a view but those that only grow. */
export type SliceName = Exclude<keyof SeatView, 'log' | 'charts'>

/** A view as its reader has it: with the charts of dashboards that were open before, whose points are not sent again. */
export interface SeenView extends SeatView {
  readonly chartShelf: SeatView['charts']
}

/** The view after an update; `view`: what the last call gave. Parts that did not change keep their identity. */
export function applyUpdate(view: SeatView | null, update: SeatUpdate): SeenView {
  if ('whole' in update) return { ...update.whole, chartShelf: update.whole.charts }
  if (view === null) throw new Error('an update arrived before the view it belongs to')
  const next: Record<string, unknown> = { ...view }
  for (const [name, change] of Object.entries(update.slices ?? {}))
    next[name] = changed(view[name as SliceName], change)
  if (update.charts !== undefined) {
    const shelf = 'chartShelf' in view ? (view as SeenView).chartShelf : view.charts
    const grown = growCharts(view.charts, shelf, update.charts, view.handbook)
    next.charts = grown.open
    next.chartShelf = grown.shelf
  }
  if (update.log !== undefined || update.reworded !== undefined)
    next.log = withLines(view.log, update.log ?? [], update.reworded ?? [])
  return next as unknown as SeenView
}

function withLines(
  log: readonly ToldEntry[],
  fresh: readonly ToldEntry[],
  reworded: readonly ToldEntry[],
): readonly ToldEntry[] {
  const byId = new Map(reworded.map((entry) => [entry.id, entry]))
  return [...(byId.size === 0 ? log : log.map((entry) => byId.get(entry.id) ?? entry)), ...fresh]
}
