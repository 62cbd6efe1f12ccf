import { listSeries, readAlerts, readLogs, readSeries, readTrace } from '../world/index.ts'
import type { Drill } from './drill-state.ts'
import type { LogLineView, TraceView } from './seat-view.ts'

/** The drill's window on the world's telemetry. Drill seconds start when the warm-up ends; world seconds before it. */
const worldSecond = (drill: Drill, second: number): number => second + drill.setup.scenario.warmUpSeconds

/** A reading older than this is no reading. */
const STALE_SECONDS = 300

/** Points of one series in world seconds, from `from` on, as far as they have been asked for. */
interface Points {
  from: number
  until: number
  readonly at: number[]
  readonly value: number[]
}

/** Samples never change once they are there, so what was measured is kept and only newer points are added. */
const measured = new WeakMap<Drill['state']['world'], Map<string, Points>>()

function pointsOf(drill: Drill, series: string, from: number): Points {
  const now = worldSecond(drill, drill.state.second)
  let kept = measured.get(drill.state.world)
  if (kept === undefined) {
    kept = new Map()
    measured.set(drill.state.world, kept)
  }
  let points = kept.get(series)
  const { lagSeconds, resolutionSeconds } = drill.setup.scenario.topology.observability
  if (points === undefined) {
    points = { from, until: from - 1, at: [], value: [] }
    kept.set(series, points)
  } else if (points.from > from) {
    const before = points.from - 1 + lagSeconds
    const older = readSeries(drill.model, drill.state.world, series, from, before)
    points.at.unshift(...older.at)
    points.value.unshift(...older.value)
    points.from = from
  }
  if (now - lagSeconds - points.until >= resolutionSeconds || points.at.length === 0) {
    readSeries(drill.model, drill.state.world, series, points.until + 1, now, points)
    points.until = points.at.at(-1) ?? points.until
  }
  return points
}

/** Most questions are about the last few points. */
const LAST_FEW = 8

/** Index of the newest point that had arrived by then, or -1. */
function newestBy(points: Points, horizon: number): number {
  let low = -1
  let high = points.at.length - 1
  for (const least = high - LAST_FEW; high >= 0 && high > least; high -= 1)
    if ((points.at[high] as number) <= horizon) return high
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((points.at[middle] as number) <= horizon) low = middle
    else high = middle - 1
  }
  return low
}

/** What the series shows now, or showed `agoSeconds` ago, through lag, resolution and noise; NaN without a reading. */
export function reading(drill: Drill, series: string, agoSeconds: number): number {
  const horizon =
    worldSecond(drill, drill.state.second - agoSeconds) -
    drill.setup.scenario.topology.observability.lagSeconds
  const { resolutionSeconds } = drill.setup.scenario.topology.observability
  let points = pointsOf(drill, series, horizon - resolutionSeconds)
  let newest = newestBy(points, horizon)
  if (newest < 0) {
    // Nothing received lately: then what was received before.
    points = pointsOf(drill, series, horizon - STALE_SECONDS)
    newest = newestBy(points, horizon)
  }
  if (newest < 0 || (points.at[newest] as number) < horizon - STALE_SECONDS) return Number.NaN
  return points.value[newest] as number
}

/** Points of a series over the last `seconds`, in drill seconds; null where nothing was received. */
export function seriesPoints(
  drill: Drill,
  series: string,
  seconds: number,
): { readonly at: readonly number[]; readonly values: readonly (number | null)[] } {
  const from = worldSecond(drill, drill.state.second) - seconds
  const points = pointsOf(drill, series, Math.min(from, 0))
  const first = newestBy(points, from - 1) + 1
  return {
    at: points.at.slice(first).map((second) => second - drill.setup.scenario.warmUpSeconds),
    values: points.value.slice(first),
  }
}

const seriesIds = new WeakMap<Drill['model'], ReadonlySet<string>>()

