import type { CommandKind, DocumentSection, SeatId } from '../command/index.ts'
import {
  allowedCommands,
  type Drill,
  entriesOfKind,
  lastOf,
  type Situation,
  situationOf,
} from '../drill/index.ts'
import { changesView } from './changes-view.ts'
import { chartsView, logsView, readingView, tracesView } from './desk-view.ts'
import { handbookView } from './handbook-view.ts'
import { mapView } from './map-view.ts'
import { peopleView } from './people-view.ts'
import type { DrillSlice, IncidentSlice, SeatSlices, StatusPostView, VendorPostView } from './seat-view.ts'
import { timersView } from './timers-view.ts'
import { toldOf, visibleLog } from './told-log.ts'
import { wallView } from './wall-view.ts'
import { executionsView, inboxView, pagesView, tasksView } from './work-view.ts'

/** What a seat can see now but for the consoles. What it cannot see is not in it: that is what the secrecy test reads. */
export function slicesFor(drill: Drill, seat: SeatId): SeatSlices {
  return {
    drill: drillSlice(drill, seat),
    incident: incidentSlice(drill),
    may: mayView(drill, seat),
    pages: pagesView(drill),
    people: peopleView(drill),
    tasks: tasksView(drill),
    executions: executionsView(drill),
    inbox: inboxView(drill),
    timers: timersView(drill, seat),
    statusPage: statusPageView(drill),
    vendor: vendorView(drill),
    changes: changesView(drill),
    document: documentView(drill),
    wall: wallView(drill),
    map: mapView(drill),
    charts: chartsView(drill, seat),
    logs: logsView(drill, seat),
    traces: tracesView(drill, seat),
    reading: readingView(drill, seat),
    log: visibleLog(drill),
    handbook: handbookView(drill),
  }
}

export function drillSlice(drill: Drill, seat: SeatId): DrillSlice {
  const { scenario, mode, seed } = drill.setup
  return {
    scenarioId: scenario.id,
    title: scenario.title,
    mode,
    seat,
    seed,
    second: drill.state.second,
    startsAtUtcSecond: scenario.topology.startsAtUtcSecond,
    date: scenario.date,
    ended: drill.state.ended,
    paused: drill.state.paused,
    // A copy: the engine changes its own in place, and a feed compares with what it sent.
    seats: { ...drill.state.seats },
    roles: situationOf(mode, drill.state).roles,
  }
}

export function mayView({ setup, state }: Drill, seat: SeatId): readonly CommandKind[] {
  return allowedCommands(seat, situationOf(setup.mode, state))
}

/** The situation as a seat's view has it: what it may do is asked with the same rules as in the engine. */
export function situationSeen({ drill, incident }: Pick<SeatSlices, 'drill' | 'incident'>): Situation {
  const { mode, ended, seats, roles } = drill
  return { mode, ended: ended !== null, seats, roles, incident }
}

export function incidentSlice(drill: Drill): IncidentSlice {
  const { handover, hypothesis, ...incident } = drill.state.incident
  return {
    ...incident,
    hypothesis:
      hypothesis === null ? null : toldOf(drill, hypothesis, lastOf(drill, 'hypothesisStated') ?? 0),
    handoverTo: handover?.to ?? null,
    handoverAccepted: typeof handover?.acceptedAt === 'number',
  }
}

export function documentView(drill: Drill): SeatSlices['document'] {
  const { document, log } = drill.state
  const told = (section: DocumentSection) => {
    const edited = entriesOfKind(log, 'documentEdited').findLast(({ event }) => event.section === section)
    return toldOf(drill, document[section], edited?.at ?? 0)
  }
  return {
    summary: told('summary'),
    impact: told('impact'),
    hypotheses: told('hypotheses'),
    decisions: told('decisions'),
    notes: told('notes'),
  }
}

export function statusPageView(drill: Drill): readonly StatusPostView[] {
  return drill.state.statusPosts.map(({ at, phase, text, nextUpdateMinutes }) => ({
    at,
    phase,
    text: toldOf(drill, text, at),
    nextUpdateAt: nextUpdateMinutes === null ? null : at + nextUpdateMinutes * 60,
  }))
}

/** What the provider's health page says: green until it says otherwise. */
export function vendorView(drill: Drill): readonly VendorPostView[] {
  return Object.entries(drill.state.vendorPosted).flatMap(([postId, at]) => {
    const post = drill.setup.scenario.vendorPosts.find((each) => each.id === postId)
    return post === undefined ? [] : [{ at, state: post.state, text: post.text }]
  })
}
