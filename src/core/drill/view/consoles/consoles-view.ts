import type { SeatId } from '../../command.ts'
import type { Drill } from '../../drill-state.ts'
import { openSubject } from '../open-subject.ts'
import { signInProblem } from './aws/api-health.ts'
import type { ConsolePage, ConsolesView } from './console-page.ts'
import { consolePlace } from './console-pages.ts'
import { newestSecond } from './console-reading.ts'
import { FROM_SHELL } from './console-subject.ts'

/** The console page that a seat has open. */
export function consolesView(drill: Drill, seat: SeatId): ConsolesView {
  const subject = openSubject(drill, seat, 'console')
  return { page: subject === null ? null : consolePage(drill, seat, subject) }
}

/** A page as it answers this seat now; null when there is no such page. */
export function consolePage(drill: Drill, seat: SeatId, subject: string): ConsolePage | null {
  const place = consolePlace(drill.setup.scenario, subject)
  if (place === null) return null
  const { key, spec, item } = place
  const signsIn = spec.tool === 'aws' && key !== 'aws/health' && !subject.startsWith(FROM_SHELL)
  const keptOut = signsIn ? signInProblem(drill, seat) : null
  if (keptOut !== null)
    return { subject, title: 'Sign in to the console', asOf: null, problems: [keptOut], sections: [] }
  const { title, live, problems, sections } = spec.build(drill, item)
  return { subject, title, asOf: live ? newestSecond(drill) : null, problems, sections }
}
