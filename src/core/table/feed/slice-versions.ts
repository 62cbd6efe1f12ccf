import type { SeatId } from '../../command/index.ts'
import { consolesView, type SeatView } from '../../consoles/index.ts'
import { changeShownAt, type Drill, fatigueAt, settingsNow, telemetryVersion } from '../../drill/index.ts'
import {
  changesView,
  documentView,
  drillSlice,
  executionsView,
  handbookView,
  inboxView,
  incidentSlice,
  logsView,
  mapView,
  mayView,
  openSubject,
  pagesView,
  peopleView,
  readingView,
  statusPageView,
  tasksView,
  timersTurned,
  timersView,
  tracesView,
  vendorView,
  wallView,
} from '../../view/index.ts'
import type { Table } from '../table.ts'
import type { SliceName } from './seat-update.ts'

/** What versions are made of, looked up once for all slices of an update. */
export interface Moment {
  readonly drill: Drill
  readonly seat: SeatId
  readonly second: number
  readonly logLength: number
  /** Changes with every line, and when a line gets other words. */
  readonly said: number
  readonly telemetry: number
  /** Changes when a setting of the world does. */
  readonly settings: number
}

interface Slice<Name extends SliceName> {
  /** Equal versions mean equal slices. Cheap: it is asked for in every update. */
  readonly version: (moment: Moment) => string | number
  readonly build: (drill: Drill, seat: SeatId) => SeatView[Name]
}

type Slices = { readonly [Name in SliceName]: Slice<Name> }

const ofLog = ({ said }: Moment): number => said

/** What a seat has open: nothing to build, and nothing that changes, while it is closed. */
const whileOpen =
  (source: string, version: (moment: Moment) => string | number) =>
  (moment: Moment): string | number => {
    const subject = openSubject(moment.drill, moment.seat, source)
    return subject === null ? 'closed' : `${subject} ${version(moment)}`
  }

const ofTelemetry = ({ telemetry }: Moment): number => telemetry

/** Every slice of a view with what moves its version. A slice that is missing here does not compile. */
export const SLICES: Slices = {
  drill: { version: ({ second, said }) => `${second} ${said}`, build: drillSlice },
  incident: { version: ofLog, build: incidentSlice },
  may: { version: ofLog, build: mayView },
  pages: { version: ofLog, build: pagesView },
  people: { version: (moment) => `${moment.said} ${tiredness(moment)}`, build: peopleView },
  tasks: { version: (moment) => `${moment.said} ${boxesOver(moment)}`, build: tasksView },
  executions: { version: ofLog, build: executionsView },
  inbox: { version: ofLog, build: inboxView },
  timers: {
    version: ({ drill, seat, said }) => `${said} ${timersTurned(drill, seat)}`,
    build: timersView,
  },
  statusPage: { version: ofLog, build: statusPageView },
  vendor: { version: ofLog, build: vendorView },
  changes: { version: (moment) => `${moment.said} ${changesShown(moment)}`, build: changesView },
  document: { version: ofLog, build: documentView },
  wall: { version: ofTelemetry, build: wallView },
  map: { version: ({ telemetry, settings }) => `${telemetry} ${settings}`, build: mapView },
  logs: { version: whileOpen('logs', ofTelemetry), build: logsView },
  traces: {
    version: whileOpen('traces', ({ telemetry, settings }) => `${telemetry} ${settings}`),
    build: tracesView,
  },
  reading: { version: ofLog, build: readingView },
  consoles: { version: whileOpen('console', ({ second }) => second), build: consolesView },
  handbook: { version: () => 0, build: handbookView },
}

/** How tired people look moves in steps of theirs: a number that changes when anybody's does. */
function tiredness({ drill, second }: Moment): number {
  let sum = 0
  for (const member of drill.setup.scenario.cast) {
    const person = drill.state.people[member.id]
    if (person === undefined) continue
    const fatigue = fatigueAt(member, person, second)
    sum = sum * 3 + (fatigue < 0.6 ? 0 : fatigue < 0.9 ? 1 : 2)
  }
  return sum
}

function boxesOver({ drill, second }: Moment): number {
  let over = 0
  for (const { timeBoxMinutes, assignedAt } of drill.state.tasks)
    if (timeBoxMinutes !== null && second >= assignedAt + timeBoxMinutes * 60) over += 1
  return over
}

function changesShown({ drill }: Moment): number {
  let shown = 0
  for (const change of drill.setup.scenario.changes) if (changeShownAt(drill, change) !== null) shown += 1
  return shown
}

const settingsSeen = new WeakMap<Drill, { values: readonly Float64Array[]; version: number }>()

function settingsVersion(drill: Drill): number {
  const now = settingsNow(drill)
  const seen = settingsSeen.get(drill)
  if (seen?.values.every((values, n) => sameNumbers(values, now[n] as Float64Array))) return seen.version
  const version = (seen?.version ?? -1) + 1
  settingsSeen.set(drill, { values: now.map((values) => values.slice()), version })
  return version
}

function sameNumbers(one: Float64Array, other: Float64Array): boolean {
  for (let n = 0; n < one.length; n += 1) if (one[n] !== other[n]) return false
  return one.length === other.length
}

export function momentOf({ drill, state }: Table, seat: SeatId): Moment {
  return {
    drill,
    seat,
    second: drill.state.second,
    logLength: drill.state.log.length,
    said: drill.state.log.length + state.reworded.length,
    telemetry: telemetryVersion(drill),
    settings: settingsVersion(drill),
  }
}
