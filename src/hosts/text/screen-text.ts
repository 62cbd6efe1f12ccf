import type { LookSource } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import { clockAt } from '../../core/determinism/index.ts'
import { formatReading } from '../../core/messages/index.ts'
import type { MapCell, MapLink } from '../../core/view/index.ts'
import { consoleText } from './console-text.ts'
import { listing } from './listing.ts'
import { metricsTable } from './metrics-table.ts'

const LOG_LINES_SHOWN = 20

const SCREENS: Readonly<Record<LookSource, (view: SeatView) => string>> = {
  metrics: metricsTable,
  logs: logsText,
  traces: tracesText,
  changes: (view) => readingText('changes', view),
  runbook: (view) => readingText('runbook', view),
  vendorPage: vendorText,
  console: consoleText,
  map: mapText,
  people: (view) => listing('people', view) ?? '',
}

/** What the screen that was just opened shows. */
export function screenText(source: LookSource, view: SeatView): string {
  return SCREENS[source](view) || '  Nothing to see there now.'
}

function logsText({ logs, drill }: SeatView): string {
  return logs
    .slice(0, LOG_LINES_SHOWN)
    .map(({ at, level, zone, text }) => `  ${clockAt(drill.startsAtUtcSecond, at)} ${level} ${zone} ${text}`)
    .join('\n')
}

function tracesText({ traces }: SeatView): string {
  return traces
    .map(({ id, spans }) => {
      const lines = spans.map(
        ({ depth, service, zone, durationMs, attempts, ok }) =>
          `    ${' '.repeat(depth * 2)}${service} ${zone} ${durationMs} ms${attempts > 1 ? ` (${attempts} attempts)` : ''}${ok ? '' : ' FAILED'}`,
      )
      return [`  trace ${id}`, ...lines].join('\n')
    })
    .join('\n')
}

/** One that was chosen, or which there are. */
function readingText(source: 'changes' | 'runbook', view: SeatView): string {
  const { reading, changes, handbook } = view
  if (reading !== null) return `  ${reading.title}\n${reading.markdown}`
  const all = source === 'changes' ? changes : handbook.runbooks
  return all.map(({ id, title }) => `  look ${source} ${id}  ${title}`).join('\n')
}

function vendorText({ vendor, drill }: SeatView): string {
  return vendor.length === 0
    ? '  All services operational.'
    : vendor
        .map(({ at, state, text }) => `  ${clockAt(drill.startsAtUtcSecond, at)} ${state}: ${text}`)
        .join('\n')
}

/** What is drawn on the map: services by zone, and who calls whom. */
function mapText({ map }: SeatView): string {
  return [...map.cells.map(cellLine), ...map.links.map(linkLine)].join('\n')
}

const shown = (label: string, metric: string, value: number | null): string =>
  `${label} ${value === null ? '–' : formatReading(metric, value)}`

const cellLine = ({ service, zone, instances, requestRate, errorShare, p99Ms }: MapCell): string =>
  `  ${`${service} ${zone}`.padEnd(34)} ${[`${Math.round(instances)} up`, shown('requests', 'requestRate', requestRate), shown('errors', 'errorShare', errorShare), shown('p99', 'p99Ms', p99Ms)].join(' · ')}`

const linkLine = ({ from, to, rate, errorShare, retryShare }: MapLink): string =>
  `  ${`${from} → ${to}`.padEnd(34)} ${[shown('calls', 'requestRate', rate), shown('errors', 'errorShare', errorShare), shown('retries', 'retryShare', retryShare)].join(' · ')}`
