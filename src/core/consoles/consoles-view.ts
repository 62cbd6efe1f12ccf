import type { SeatId } from '../command/index.ts'
import { consolePlace, type Drill, keptOut, newestSample } from '../drill/index.ts'
import { openSubject } from '../view/index.ts'
import type { ConsolePage, ConsolesView } from './console-page.ts'
import { CONSOLE_PAGES } from './console-pages.ts'

/** The console page that a seat has open. */
export function consolesView(drill: Drill, seat: SeatId): ConsolesView {
  const subject = openSubject(drill, seat, 'console')
  return { page: subject === null ? null : consolePage(drill, seat, subject) }
}

/** A page as it answers this seat now; null when there is no such page. */
export function consolePage(drill: Drill, seat: SeatId, subject: string): ConsolePage | null {
  const place = consolePlace(drill.setup.scenario, subject)
  if (place === null) return null
  const problem = keptOut(drill, seat, subject, place)
  if (problem !== null)
    return { subject, title: 'Sign in to the console', asOf: null, problems: [problem], sections: [] }
  const { title, live, problems, sections } = CONSOLE_PAGES[place.key](drill, place.item)
  return { subject, title, asOf: live ? newestSample(drill) : null, problems, sections }
}
