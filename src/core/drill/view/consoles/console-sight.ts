import type { LookSource, Scenario } from '../../../scenario/index.ts'
import type { SeatId } from '../../command.ts'
import type { Drill } from '../../drill-state.ts'
import type { HandbookView } from '../../seat-view.ts'
import { hostOf } from './aws/api-health.ts'
import { CONSOLE_PAGES, consolePlace } from './console-pages.ts'
import { consolePage } from './consoles-view.ts'

/** Does an open console page show this place? Everything below it, the health page's posts, and nothing while it only shows errors. */
export function consoleShows(
  drill: Drill,
  seat: SeatId,
  open: string,
  place: { readonly source: LookSource; readonly subject: string },
): boolean {
  const meant =
    place.source === 'console'
      ? place.subject === open || place.subject.startsWith(`${open}/`)
      : place.source === 'vendorPage' && open === 'aws/health'
  if (!meant) return false
  const page = consolePage(drill, seat, open)
  if (page === null) return false
  return page.problems.length === 0 || page.sections.some((section) => section.rows.length > 0)
}

/** Can a series be read off a console page? */
export function consoleReads(drill: Drill, subject: string, series: string): boolean {
  const place = consolePlace(drill.setup.scenario, subject)
  return place?.spec.shows(series.split('/'), place.item) ?? false
}

/** The consoles of this drill, tool by tool, as menus have them; never changes. */
export function consoleMenus(scenario: Scenario): HandbookView['consoles'] {
  return Object.entries(CONSOLE_PAGES).flatMap(([subject, { tool, label, when, items }]) =>
    when?.(scenario) === false
      ? []
      : [
          {
            tool: tool ?? 'shell',
            subject,
            label,
            items: items(scenario).map((id) => ({ id, label: nameOf(scenario, subject, id) })),
          },
        ],
  )
}

/** What people type for it: the host for what is reached over the network. */
function nameOf(scenario: Scenario, subject: string, id: string): string {
  const { endpoints = [], certificates = [] } = scenario.topology.platform ?? {}
  const list = subject === 'shell/tls' ? certificates : subject.startsWith('shell/') ? endpoints : []
  const named = list.find((each) => each.id === id)
  return named === undefined ? id : hostOf(named.label)
}
