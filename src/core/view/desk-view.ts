import type { SeatId } from '../command/index.ts'
import {
  type Dashboard,
  type Drill,
  dashboardsOf,
  type LogLineView,
  logLines,
  newestSample,
  seriesPoints,
  type TraceView,
  traceNow,
} from '../drill/index.ts'
import { changeText } from './changes-view.ts'
import { handbookView } from './handbook-view.ts'
import { openSubject } from './open-subject.ts'
import type { ChartView, ReadingView } from './seat-view.ts'
import { rounded } from './wall-view.ts'

/** So much of the past is on a chart, from the newest sample back. */
export const CHART_SECONDS = 3600
const LOG_LINES = 60
const TRACES = 6

/** The dashboard that a seat has open; the same object while it stays open. */
export function openBoard(drill: Drill, seat: SeatId): Dashboard | null {
  const subject = openSubject(drill, seat, 'metrics')
  return dashboardsOf(drill).find((each) => each.subject === subject) ?? null
}

/** What a chart of a series is called. */
function chartSeries(drill: Drill, series: string): Pick<ChartView, 'label' | 'unit'> {
  const info = handbookView(drill).series.find((each) => each.id === series)
  return { label: info?.label ?? series, unit: info?.unit ?? '' }
}

/** Charts of the dashboard that is open: the last hour of samples, with what came before the drill. */
export function chartsView(drill: Drill, seat: SeatId): Readonly<Record<string, ChartView>> {
  const charts: Record<string, ChartView> = {}
  const back = drill.state.second - newestSample(drill) + CHART_SECONDS
  for (const series of openBoard(drill, seat)?.series ?? []) {
    const { at, values } = seriesPoints(drill, series, back)
    charts[series] = {
      series,
      ...chartSeries(drill, series),
      at,
      values: values.map((value) => (value === null || Number.isNaN(value) ? null : rounded(value))),
    }
  }
  return charts
}

export function logsView(drill: Drill, seat: SeatId): readonly LogLineView[] {
  const subject = openSubject(drill, seat, 'logs')
  return subject === null ? [] : logLines(drill, subject, LOG_LINES)
}

export function tracesView(drill: Drill, seat: SeatId): readonly TraceView[] {
  if (openSubject(drill, seat, 'traces') === null) return []
  return Array.from({ length: TRACES }, (_, nth) => traceNow(drill, nth)).filter((trace) => trace !== null)
}

/** The runbook or change that is open, to be read. */
export function readingView(drill: Drill, seat: SeatId): ReadingView | null {
  const { scenario } = drill.setup
  const runbook = scenario.runbooks.find((each) => each.id === openSubject(drill, seat, 'runbook'))
  const changeId = openSubject(drill, seat, 'changes')
  const latest = (drill.state.open[seat] ?? []).findLast(
    (key) => key.startsWith('runbook:') || key.startsWith('changes:'),
  )
  if (latest?.startsWith('changes:') && changeId !== null) {
    const text = changeText(drill, changeId)
    if (text !== null) return { source: 'changes', subject: changeId, ...text }
  }
  if (runbook === undefined) return null
  return { source: 'runbook', subject: runbook.id, title: runbook.title, markdown: runbook.markdown }
}
