import { listSeries, readAlerts, readSeries } from '../world/index.ts'
import type { Drill } from './drill-state.ts'

/** The drill's window on the world's telemetry. Drill seconds start when the warm-up ends; world seconds before it. */
export const worldSecond = (drill: Drill, second: number): number =>
  second + drill.setup.scenario.warmUpSeconds

/** A reading as old as this is no reading any more: a curve that has a gap, or whose telemetry is out, shows none. */
const STALE_SECONDS = 60

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
  if (newest < 0 || (points.at[newest] as number) <= horizon - STALE_SECONDS) return Number.NaN
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

/** Drill second of the newest sample that has arrived. */
export function newestSample(drill: Drill): number {
  const { warmUpSeconds, topology } = drill.setup.scenario
  const { lagSeconds, resolutionSeconds } = topology.observability
  const arrived = drill.state.second + warmUpSeconds - lagSeconds
  return Math.floor(arrived / resolutionSeconds) * resolutionSeconds - warmUpSeconds
}

/**
 * Another number whenever what screens show of telemetry may have changed: when a sample arrives, which is when one may
 * have become too old as well; from second to second where samples are so long that the two do not fall together.
 */
export function telemetryVersion(drill: Drill): number {
  const { resolutionSeconds } = drill.setup.scenario.topology.observability
  return STALE_SECONDS % resolutionSeconds === 0 ? newestSample(drill) : drill.state.second
}

/** Ids of the alerts whose rules hold, as the pager knows by now. */
export function firingAlerts(drill: Drill): ReadonlySet<string> {
  const now = worldSecond(drill, drill.state.second)
  const firing = new Set<string>()
  for (const { id, firing: holds, pagedAtSecond } of readAlerts(drill.model, drill.state.world, now))
    if (holds && (pagedAtSecond ?? now) <= now) firing.add(id)
  return firing
}
