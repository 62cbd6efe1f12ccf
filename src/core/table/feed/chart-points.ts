import { type Dashboard, type Drill, newestSample, seriesPoints } from '../../drill/index.ts'
import { CHART_SECONDS, type ChartView, type HandbookView, rounded } from '../../view/index.ts'

type Charts = Readonly<Record<string, ChartView>>

/** New points of the charts of the open dashboard, each series from where it was sent to. */
export interface ChartPoints {
  /** What is older than this second falls off. */
  readonly from: number
  /** Another dashboard of the handbook, by its subject; null: none. Absent while the same stays open. */
  readonly open?: string | null
  /** Series with the same new seconds stand together; `series` absent: all that are open, in their order. */
  readonly runs: readonly ChartRun[]
}

interface ChartRun {
  readonly series?: readonly string[]
  readonly at: readonly number[]
  readonly values: readonly (readonly (number | null)[])[]
  /** Places in `values` of series that are all below one: in ten-thousandths, which are shorter to write. */
  readonly fine?: readonly number[]
}

/** How far each dashboard was sent, by its subject: second of the newest sample then. */
export type ChartsSent = Readonly<Record<string, number>>

/** What is new in the open dashboard, and how far it is sent with that. `before`: what was open then. */
export function newPoints(
  drill: Drill,
  board: Dashboard | null,
  before: Dashboard | null,
  sent: ChartsSent,
): { readonly points: ChartPoints | null; readonly sent: ChartsSent } {
  const newest = newestSample(drill)
  if (board === null)
    return { points: before === null ? null : { from: newest - CHART_SECONDS, open: null, runs: [] }, sent }
  const sentTo = sent[board.subject]
  const same = board === before
  if (same && sentTo === newest) return { points: null, sent }
  const from = newest - CHART_SECONDS
  const first = Math.max(from, sentTo === undefined ? from : sentTo + 1)
  return {
    points: { from, ...(!same && { open: board.subject }), runs: runsSince(drill, board.series, first) },
    sent: { ...sent, [board.subject]: newest },
  }
}

function runsSince(drill: Drill, series: readonly string[], first: number): readonly ChartRun[] {
  const runs: { series: string[]; at: readonly number[]; values: (readonly (number | null)[])[] }[] = []
  for (const id of series) {
    const { at, values } = seriesPoints(drill, id, drill.state.second - first)
    const last = runs.at(-1)
    if (last !== undefined && sameSeconds(last.at, at)) {
      last.series.push(id)
      last.values.push(values.map(shownValue))
    } else if (at.length > 0) runs.push({ series: [id], at, values: [values.map(shownValue)] })
  }
  const written = runs.map(inShort)
  const all = runs.length === 1 && runs[0]?.series.length === series.length
  return all ? written.map(({ series: _, ...run }) => run) : written
}

/** Four decimals are what a screen shows, so a share is a whole number of ten-thousandths. */
const FINE = 10_000

function inShort(run: ChartRun): ChartRun {
  const fine = run.values.flatMap((values, place) =>
    values.every((value) => value === null || Math.abs(value) < 1) ? [place] : [],
  )
  if (fine.length === 0) return run
  const values = run.values.map((list, place) =>
    fine.includes(place) ? list.map((value) => (value === null ? null : Math.round(value * FINE))) : list,
  )
  return { ...run, values, fine }
}

const inFull = ({ values, fine = [] }: ChartRun, place: number): readonly (number | null)[] => {
  const list = values[place] ?? []
  return fine.includes(place) ? list.map((value) => (value === null ? null : value / FINE)) : list
}

const shownValue = (value: number | null): number | null =>
  value === null || Number.isNaN(value) ? null : rounded(value)

function sameSeconds(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false
  for (let n = 0; n < one.length; n += 1) if (one[n] !== other[n]) return false
  return true
}

function emptyChart(id: string, book: Pick<HandbookView, 'series'>): ChartView {
  const info = book.series.find((each) => each.id === id)
  return { series: id, label: info?.label ?? id, unit: info?.unit ?? '', at: [], values: [] }
}

/** The charts after new points have come: those that are open, and all that were ever sent. */
export function growCharts(
  charts: Charts,
  shelf: Charts,
  { from, open, runs }: ChartPoints,
  book: Pick<HandbookView, 'dashboards' | 'series'>,
): { readonly open: Charts; readonly shelf: Charts } {
  const ids =
    open === undefined
      ? Object.keys(charts)
      : (book.dashboards.find(({ subject }) => subject === open)?.series ?? [])
  const grown = new Map<string, ChartView>(Object.entries(shelf))
  for (const id of ids) if (!grown.has(id)) grown.set(id, emptyChart(id, book))
  for (const run of runs)
    for (const [place, id] of (run.series ?? ids).entries()) {
      const chart = grown.get(id)
      if (chart === undefined) continue
      // A series may stand on two dashboards, and one of them has brought these points already.
      const last = chart.at.at(-1) ?? Number.NEGATIVE_INFINITY
      const fresh = run.at.findIndex((second) => second > last)
      if (fresh < 0) continue
      grown.set(id, {
        ...chart,
        at: [...chart.at, ...run.at.slice(fresh)],
        values: [...chart.values, ...inFull(run, place).slice(fresh)],
      })
    }
  for (const id of ids) {
    const chart = grown.get(id)
    if (chart === undefined || (chart.at[0] ?? from) >= from) continue
    const first = chart.at.findIndex((second) => second >= from)
    const kept = first < 0 ? chart.at.length : first
    grown.set(id, { ...chart, at: chart.at.slice(kept), values: chart.values.slice(kept) })
  }
  return {
    open: Object.fromEntries(ids.flatMap((id) => (grown.has(id) ? [[id, grown.get(id) as ChartView]] : []))),
    shelf: Object.fromEntries(grown),
  }
}
