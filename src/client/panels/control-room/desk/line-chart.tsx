import 'uplot/dist/uPlot.min.css'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { quantityText } from '../../../store/index.ts'
import type { ChartGroup } from './chart-groups.ts'
import type { ChartMark } from './chart-marks.ts'
import { CHART_HEIGHT, chartOptions, dashes, strokes } from './chart-options.ts'

interface LineChartProps {
  readonly group: ChartGroup
  readonly startsAtUtcSecond: number
  /** Shown seconds before the newest point. */
  readonly windowSeconds: number
  readonly marks: readonly ChartMark[]
}

/** One measure, a line for each zone or market over the others. The newest values are in the legend, as text. */
export function LineChart({ group, startsAtUtcSecond, windowSeconds, marks }: LineChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef({ group, windowSeconds, marks })
  latest.current = { group, windowSeconds, marks }
  /** A chart that nobody sees is not drawn. */
  const inSight = useRef(true)
  const names = group.lines.map((line) => line.name).join('|')

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const made = new uPlot(
      chartOptions({
        width: element.clientWidth,
        names: names.split('|'),
        unit: group.unit,
        startsAtUtcSecond,
        marks: () => latest.current.marks,
      }),
      aligned(latest.current.group, latest.current.windowSeconds),
      element,
    )
    plot.current = made
    const watcher = new ResizeObserver(() =>
      made.setSize({ width: Math.max(120, element.clientWidth), height: CHART_HEIGHT }),
    )
    watcher.observe(element)
    const sight = new IntersectionObserver(([entry]) => {
      inSight.current = entry?.isIntersecting === true
      if (inSight.current) made.setData(aligned(latest.current.group, latest.current.windowSeconds))
    })
    sight.observe(element)
    return () => {
      watcher.disconnect()
      sight.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [names, group.unit, startsAtUtcSecond])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new mark is a reason to draw again
  useEffect(() => {
    if (inSight.current) plot.current?.setData(aligned(latest.current.group, latest.current.windowSeconds))
  }, [group, windowSeconds, marks])

  return (
    <figure className="chart">
      <figcaption>
        {group.title} <span className="chart-zone">time in UTC</span>
      </figcaption>
      <div ref={place} className="chart-place" aria-hidden="true" />
      <ul className="legend">
        {group.lines.map((line, index) => (
          <li key={line.chart.series}>
            <svg width="20" height="8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="20"
                y2="4"
                stroke={strokes[index % strokes.length]}
                strokeWidth="2"
                strokeDasharray={(dashes[index % dashes.length] ?? []).join(' ')}
              />
            </svg>
            {line.name}{' '}
            <span className="mono legend-value">{quantityText(newest(line.chart.values), group.unit)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

const newest = (values: readonly (number | null)[]): number | null =>
  values.findLast((value) => value !== null) ?? null

/** All lines over one shared time axis, as uPlot wants them. */
function aligned(group: ChartGroup, windowSeconds: number): uPlot.AlignedData {
  const times = new Set<number>()
  for (const { chart } of group.lines) for (const at of chart.at) times.add(at)
  const all = [...times].sort((a, b) => a - b)
  const from = (all.at(-1) ?? 0) - windowSeconds
  const x = all.filter((at) => at >= from)
  const columns = group.lines.map(({ chart }) => {
    const byTime = new Map(chart.at.map((at, index) => [at, chart.values[index] ?? null]))
    return x.map((at) => byTime.get(at) ?? null)
  })
  return [x, ...columns]
}
