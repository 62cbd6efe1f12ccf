import type { Link } from '../topology.ts'
import type { SeriesUnit } from './series-info.ts'

/** What is measured of a kind of thing: by the name that series ids give it, its words and its unit. */
type Metrics = Readonly<Record<string, readonly [words: string, unit: SeriesUnit]>>

export const serviceMetrics = {
  requestRate: ['Requests', 'perSecond'],
  errorShare: ['Errors', 'share'],
  p50Ms: ['Latency p50', 'ms'],
  p99Ms: ['Latency p99', 'ms'],
  cpu: ['CPU', 'share'],
  threadsBusy: ['Threads busy', 'share'],
  queueDepth: ['Queue depth', 'count'],
  retryRate: ['Retries received', 'perSecond'],
  instances: ['Instances', 'count'],
  healthyInstances: ['Healthy instances', 'count'],
} as const satisfies Metrics

/** Of services whose instances can die. */
export const lifeMetrics = {
  memoryUsedShare: ['Memory used', 'share'],
  startingInstances: ['Instances starting', 'count'],
  waitingInstances: ['Instances waiting to start', 'count'],
  deathsPerMinute: ['Instances that died, a minute', 'count'],
} as const satisfies Metrics

export const linkMetrics = {
  callRate: ['Calls', 'perSecond'],
  errorShare: ['Attempts that fail', 'share'],
  timeoutShare: ['Calls timed out', 'share'],
  retryRate: ['Retries sent', 'perSecond'],
  poolWaitMs: ['Wait for a connection', 'ms'],
  cacheHitShare: ['Cache hits', 'share'],
  breakerOpen: ['Circuit breakers open', 'share'],
} as const satisfies Metrics

/** What can be measured of this link: a cache, a breaker or a pool that it has not is no number, not a nought. */
export function linkMetricsOf(link: Link): readonly (keyof typeof linkMetrics)[] {
  const lacks: Partial<Record<keyof typeof linkMetrics, boolean>> = {
    poolWaitMs: link.pool === undefined,
    cacheHitShare: link.cache === undefined,
    breakerOpen: link.breaker === undefined,
  }
  return metricsIn(linkMetrics)
    .map(([metric]) => metric)
    .filter((metric) => !lacks[metric])
}

export const customerMetrics = {
  demandRate: ['Customers arriving', 'perSecond'],
  successShare: ['Visits that succeed', 'share'],
  p99Ms: ['Visit time p99', 'ms'],
  waiting: ['Trying again soon', 'count'],
  returning: ['Left, coming back', 'count'],
} as const satisfies Metrics

export const sloMetrics = {
  burnRate5m: ['Burn rate, 5 min', 'factor'],
  burnRate1h: ['Burn rate, 1 h', 'factor'],
  budgetSpentShare: ['Error budget spent', 'share'],
} as const satisfies Metrics

/** Of links that need a connection, a credential or a table. */
export const linkAccessMetrics = {
  unconnectedShare: ['Calls without a connection', 'share'],
  openConnections: ['Open connections', 'count'],
  deniedShare: ['Calls with refused credentials', 'share'],
  throttledShare: ['Attempts throttled', 'share'],
} as const satisfies Metrics

export const tableMetrics = {
  readUnits: ['read units', 'perSecond'],
  writeUnits: ['write units', 'perSecond'],
  throttledShare: ['throttled', 'share'],
  replicationLagSeconds: ['replication lag', 'seconds'],
  damagedShare: ['items that do not parse', 'share'],
} as const satisfies Metrics

export const queueMetrics = {
  depth: ['messages', 'count'],
  ageSeconds: ['age of oldest message', 'seconds'],
  inRate: ['messages in', 'perSecond'],
  outRate: ['messages done', 'perSecond'],
  lateMessages: ['messages that are late', 'count'],
} as const satisfies Metrics

export const endpointMetrics = {
  resolves: ['name resolves', 'share'],
  errorShare: ['errors', 'share'],
} as const satisfies Metrics

export const certificateMetrics = {
  daysLeft: ['days left, served', 'days'],
  storedDaysLeft: ['days left, in store', 'days'],
} as const satisfies Metrics

export const configurationMetrics = {
  newestShare: ['instances on the newest version', 'share'],
  switchedOffShare: ['instances with the kill switch on', 'share'],
} as const satisfies Metrics

export type LifeMetric = keyof typeof lifeMetrics
/** Of a path that links share. */
export const networkMetrics = {
  callRate: ['calls', 'perSecond'],
  loadShare: ['of its capacity', 'share'],
  lostShare: ['calls lost', 'share'],
  waitMs: ['time on the way', 'ms'],
} as const satisfies Metrics

export type NetworkMetric = keyof typeof networkMetrics
export type ConfigurationMetric = keyof typeof configurationMetrics
export type ServiceMetric = keyof typeof serviceMetrics | LifeMetric
export type LinkMetric = keyof typeof linkMetrics | keyof typeof linkAccessMetrics
export type CustomerMetric = keyof typeof customerMetrics
export type SloMetric = keyof typeof sloMetrics
export type TableMetric = keyof typeof tableMetrics
export type QueueMetric = keyof typeof queueMetrics
export type EndpointMetric = keyof typeof endpointMetrics
export type CertificateMetric = keyof typeof certificateMetrics

/** Metrics of a table with their words and units, in its order. */
export function metricsIn<Metric extends string>(
  metrics: Readonly<Record<Metric, readonly [words: string, unit: SeriesUnit]>>,
): readonly (readonly [metric: Metric, described: readonly [words: string, unit: SeriesUnit]])[] {
  return Object.entries(metrics) as [Metric, readonly [string, SeriesUnit]][]
}
