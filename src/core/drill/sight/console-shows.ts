import type { LookSource, SeatId } from '../../command/index.ts'
import { readSeriesId } from '../../world/index.ts'
import type { Drill } from '../drill-state.ts'
import { type ConsoleProblem, signInProblem } from './api-health.ts'
import { type ConsolePlace, consolePlace } from './console-place.ts'
import { bareSubject, FROM_SHELL } from './console-subject.ts'

/** Why a seat cannot get at a page at all: the provider's consoles want a sign-in, the shell has had its own. */
export function keptOut(
  drill: Drill,
  seat: SeatId,
  subject: string,
  place: ConsolePlace,
): ConsoleProblem | null {
  const signsIn = place.facts.tool === 'aws' && place.key !== 'aws/health' && !subject.startsWith(FROM_SHELL)
  return signsIn ? signInProblem(drill, seat) : null
}

/** Does a console page that is opened now show anything but errors? */
export function consoleAnswers(drill: Drill, seat: SeatId, subject: string): boolean {
  const place = consolePlace(drill.setup.scenario, subject)
  return (
    place !== null && keptOut(drill, seat, subject, place) === null && place.facts.answers(drill, place.item)
  )
}

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
  return meant && consoleAnswers(drill, seat, open)
}

/** Can a series be read off a console page? */
export function consoleReads(drill: Drill, subject: string, series: string): boolean {
  const place = consolePlace(drill.setup.scenario, subject)
  const parts = readSeriesId(series)
  return place !== null && parts !== null && place.facts.shows(parts, place.item)
}
