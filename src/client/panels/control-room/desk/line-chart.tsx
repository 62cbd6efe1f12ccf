import 'uplot/dist/uPlot.min.css'
import { useEffect, useMemo, useRef } from 'react'
import uPlot from 'uplot'
import { clockAt } from '../../../../core/determinism/index.ts'
import { formatValue } from '../format.ts'
import type { ChartGroup } from './chart-groups.ts'

/** Zones differ by colour, by dash and by their name in the legend. None of these colours means anything else here. */
const strokes = ['#f1ebe1', '#8bb8e8', '#e0a3d8', '#c9c46a', '#86d0cf', '#c4a98a', '#a9a4f0', '#d8d8d8']
const dashes = [[], [6, 3], [2, 3], [10, 3, 2, 3], [4, 4], [1, 3], [8, 2], [3, 6]]

interface LineChartProps {
  readonly group: ChartGroup
  readonly startsAtUtcSecond: number
  /** Shown seconds before the newest point. */
  readonly windowSeconds: number
}

export function LineChart({ group, startsAtUtcSecond, windowSeconds }: LineChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const data = useMemo(() => aligned(group, windowSeconds), [group, windowSeconds])
  const latestData = useRef(data)
  latestData.current = data
  const names = group.lines.map((line) => line.name).join('|')

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const made = new uPlot(
      options(element.clientWidth, names.split('|'), group.unit, startsAtUtcSecond),
      latestData.current,
      element,
    )
    plot.current = made
    const watcher = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }))
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [names, group.unit, startsAtUtcSecond])

  useEffect(() => {
    plot.current?.setData(data)
  }, [data])

  return (
    <figure className="chart">
      <figcaption>{group.title}</figcaption>
      <div ref={place} className="chart-place" aria-hidden="true" />
      <ul className="legend">
        {group.lines.map((line, index) => (
          <li key={line.chart.series}>
            <svg width="18" height="8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="18"
                y2="4"
                stroke={strokes[index % strokes.length]}
                strokeWidth="2"
                strokeDasharray={(dashes[index % dashes.length] ?? []).join(' ')}
              />
            </svg>
            {line.name}{' '}
            <span className="mono legend-value">{formatValue(newest(line.chart.values), group.unit)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

const HEIGHT = 112

function options(
  width: number,
  names: readonly string[],
  unit: string,
  startsAtUtcSecond: number,
): uPlot.Options {
  const axis = {
    stroke: '#93979b',
    grid: { stroke: '#252d37', width: 1 },
    ticks: { show: false },
    font: '10px "JetBrains Mono Variable", monospace',
  }
  return {
    width: Math.max(120, width),
    height: HEIGHT,
    legend: { show: false },
    cursor: { points: { show: false } },
    padding: [6, 18, 0, 0],
    scales: {
      x: { time: false },
      y: { range: (_, low, high) => niceRange(low, high, unit) },
    },
    axes: [
      {
        ...axis,
        size: 22,
        values: (_, ticks) => ticks.map((second) => clockAt(startsAtUtcSecond, second).slice(0, 5)),
      },
      { ...axis, size: 54, values: (_, ticks) => ticks.map((value) => formatValue(value, unit)) },
    ],
    series: [
      {},
      ...names.map((name, index) => ({
        label: name,
        stroke: strokes[index % strokes.length] ?? '#fff',
        width: index === 0 ? 1.6 : 1.3,
        dash: dashes[index % dashes.length] ?? [],
        points: { show: false },
        spanGaps: false,
      })),
    ],
  }
}

/** From zero, except for shares near one, where a whole axis would hide the fall. */
function niceRange(low: number | null, high: number | null, unit: string): [number, number] {
  if (low === null || high === null) return [0, 1]
  if ((unit === 'percent' || unit === 'share') && low > 0.9)
    return [Math.max(0, 1 - (1 - low) * 1.3 - 0.002), 1]
  return [Math.min(0, low), high <= 0 ? 1 : high * 1.1]
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
