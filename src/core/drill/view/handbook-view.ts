import { listSeries } from '../../world/index.ts'
import type { Drill } from '../drill-state.ts'
import type { HandbookView } from '../seat-view.ts'
import { consoleMenus } from './consoles/console-menus.ts'

const books = new WeakMap<Drill['setup'], HandbookView>()

/** What is on paper: the briefing, who owns what, what can be looked at, asked for and done. The same all drill long. */
export function handbookView(drill: Drill): HandbookView {
  const known = books.get(drill.setup)
  if (known !== undefined) return known
  const book = writeBook(drill)
  books.set(drill.setup, book)
  return book
}

function writeBook(drill: Drill): HandbookView {
  const { scenario, policy } = drill.setup
  const series = listSeries(drill.model).map(({ id, label, unit }) => ({ id, label, unit }))
  return {
    briefing: scenario.briefing,
    services: scenario.topology.services.map(({ id, label, team }) => ({ id, label, team })),
    teams: scenario.teams.map(({ id, label, onCall }) => ({ id, label, onCall })),
    dashboards: dashboards(drill, series),
    series,
    runbooks: scenario.runbooks.map(({ id, title }) => ({ id, title })),
    consoles: consoleMenus(scenario),
    investigations: scenario.investigations.map(({ id, label, teams, minutes }) => ({
      id,
      label,
      teams,
      minutes,
    })),
    actions: scenario.actions.map((action) => ({
      id: action.id,
      label: action.label,
      group: action.group,
      description: action.description,
      parameters: action.parameters,
      durationSeconds: action.durationSeconds,
      plane: action.plane,
      console: action.console ?? null,
      costUsd: action.costUsd,
      risk: action.risk,
      wayBack: action.wayBack,
      reversible: action.reversible,
      blastRadius: action.blastRadius,
      performedByTeams: action.performedByTeams,
    })),
    verifications: scenario.verifications.map(({ id, label, teams, minutes }) => ({
      id,
      label,
      teams,
      minutes,
    })),
    severities: policy.severities.map(({ level, label, meaning }) => ({ level, label, meaning })),
    policyTitle: policy.title,
  }
}

/** One dashboard for the wall, customers and the objective, one across zones, one for calls, and one for each service. */
function dashboards(drill: Drill, series: HandbookView['series']): HandbookView['dashboards'] {
  const pick = (prefix: string, test: RegExp): readonly string[] =>
    series.filter(({ id }) => id.startsWith(prefix) && test.test(id)).map(({ id }) => id)
  const services = drill.setup.scenario.topology.services
  return [
    { subject: 'customers', label: 'Customers', series: pick('customers/', /./) },
    { subject: 'slo', label: 'Error budget', series: pick('slo/', /./) },
    {
      subject: 'zones',
      label: 'Across zones',
      series: pick('service/', /^service\/[^/]+\/(?!all\/)[^/]+\/(p99Ms|errorShare|cpu)$/),
    },
    { subject: 'links', label: 'Calls between services', series: pick('link/', /./) },
    ...platformDashboards(drill, pick),
    ...services.map(({ id, label }) => ({
      subject: `service/${id}`,
      label,
      series: pick(`service/${id}/`, /./),
    })),
  ]
}

/** One for each table and queue, one for names and keys; those that have no series are left out. */
function platformDashboards(
  drill: Drill,
  pick: (prefix: string, test: RegExp) => readonly string[],
): HandbookView['dashboards'] {
  const { tables = [], queues = [] } = drill.setup.scenario.topology.platform ?? {}
  return [
    ...tables.map(({ id, label }) => ({ subject: `table/${id}`, label, series: pick(`table/${id}/`, /./) })),
    ...queues.map(({ id, label }) => ({ subject: `queue/${id}`, label, series: pick(`queue/${id}/`, /./) })),
    { subject: 'names', label: 'Provider endpoints', series: pick('endpoint/', /./) },
    {
      subject: 'access',
      label: 'Keys and certificates',
      series: [...pick('key/', /./), ...pick('certificate/', /./)],
    },
    {
      subject: 'provider',
      label: 'Provider APIs and cost',
      series: [...pick('plane/', /./), ...pick('cost/', /./)],
    },
  ].filter(({ series }) => series.length > 0)
}
