import type { SeatId } from '../command.ts'
import type { Drill } from '../drill-state.ts'
import type { ChartView, LogLineView, ReadingView, TraceView } from '../seat-view.ts'
import { logLines, seriesPoints, traceNow } from '../telemetry.ts'
import { changeText } from './changes-view.ts'
import { handbookView } from './handbook-view.ts'
import { openSubject } from './open-subject.ts'
import { rounded } from './wall-view.ts'

const CHART_SECONDS = 3600
const LOG_LINES = 60
const TRACES = 6

/** Charts of the dashboard that is open: the last hour, with what came before the drill. */
export function chartsView(drill: Drill, seat: SeatId): Readonly<Record<string, ChartView>> {
  const subject = openSubject(drill, seat, 'metrics')
  const book = handbookView(drill)
  const dashboard = book.dashboards.find((each) => each.subject === subject)
  const charts: Record<string, ChartView> = {}
  for (const series of dashboard?.series ?? []) {
    const info = book.series.find((each) => each.id === series)
    const { at, values } = seriesPoints(drill, series, CHART_SECONDS)
    charts[series] = {
      series,
      label: info?.label ?? series,
      unit: info?.unit ?? '',
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
