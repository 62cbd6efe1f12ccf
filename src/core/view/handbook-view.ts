import { type Drill, dashboardsOf } from '../drill/index.ts'
import { listSeries } from '../world/index.ts'
import { consoleMenus } from './console-menus.ts'
import type { HandbookView } from './seat-view.ts'

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
    relief: scenario.shift?.relief ?? null,
    services: scenario.topology.services.map(({ id, label, team }) => ({ id, label, team })),
    teams: scenario.teams.map(({ id, label, onCall }) => ({ id, label, onCall })),
    dashboards: dashboardsOf(drill),
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
