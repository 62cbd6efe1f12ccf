import type { SeatId } from '../../command/index.ts'
import { type SeatView, viewFor } from '../../consoles/index.ts'
import { type Dashboard, newestSample, type ToldEntry } from '../../drill/index.ts'
import { openBoard, tellEntry, visibleLog } from '../../view/index.ts'
import type { Table } from '../table.ts'
import { type Change, changeBetween } from './change.ts'
import { type ChartsSent, newPoints } from './chart-points.ts'
import type { SeatUpdate, SliceName } from './seat-update.ts'
import { momentOf, SLICES } from './slice-versions.ts'

/** How much of a table a seat has been sent. Made here, handed back with the next question; nothing for others to read. */
export interface FeedCursor {
  readonly revision: number
  readonly logLength: number
  readonly reworded: number
  readonly versions: Readonly<Record<SliceName, string | number>>
  readonly sent: Readonly<Pick<SeatView, SliceName>>
  readonly board: Dashboard | null
  readonly charts: ChartsSent
}

export interface Fed {
  /** null: there is nothing new. */
  readonly update: SeatUpdate | null
  readonly cursor: FeedCursor
}

const NAMES = Object.keys(SLICES) as readonly SliceName[]

/**
 * What a seat can see that it has not been sent. Lines and chart points go from an index on; other slices only when
 * their version has moved, and of those only what is different. Every `applyUpdate` leaves what `viewFor` gives.
 */
export function feed(table: Table, seat: SeatId, since: FeedCursor | null): Fed {
  if (since === null) return begin(table, seat)
  const { drill, state } = table
  if (state.revision === since.revision) return { update: null, cursor: since }
  const moment = momentOf(table, seat)
  const versions: Record<string, string | number> = { ...since.versions }
  const sent: Record<string, unknown> = { ...since.sent }
  const slices: Record<string, Change> = {}
  for (const name of NAMES) {
    const version = SLICES[name].version(moment)
    if (version === since.versions[name]) continue
    versions[name] = version
    const now = SLICES[name].build(drill, seat)
    const change = changeBetween(sent[name], now)
    sent[name] = now
    if (change !== null) slices[name] = change
  }
  const board = openBoard(drill, seat)
  const charts = newPoints(drill, board, since.board, since.charts)
  const log = since.logLength === moment.logLength ? NONE : visibleLog(drill, since.logLength)
  const reworded = linesReworded(table, since)
  const update: SeatUpdate = {
    ...(log.length > 0 && { log }),
    ...(reworded.length > 0 && { reworded }),
    ...(charts.points !== null && { charts: charts.points }),
    ...(Object.keys(slices).length > 0 && { slices }),
  }
  return {
    update: Object.keys(update).length === 0 ? null : update,
    cursor: {
      revision: state.revision,
      logLength: moment.logLength,
      reworded: state.reworded.length,
      versions: versions as FeedCursor['versions'],
      sent: sent as unknown as FeedCursor['sent'],
      board,
      charts: charts.sent,
    },
  }
}

const NONE: readonly ToldEntry[] = []

function begin(table: Table, seat: SeatId): Fed {
  const { drill, state } = table
  const moment = momentOf(table, seat)
  const whole = viewFor(drill, seat)
  const versions = Object.fromEntries(NAMES.map((name) => [name, SLICES[name].version(moment)]))
  const board = openBoard(drill, seat)
  const newest = newestSample(drill)
  return {
    update: { whole },
    cursor: {
      revision: state.revision,
      logLength: moment.logLength,
      reworded: state.reworded.length,
      versions: versions as FeedCursor['versions'],
      sent: whole,
      board,
      charts: board === null ? {} : { [board.subject]: newest },
    },
  }
}

function linesReworded({ drill, state }: Table, since: FeedCursor): readonly ToldEntry[] {
  if (state.reworded.length === since.reworded) return NONE
  const ids = new Set(state.reworded.slice(since.reworded))
  const sent = drill.state.log.slice(0, since.logLength)
  return sent.filter(({ id, hidden }) => ids.has(id) && !hidden).map((entry) => tellEntry(drill, entry))
}
