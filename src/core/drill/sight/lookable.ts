import type { LookSource, SeatId } from '../../command/index.ts'
import type { Drill } from '../drill-state.ts'
import { logLines, traceNow } from '../screens.ts'
import { reading } from '../telemetry.ts'
import { changeIsThere } from './changes-there.ts'
import { consolePlace } from './console-place.ts'
import { consoleAnswers } from './console-shows.ts'
import { dashboardsOf } from './dashboards.ts'

const ALL = 'all'
export const WALL_SUBJECT = 'wall'
const HEALTH_PAGE = 'status'

/** A subject as the log has it: there is one health page, whatever it is called. */
export const subjectOf = (source: LookSource, subject: string): string =>
  source === 'vendorPage' && subject === ALL ? HEALTH_PAGE : subject

type Lookable = Readonly<Record<LookSource, (drill: Drill, subject: string) => boolean>>

const isService = ({ setup }: Drill, subject: string): boolean =>
  setup.scenario.topology.services.some(({ id }) => id === subject)

/** What is there to be looked at, by the tool it is looked at with. */
const THERE: Lookable = {
  metrics: (drill, subject) =>
    subject === WALL_SUBJECT || dashboardsOf(drill).some((board) => board.subject === subject),
  logs: isService,
  traces: (drill, subject) => subject === ALL || isService(drill, subject),
  changes: (drill, subject) => subject === ALL || changeIsThere(drill, subject),
  runbook: ({ setup }, subject) => setup.scenario.runbooks.some(({ id }) => id === subject),
  vendorPage: (_, subject) => subject === HEALTH_PAGE,
  console: ({ setup }, subject) => consolePlace(setup.scenario, subject) !== null,
  map: (drill, subject) => subject === ALL || isService(drill, subject),
  people: ({ setup }, subject) => subject === ALL || setup.scenario.cast.some(({ id }) => id === subject),
}

/** Only what exists can be looked at. */
export function isLookable(drill: Drill, source: LookSource, subject: string): boolean {
  return THERE[source](drill, subject)
}

/** Is there such a thing in the scenario at all, now or later? For checks. */
export function existsToLookAt(drill: Drill, source: LookSource, subject: string): boolean {
  const { changes } = drill.setup.scenario
  return (
    (source === 'changes' && changes.some(({ id }) => id === subject)) ||
    isLookable(drill, source, subjectOf(source, subject))
  )
}

/** Is there anything to see on it now: a reading, a line, a trace, a page that answers? */
export function showsSomething(drill: Drill, seat: SeatId, source: LookSource, subject: string): boolean {
  switch (source) {
    case 'metrics':
      return (
        subject === WALL_SUBJECT ||
        dashboardsOf(drill)
          .find((board) => board.subject === subject)
          ?.series.some((series) => !Number.isNaN(reading(drill, series, 0))) === true
      )
    case 'logs':
      return logLines(drill, subject, 1).length > 0
    case 'traces':
      return traceNow(drill, 0) !== null
    case 'console':
      return consoleAnswers(drill, seat, subject)
    default:
      return true
  }
}
