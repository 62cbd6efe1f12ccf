import type { LookSource } from '../../../scenario/index.ts'
import type { SeatId } from '../../command.ts'
import type { Drill } from '../../drill-state.ts'
import { consolePlace } from './console-pages.ts'
import { bareSubject } from './console-subject.ts'
import { consolePage } from './consoles-view.ts'

/** Does an open console page show this place? Everything below it, the health page's posts, and nothing while it only shows errors. */
export function consoleShows(
  drill: Drill,
  seat: SeatId,
  open: string,
  place: { readonly source: LookSource; readonly subject: string },
): boolean {
  const shown = bareSubject(open)
  const meant =
    place.source === 'console'
      ? place.subject === shown || place.subject.startsWith(`${shown}/`)
      : place.source === 'vendorPage' && shown === 'aws/health'
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
