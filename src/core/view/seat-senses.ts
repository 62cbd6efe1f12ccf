import type { SeatId } from '../command/index.ts'
import {
  consoleReads,
  type Drill,
  type DrillEventKind,
  dashboardsOf,
  drillFacts,
  entriesOfKind,
  reachedAt,
  type ToldEntry,
} from '../drill/index.ts'
import type { ConditionFacts } from '../scenario/index.ts'
import { handbookView } from './handbook-view.ts'
import { peopleView } from './people-view.ts'
import type { DrillSlice, HandbookView, IncidentSlice, SeatSlices } from './seat-view.ts'
import { timersView } from './timers-view.ts'
import { visibleLog } from './told-log.ts'
import { drillSlice, incidentSlice } from './view-for.ts'
import { WALL_GAUGES } from './wall-view.ts'
import { executionsView, inboxView, pagesView, tasksView } from './work-view.ts'

/**
 * What a player in a seat (a bot, the Chief) can go by: the view, computed only as far as it is asked for, and facts for
 * conditions that are limited to it. A signal is readable when it is on the wall or on a dashboard this seat has opened.
 */
export interface SeatSenses {
  readonly seat: SeatId
  readonly second: number
  readonly facts: ConditionFacts
  readonly drill: DrillSlice
  readonly incident: IncidentSlice
  readonly pages: SeatSlices['pages']
  readonly people: SeatSlices['people']
  readonly inbox: SeatSlices['inbox']
  readonly tasks: SeatSlices['tasks']
  readonly executions: SeatSlices['executions']
  readonly timers: SeatSlices['timers']
  readonly handbook: HandbookView
  readonly logLength: number
  /** Visible lines from an index of the whole log on (hidden lines count in the index). */
  logSince(index: number): readonly ToldEntry[]
  /** The message that an inject of the scenario became, for those who know the scenario (the playbook). */
  messageOf(injectId: string): string | null
}

export function sensesOf(drill: Drill, seat: SeatId): SeatSenses {
  return onceForSeat(senses, drill, seat, makeSenses)
}

/** They read the drill as it is when they are asked, so one set serves a seat for all its life. */
const senses = new WeakMap<Drill, Map<SeatId, SeatSenses>>()
const facts = new WeakMap<Drill, Map<SeatId, ConditionFacts>>()

function onceForSeat<T>(
  made: WeakMap<Drill, Map<SeatId, T>>,
  drill: Drill,
  seat: SeatId,
  make: (drill: Drill, seat: SeatId) => T,
): T {
  let bySeat = made.get(drill)
  if (bySeat === undefined) {
    bySeat = new Map()
    made.set(drill, bySeat)
  }
  let known = bySeat.get(seat)
  if (known === undefined) {
    known = make(drill, seat)
    bySeat.set(seat, known)
  }
  return known
}

function makeSenses(drill: Drill, seat: SeatId): SeatSenses {
  return {
    seat,
    get second() {
      return drill.state.second
    },
    facts: seatFacts(drill, seat),
    get drill() {
      return drillSlice(drill, seat)
    },
    get incident() {
      return incidentSlice(drill)
    },
    get pages() {
      return pagesView(drill)
    },
    get people() {
      return peopleView(drill)
    },
    get inbox() {
      return inboxView(drill)
    },
    get tasks() {
      return tasksView(drill)
    },
    get executions() {
      return executionsView(drill)
    },
    get timers() {
      return timersView(drill, seat)
    },
    get handbook() {
      return handbookView(drill)
    },
    get logLength() {
      return drill.state.log.length
    },
    logSince: (index) => visibleLog(drill, index),
    messageOf: (injectId) =>
      drill.state.messages.find((each) => each.injectId === injectId)?.messageId ?? null,
  }
}

const ON_THE_WALL: ReadonlySet<string> = new Set(WALL_GAUGES.map(({ id }) => id))

/** Conditions as a seat could judge them: no truth, no statechart, and only signals it has on a screen. */
export function seatFacts(drill: Drill, seat: SeatId): ConditionFacts {
  return onceForSeat(facts, drill, seat, makeFacts)
}

function makeFacts(drill: Drill, seat: SeatId): ConditionFacts {
  const all = drillFacts(drill)
  return {
    ...all,
    get second() {
      return drill.state.second
    },
    signal: (series, ago) =>
      ON_THE_WALL.has(series) || hasOpened(drill, seat, series) ? all.signal(series, ago) : Number.NaN,
    lastOf: (kind) =>
      entriesOfKind(drill.state.log, kind as DrillEventKind).findLast(({ hidden }) => !hidden)?.at ?? null,
    clueReached: (clueId) => reachedAt(drill, seat, clueId) !== null,
    truth: () => Number.NaN,
    inState: () => false,
    faultActive: () => false,
  }
}

/** Series that can be read on what a seat has looked at, by its list of looks: a new look makes a new list. */
const readable = new WeakMap<readonly string[], Map<string, boolean>>()

function hasOpened(drill: Drill, seat: SeatId, series: string): boolean {
  const looked = drill.state.looked[seat]
  if (looked === undefined) return false
  let known = readable.get(looked)
  if (known === undefined) {
    known = new Map()
    readable.set(looked, known)
  }
  let opened = known.get(series)
  if (opened === undefined) {
    opened = looked.some((key) => shows(drill, key, series))
    known.set(series, opened)
  }
  return opened
}

function shows(drill: Drill, key: string, series: string): boolean {
  if (key.startsWith('console:')) return consoleReads(drill, key.slice('console:'.length), series)
  const dashboard = dashboardsOf(drill).find((each) => key === `metrics:${each.subject}`)
  return dashboard?.series.includes(series) === true
}