export function seriesExists(drill: Drill, series: string): boolean {
  let known = seriesIds.get(drill.model)
  if (known === undefined) {
    known = new Set(listSeries(drill.model).map(({ id }) => id))
    seriesIds.set(drill.model, known)
  }
  return known.has(series)
}

/** Ids of the alerts whose rules hold, as the pager knows by now. */
export function firingAlerts(drill: Drill): ReadonlySet<string> {
  const now = worldSecond(drill, drill.state.second)
  const firing = new Set<string>()
  for (const { id, firing: holds, pagedAtSecond } of readAlerts(drill.model, drill.state.world, now))
    if (holds && (pagedAtSecond ?? now) <= now) firing.add(id)
  return firing
}

export function logLines(drill: Drill, service: string, limit: number): readonly LogLineView[] {
  const now = worldSecond(drill, drill.state.second)
  return readLogs(drill.model, drill.state.world, service, now, limit).map((line) => ({
    at: line.second - drill.setup.scenario.warmUpSeconds,
    service: line.service,
    zone: line.zone,
    level: line.level,
    text: `${line.host} ${line.message}`,
  }))
}

/** A sampled request, its spans in call order with their depth. */
export function traceNow(drill: Drill, nth: number): TraceView | null {
  const now = worldSecond(drill, drill.state.second)
  const trace = readTrace(drill.model, drill.state.world, now, nth)
  if (trace === undefined) return null
  const depths: number[] = []
  const spans = trace.spans.map(({ parent, ...span }) => {
    const depth = parent === undefined ? 0 : (depths[parent] ?? 0) + 1
    depths.push(depth)
    return { ...span, startMs: Math.round(span.startMs), durationMs: Math.round(span.durationMs), depth }
  })
  return { id: trace.id, at: trace.second - drill.setup.scenario.warmUpSeconds, spans }
}

/** The load balancer's weight of a zone: for one service, or the least of all that run there. A setting, so exact. */
export function zoneWeight(drill: Drill, zone: string, service?: string): number {
  const { model, state } = drill
  let least = 1
  model.cells.forEach((place, cell) => {
    const matches = service === undefined || model.services[place.service]?.id === service
    if (matches && model.topology.zones[place.zone]?.id === zone)
      least = Math.min(least, state.world.cell.weight[cell] as number)
  })
  return least
}

/** "2.1 s", "4.2 %", "380/s": as a person would say a metric. The metric is the last part of a series id. */
export function formatReading(metric: string, value: number): string {
  if (Number.isNaN(value)) return 'no reading'
  if (metric.endsWith('Ms')) return value >= 1000 ? `${tenths(value / 1000)} s` : `${Math.round(value)} ms`
  if (metric.endsWith('Share') || metric === 'cpu' || metric === 'threadsBusy')
    return value < 0.1 ? `${tenths(value * 100)} %` : `${Math.round(value * 100)} %`
  if (metric.endsWith('Rate')) return `${Math.round(value)}/s`
  if (metric === 'resolves') return `${Math.round(value * 100)} %`
  if (metric.endsWith('Seconds'))
    return value >= 120 ? `${Math.round(value / 60)} min` : `${Math.round(value)} s`
  if (metric.endsWith('PerMinute')) return `${Math.round(value)}/min`
  if (metric.endsWith('PerSecond')) return `${tenths(value)}/s`
  if (metric.endsWith('aysLeft')) return `${tenths(value)} days`
  if (metric.startsWith('burnRate')) return `${tenths(value)}×`
  return value < 10 ? String(tenths(value)) : String(Math.round(value))
}

const tenths = (value: number): number => Math.round(value * 10) / 10

/** Puts current readings into a text: "{series:service/checkout/all/p99Ms}". */
export function fillReadings(drill: Drill, text: string): string {
  return text.replace(/\{series:([^}]+)\}/g, (_, series: string) =>
    formatReading(series.slice(series.lastIndexOf('/') + 1), reading(drill, series, 0)),
  )
}
