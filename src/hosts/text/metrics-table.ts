import type { SeatView } from '../../core/consoles/index.ts'
import { formatReading } from '../../core/messages/index.ts'
import type { ChartView } from '../../core/view/index.ts'
import { metricOf, readSeriesId } from '../../core/world/index.ts'

const LABEL_WIDTH = 34
const COLUMN_WIDTH = 18

/**
 * An open dashboard as text. What is measured zone by zone becomes one row with a column for each zone, "then → now" over
 * the last five minutes; everything else one row with its recent readings.
 */
export function metricsTable(view: SeatView): string {
  const rows = new Map<string, Map<string, ChartView>>()
  const single: ChartView[] = []
  for (const chart of Object.values(view.charts)) {
    const series = readSeriesId(chart.series)
    if (series?.kind !== 'service' || series.place === 'all') single.push(chart)
    else {
      const key = `${series.owner}/${series.metric}`
      rows.set(key, (rows.get(key) ?? new Map()).set(series.place, chart))
    }
  }
  return [...zoneLines(rows), ...single.map(recentLine)].join('\n')
}

function zoneLines(rows: ReadonlyMap<string, ReadonlyMap<string, ChartView>>): readonly string[] {
  if (rows.size === 0) return []
  const zones = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))]
  const head = `  ${'5 min ago → now'.padEnd(LABEL_WIDTH)}${zones.map((zone) => zone.padEnd(COLUMN_WIDTH)).join('')}`
  const lines = [...rows.values()].map((row) => {
    const [any] = row.values()
    const label = any?.label.replace(/, [^,]+$/, '') ?? ''
    return `  ${label.padEnd(LABEL_WIDTH)}${zones.map((zone) => thenAndNow(row.get(zone)).padEnd(COLUMN_WIDTH)).join('')}`
  })
  return [head, ...lines]
}

const shown = (chart: ChartView, value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : formatReading(metricOf(chart.series), value)

function thenAndNow(chart: ChartView | undefined): string {
  if (chart === undefined) return '·'
  const before = shown(chart, chart.values.at(-31) ?? chart.values[0])
  const now = shown(chart, chart.values.at(-1))
  return before === now ? now : `${before} → ${now}`
}

function recentLine(chart: ChartView): string {
  const recent = chart.values.slice(-18).filter((_, index) => index % 3 === 2)
  return `  ${`${chart.label}  `.padEnd(LABEL_WIDTH)}${recent.map((value) => shown(chart, value)).join('  ')}`
}
