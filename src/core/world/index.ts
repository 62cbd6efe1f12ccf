/**
 * The simulated cloud: services in zones, the calls between them, customers, faults and the telemetry over it all, in
 * steps of one second. Outcomes emerge from queues, timeouts and retries; equal inputs give equal bits. See README.md.
 */
export { applyIntervention } from './apply-intervention.ts'
export { compileWorld } from './compile-world.ts'
export { beginWorld, createWorldState } from './create-world-state.ts'
export type { Fault } from './fault.ts'
export type { Intervention } from './intervention.ts'
export { controlPlaneNow } from './managed/control-plane-now.ts'
export { refusalOf } from './managed/refusal-of.ts'
export type { ProviderService } from './platform.ts'
export { readPlatform } from './read-platform.ts'
export { endFault, startFault } from './apply-faults.ts'
export { stepWorld } from './step-world.ts'
export type { AlertRule, WatchedRule } from './telemetry/alert-rule.ts'
export { type AlertStatus, readAlerts } from './telemetry/alerts.ts'
export { type LogLine, readLogs } from './telemetry/logs.ts'
export { latestReading, type Readings, readSeries } from './telemetry/read-series.ts'
export { listSeries } from './telemetry/series.ts'
export { metricOf, readSeriesId, type SeriesParts, seriesId } from './telemetry/series-id.ts'
export type { QueueMetric, TableMetric } from './telemetry/series-metrics.ts'
export type { SeriesInfo } from './telemetry/series-info.ts'
export { readTrace, type Trace, type TraceSpan } from './telemetry/traces.ts'
export type {
  Autoscaler,
  EntryPoint,
  HealthCheck,
  Link,
  Market,
  Observability,
  Service,
  ServiceLevelObjective,
  Topology,
  Zone,
} from './topology.ts'
export type { WorldModel } from './world-model.ts'
export { type CellMetric, type CellReading, cellsOf, readCell, readCellMetric } from './world-reading.ts'
export { readCustomers, readWorld, type WorldReading } from './world-reading.ts'
export { cloneWorldState, hashWorldState, type WorldState } from './world-state.ts'
