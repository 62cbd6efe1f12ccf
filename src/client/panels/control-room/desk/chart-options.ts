import type uPlot from 'uplot'
import { clockAt } from '../../../../core/determinism/index.ts'
import { quantityText } from '../../../store/index.ts'
import type { ChartMark } from './chart-marks.ts'

/** Zones differ by colour, by dash and by their name in the legend. None of these colours means anything else here. */
export const strokes = [
  '#f1ebe1',
  '#8bb8e8',
  '#e0a3d8',
  '#c9c46a',
  '#86d0cf',
  '#c4a98a',
  '#a9a4f0',
  '#d8d8d8',
]
export const dashes = [[], [6, 3], [2, 3], [10, 3, 2, 3], [4, 4], [1, 3], [8, 2], [3, 6]]
export const CHART_HEIGHT = 124

/** Whole minutes between two ticks of the time axis, in seconds. */
const steps = [60, 120, 300, 600, 900, 1800, 3600]
/** A tick's label and some air, in pixels. */
const TICK_WIDTH = 64

interface ChartLook {
  readonly width: number
  readonly names: readonly string[]
  readonly unit: string
  readonly startsAtUtcSecond: number
  /** Read again at each drawing. */
  readonly marks: () => readonly ChartMark[]
}

export function chartOptions(look: ChartLook): uPlot.Options {
  const { width, names, unit, startsAtUtcSecond, marks } = look
  const axis = {
    stroke: '#93979b',
    grid: { stroke: '#252d37', width: 1 },
    ticks: { show: false },
    font: '10px "JetBrains Mono Variable", monospace',
  }
  return {
    width: Math.max(120, width),
    height: CHART_HEIGHT,
    legend: { show: false },
    cursor: { points: { show: false } },
    padding: [14, 18, 0, 0],
    scales: {
      // Readings are late: an action of a moment ago stands to the right of the newest one.
      x: {
        time: false,
        range: (_, low, high) => [low, Math.max(high, ...marks().map((mark) => mark.at))],
      },
      y: { range: (_, low, high) => niceRange(low, high, unit) },
    },
    axes: [
      {
        ...axis,
        size: 22,
        splits: (plot, _index, low, high) => utcSplits(low, high, plot.width, startsAtUtcSecond),
        values: (_, ticks) => ticks.map((second) => clockAt(startsAtUtcSecond, second).slice(0, 5)),
      },
      { ...axis, size: 54, values: (_, ticks) => ticks.map((value) => quantityText(value, unit)) },
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
    hooks: { draw: [(plot) => drawMarks(plot, marks())] },
  }
}

/** Ticks at whole minutes of the day, few enough to be read. */
export function utcSplits(low: number, high: number, width: number, startsAtUtcSecond: number): number[] {
  const most = Math.max(2, Math.floor((width - 70) / TICK_WIDTH))
  const step = steps.find((each) => (high - low) / each <= most) ?? 7200
  const splits: number[] = []
  const first = Math.ceil((low + startsAtUtcSecond) / step) * step - startsAtUtcSecond
  for (let at = first; at <= high; at += step) splits.push(at)
  return splits
}

function drawMarks(plot: uPlot, marks: readonly ChartMark[]): void {
  const pen = plot.ctx
  const ratio = devicePixelRatio
  const { left, top, width, height } = plot.bbox
  pen.save()
  pen.font = `600 ${10 * ratio}px "Inter Variable", sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  for (const mark of marks) {
    const x = Math.round(plot.valToPos(mark.at, 'x', true))
    if (x < left || x > left + width) continue
    pen.strokeStyle = '#9aa4ae'
    pen.lineWidth = ratio
    pen.setLineDash([2 * ratio, 2 * ratio])
    pen.beginPath()
    pen.moveTo(x, top)
    pen.lineTo(x, top + height)
    pen.stroke()
    pen.fillStyle = '#e9dfcb'
    pen.fillRect(x - 6 * ratio, top - 13 * ratio, 12 * ratio, 12 * ratio)
    pen.fillStyle = '#151b21'
    pen.fillText(String(mark.number), x, top - 6.5 * ratio)
  }
  pen.restore()
}

/** From zero, except for shares near one, where a whole axis would hide the fall. */
function niceRange(low: number | null, high: number | null, unit: string): [number, number] {
  if (low === null || high === null) return [0, 1]
  if ((unit === 'percent' || unit === 'share') && low > 0.9)
    return [Math.max(0, 1 - (1 - low) * 1.3 - 0.002), 1]
  return [Math.min(0, low), high <= 0 ? 1 : high * 1.1]
}
