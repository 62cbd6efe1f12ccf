import { type Drill, seriesPoints } from '../core/drill/index.ts'
import { seriesId } from '../core/world/index.ts'

const PANEL = { width: 300, height: 104, gap: 22, left: 62, top: 58 }
const INK = {
  back: '#12161c',
  panel: '#1a2029',
  line: '#2c3542',
  text: '#ece6da',
  quiet: '#9aa4b2',
  curve: '#e8b04a',
  action: '#5fb98c',
}

interface Row {
  readonly series: string
  readonly label: string
  readonly scale: (value: number) => number
  readonly unit: string
  /** Top of the axis at least. */
  readonly least: number
}

const ROWS: readonly Row[] = [
  {
    series: seriesId.customers('all', 'successShare'),
    label: 'Visits served',
    scale: (v) => v * 100,
    unit: '%',
    least: 100,
  },
  {
    series: seriesId.customers('all', 'p99Ms'),
    label: 'Slowest 1 % of visits',
    scale: (v) => v / 1000,
    unit: 's',
    least: 2,
  },
  { series: seriesId.slo('burnRate5m'), label: 'Burn rate, 5 min', scale: (v) => v, unit: '×', least: 20 },
  { series: 'CPU', label: 'CPU, busiest service', scale: (v) => v * 100, unit: '%', least: 60 },
  { series: 'INSTANCES', label: 'Instances, all services', scale: (v) => v, unit: '', least: 10 },
]

/** Small multiples: one column a player, one row a signal, the same axis in a row; marks where an action took effect. */
export function drawCurves(drills: readonly { readonly label: string; readonly drill: Drill }[]): string {
  const longest = Math.max(...drills.map(({ drill }) => drill.state.second))
  const width = PANEL.left + drills.length * (PANEL.width + PANEL.gap)
  const height = PANEL.top + ROWS.length * (PANEL.height + PANEL.gap) + 30
  const parts: string[] = []
  ROWS.forEach((row, rowIndex) => {
    const columns = drills.map(({ drill }) => pointsOf(drill, row))
    const top = Math.max(row.least, ...columns.flat().map(([, value]) => value))
    const y = PANEL.top + rowIndex * (PANEL.height + PANEL.gap)
    parts.push(text(8, y + 12, row.label, 12, INK.text, 'start'))
    columns.forEach((points, column) => {
      const x = PANEL.left + column * (PANEL.width + PANEL.gap)
      parts.push(
        `<rect x="${x}" y="${y + 18}" width="${PANEL.width}" height="${PANEL.height - 18}" fill="${INK.panel}" stroke="${INK.line}"/>`,
      )
      parts.push(
        text(x - 5, y + 27, label(top, row.unit), 10, INK.quiet, 'end'),
        text(x - 5, y + PANEL.height, `0${row.unit}`, 10, INK.quiet, 'end'),
      )
      const path = points.map(([at, value], index) => {
        const px = x + (at / longest) * PANEL.width
        const py = y + PANEL.height - (Math.min(value, top) / top) * (PANEL.height - 22)
        return `${index === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`
      })
      parts.push(`<path d="${path.join('')}" fill="none" stroke="${INK.curve}" stroke-width="1.6"/>`)
      for (const at of effectsOf(drills[column]?.drill))
        parts.push(
          `<path d="M${(x + (at / longest) * PANEL.width).toFixed(1)} ${y + 18}v${PANEL.height - 18}" stroke="${INK.action}" stroke-dasharray="2 3"/>`,
        )
    })
  })
  drills.forEach(({ label: name, drill }, column) => {
    const x = PANEL.left + column * (PANEL.width + PANEL.gap)
    parts.push(
      text(x, 26, name, 17, INK.text, 'start'),
      text(
        x,
        43,
        `${drill.state.ended ?? 'running'} after ${Math.round(drill.state.second / 60)} min`,
        11,
        INK.quiet,
        'start',
      ),
    )
    for (let minute = 0; minute * 60 <= longest; minute += 15)
      parts.push(
        text(x + ((minute * 60) / longest) * PANEL.width, height - 14, `${minute}`, 10, INK.quiet, 'middle'),
      )
  })
  parts.push(text(8, height - 14, 'minutes', 10, INK.quiet, 'start'))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif"><title>What telemetry showed while ${drills.map((each) => each.label).join(', ')} played</title><rect width="100%" height="100%" fill="${INK.back}"/>${parts.join('')}</svg>\n`
}

function text(x: number, y: number, words: string, size: number, fill: string, anchor: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${words.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`
}

const label = (value: number, unit: string): string =>
  `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10}${unit}`

function effectsOf(drill: Drill | undefined): readonly number[] {
  return (drill?.state.executions ?? []).flatMap(({ effectAt }) => (effectAt === null ? [] : [effectAt]))
}

/** Telemetry as a seat could have read it at the end, from second 0 on. */
function pointsOf(drill: Drill, row: Row): readonly (readonly [number, number])[] {
  const services = drill.setup.scenario.topology.services.map(({ id }) => id)
  if (row.series === 'CPU')
    return combine(
      drill,
      services.map((id) => seriesId.service(id, 'all', 'cpu')),
      (values) => Math.max(...values),
      row,
    )
  if (row.series === 'INSTANCES')
    return combine(
      drill,
      services.map((id) => seriesId.service(id, 'all', 'instances')),
      (values) => values.reduce((a, b) => a + b, 0),
      row,
    )
  return combine(drill, [row.series], ([value = 0]) => value, row)
}

function combine(
  drill: Drill,
  ids: readonly string[],
  join: (values: readonly number[]) => number,
  row: Row,
): readonly (readonly [number, number])[] {
  const byTime = new Map<number, number[]>()
  for (const id of ids) {
    const { at, values } = seriesPoints(drill, id, drill.state.second)
    at.forEach((second, index) => {
      const value = values[index]
      if (second < 0 || value === null || value === undefined) return
      byTime.set(second, [...(byTime.get(second) ?? []), value])
    })
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([at, values]) => [at, row.scale(join(values))] as const)
}
