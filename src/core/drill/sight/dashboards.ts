import type { Scenario } from '../../scenario/index.ts'
import { listSeries, readSeriesId, type SeriesParts } from '../../world/index.ts'
import type { Drill } from '../drill-state.ts'

/** A dashboard of the metrics tool: what it is opened by, and the series on it. */
export interface Dashboard {
  readonly subject: string
  readonly label: string
  readonly series: readonly string[]
}

const known = new WeakMap<Drill['model'], readonly Dashboard[]>()

/** One dashboard for customers, one for the objective, one across zones, one for calls, and one for each service. */
export function dashboardsOf(drill: Drill): readonly Dashboard[] {
  let boards = known.get(drill.model)
  if (boards === undefined) {
    boards = makeDashboards(
      drill.setup.scenario,
      listSeries(drill.model).map(({ id }) => id),
    )
    known.set(drill.model, boards)
  }
  return boards
}

function makeDashboards(scenario: Scenario, series: readonly string[]): readonly Dashboard[] {
  const read = series.map((id) => ({ id, parts: readSeriesId(id) }))
  const pick = (kind: SeriesParts['kind'], test: (parts: SeriesParts) => boolean = () => true) =>
    read.flatMap(({ id, parts }) => (parts?.kind === kind && test(parts) ? [id] : []))
  const { services, platform } = scenario.topology
  const { tables = [], queues = [] } = platform ?? {}
  const boardOf = (kind: 'table' | 'queue' | 'service', { id, label }: Named): Dashboard => ({
    subject: `${kind}/${id}`,
    label,
    series: pick(kind, ({ owner }) => owner === id),
  })
  const ofPlatform = [
    ...tables.map((table) => boardOf('table', table)),
    ...queues.map((queue) => boardOf('queue', queue)),
    { subject: 'names', label: 'Provider endpoints', series: pick('endpoint') },
    { subject: 'access', label: 'Keys and certificates', series: [...pick('key'), ...pick('certificate')] },
    { subject: 'networks', label: 'Networks', series: pick('network') },
    { subject: 'configurations', label: 'Configurations', series: pick('configuration') },
    { subject: 'provider', label: 'Provider APIs and cost', series: [...pick('plane'), ...pick('cost')] },
  ]
  return [
    { subject: 'customers', label: 'Customers', series: pick('customers') },
    { subject: 'slo', label: 'Error budget', series: pick('slo') },
    {
      subject: 'zones',
      label: 'Across zones',
      series: pick('service', ({ place, metric }) => place !== 'all' && ACROSS_ZONES.includes(metric)),
    },
    { subject: 'links', label: 'Calls between services', series: pick('link') },
    ...ofPlatform.filter((board) => board.series.length > 0),
    ...services.map((service) => boardOf('service', service)),
  ]
}

const ACROSS_ZONES = ['p99Ms', 'errorShare', 'cpu']

interface Named {
  readonly id: string
  readonly label: string
}
