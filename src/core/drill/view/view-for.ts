import type { SeatId } from '../command.ts'
import type { Drill } from '../drill-state.ts'
import type { LogEntry } from '../event.ts'
import type { DrillSlice, IncidentSlice, SeatView, StatusPostView, VendorPostView } from '../seat-view.ts'
import { changesView } from './changes-view.ts'
import { consolesView } from './consoles/consoles-view.ts'
import { chartsView, logsView, readingView, tracesView } from './desk-view.ts'
import { handbookView } from './handbook-view.ts'
import { mapView } from './map-view.ts'
import { peopleView } from './people-view.ts'
import { timersView } from './timers-view.ts'
import { wallView } from './wall-view.ts'
import { executionsView, inboxView, pagesView, tasksView } from './work-view.ts'

/** Everything a seat can see now. What it cannot see is not in it: that is what the secrecy test reads. */
export function viewFor(drill: Drill, seat: SeatId): SeatView {
  return {
    drill: drillSlice(drill, seat),
    incident: incidentSlice(drill),
    pages: pagesView(drill),
    people: peopleView(drill),
    tasks: tasksView(drill),
    executions: executionsView(drill),
    inbox: inboxView(drill),
    timers: timersView(drill),
    statusPage: statusPageView(drill),
    vendor: vendorView(drill),
    changes: changesView(drill),
    document: drill.state.document,
    wall: wallView(drill),
    map: mapView(drill),
    charts: chartsView(drill, seat),
    logs: logsView(drill, seat),
    traces: tracesView(drill, seat),
    reading: readingView(drill, seat),
    consoles: consolesView(drill, seat),
    log: visibleLog(drill.state.log),
    handbook: handbookView(drill),
  }
}

/** The log as a seat may read it: without hidden lines, and without what would tell which message was planned how. */
export function visibleLog(log: readonly LogEntry[], from = 0): readonly LogEntry[] {
  const visible: LogEntry[] = []
  for (let i = from; i < log.length; i += 1) {
    const entry = log[i] as LogEntry
    if (entry.hidden) continue
    const { event } = entry
    visible.push(event.kind === 'messagePosted' ? { ...entry, event: { ...event, injectId: null } } : entry)
  }
  return visible
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
  }
}

export function incidentSlice(drill: Drill): IncidentSlice {
  const { handover, ...incident } = drill.state.incident
  return {
    ...incident,
    handoverTo: handover?.to ?? null,
    handoverAccepted: typeof handover?.acceptedAt === 'number',
  }
}

function statusPageView(drill: Drill): readonly StatusPostView[] {
  return drill.state.statusPosts.map(({ at, phase, text, nextUpdateMinutes }) => ({
    at,
    phase,
    text,
    nextUpdateAt: nextUpdateMinutes === null ? null : at + nextUpdateMinutes * 60,
  }))
}

/** What the provider's health page says: green until it says otherwise. */
function vendorView(drill: Drill): readonly VendorPostView[] {
  return Object.entries(drill.state.vendorPosted).flatMap(([postId, at]) => {
    const post = drill.setup.scenario.vendorPosts.find((each) => each.id === postId)
    return post === undefined ? [] : [{ at, state: post.state, text: post.text }]
  })
}
