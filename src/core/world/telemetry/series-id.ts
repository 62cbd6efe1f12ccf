import type {
  CertificateMetric,
  ConfigurationMetric,
  CustomerMetric,
  EndpointMetric,
  LinkMetric,
  NetworkMetric,
  QueueMetric,
  ServiceMetric,
  SloMetric,
  TableMetric,
} from './series-metrics.ts'

/** Of one thing in one zone or region. */
const PLACED = ['service', 'table'] as const
/** Of one thing. */
const OWNED = [
  'link',
  'customers',
  'endpoint',
  'certificate',
  'key',
  'queue',
  'plane',
  'configuration',
  'network',
] as const
/** Of the whole. */
const WHOLE = ['slo', 'cost', 'data', 'impact'] as const

/** What a series id says. A series of a service over all its zones has the place "all", one of all customers that owner. */
export type SeriesParts =
  | {
      readonly kind: (typeof PLACED)[number]
      readonly owner: string
      readonly place: string
      readonly metric: string
    }
  | {
      readonly kind: (typeof OWNED)[number]
      readonly owner: string
      readonly place: null
      readonly metric: string
    }
  | {
      readonly kind: (typeof WHOLE)[number]
      readonly owner: null
      readonly place: null
      readonly metric: string
    }

/** Makes the ids of series: what is measured, of what, where. Ids of things have no "/" in them. */
export const seriesId = {
  service: <M extends ServiceMetric>(service: string, zone: string, metric: M) =>
    `service/${service}/${zone}/${metric}` as const,
  link: <M extends LinkMetric>(link: string, metric: M) => `link/${link}/${metric}` as const,
  /** `market` "all" is all customers; who fails is known in truth only. */
  customers: <M extends CustomerMetric | 'failedShare'>(market: string, metric: M) =>
    `customers/${market}/${metric}` as const,
  slo: <M extends SloMetric>(metric: M) => `slo/${metric}` as const,
  endpoint: <M extends EndpointMetric>(endpoint: string, metric: M) =>
    `endpoint/${endpoint}/${metric}` as const,
  certificate: <M extends CertificateMetric>(certificate: string, metric: M) =>
    `certificate/${certificate}/${metric}` as const,
  /** `ageDays` is known in truth only. */
  key: <M extends 'usesPerSecond' | 'ageDays'>(key: string, metric: M) => `key/${key}/${metric}` as const,
  table: <M extends TableMetric>(table: string, region: string, metric: M) =>
    `table/${table}/${region}/${metric}` as const,
  queue: <M extends QueueMetric>(queue: string, metric: M) => `queue/${queue}/${metric}` as const,
  plane: (plane: string) => `plane/${plane}/errorShare` as const,
  configuration: <M extends ConfigurationMetric>(configuration: string, metric: M) =>
    `configuration/${configuration}/${metric}` as const,
  network: <M extends NetworkMetric>(network: string, metric: M) => `network/${network}/${metric}` as const,
  cost: () => 'cost/usdPerMinute' as const,
  data: () => 'data/lostWrites' as const,
  /** Known in truth only. */
  impact: () => 'impact/customerMinutes' as const,
}

/** The parts of a series id; null for what is none by its form. Whether a world has it is another question. */
export function readSeriesId(id: string): SeriesParts | null {
  const [kind = '', first, second, third, ...more] = id.split('/')
  if (first === undefined || more.length > 0) return null
  if (isOneOf(PLACED, kind))
    return second === undefined || third === undefined
      ? null
      : { kind, owner: first, place: second, metric: third }
  if (third !== undefined) return null
  if (isOneOf(OWNED, kind))
    return second === undefined ? null : { kind, owner: first, place: null, metric: second }
  return isOneOf(WHOLE, kind) && second === undefined
    ? { kind, owner: null, place: null, metric: first }
    : null
}

/** What is measured: the last part of a series id. */
export function metricOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function isOneOf<Kind extends string>(kinds: readonly Kind[], kind: string): kind is Kind {
  return kinds.some((each) => each === kind)
}
