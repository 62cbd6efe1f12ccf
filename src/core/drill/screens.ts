import { readLogs, readTrace } from '../world/index.ts'
import type { Drill } from './drill-state.ts'
import { worldSecond } from './telemetry.ts'

/** A line of a service's log, as the log tool shows it. */
export interface LogLineView {
  readonly at: number
  readonly service: string
  readonly zone: string
  readonly level: 'info' | 'warn' | 'error'
  readonly text: string
}

/** A sampled request, its spans in call order. */
export interface TraceView {
  readonly id: string
  readonly at: number
  readonly spans: readonly {
    readonly service: string
    readonly zone: string
    readonly startMs: number
    readonly durationMs: number
    readonly attempts: number
    readonly ok: boolean
    readonly depth: number
  }[]
}

/** What is set by hand in the world and shown as it is: weights of load balancers, and which calls may fail. */
export function settingsNow({ state }: Drill): readonly [Float64Array, Float64Array] {
  return [state.world.cell.weight, state.world.link.degrade]
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
