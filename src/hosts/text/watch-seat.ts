import type { SeatId } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import { applyUpdate, type FeedCursor, feed, type Table } from '../../core/table/index.ts'

/** Gives what a seat can see now, kept by its feed as any other host sends it. */
export function watchSeat(table: Table, seat: SeatId): () => SeatView {
  let cursor: FeedCursor | null = null
  let view: SeatView | null = null
  return () => {
    const fed = feed(table, seat, cursor)
    cursor = fed.cursor
    if (fed.update !== null) view = applyUpdate(view, fed.update)
    if (view === null) throw new Error('a feed did not begin with the whole view')
    return view
  }
}
