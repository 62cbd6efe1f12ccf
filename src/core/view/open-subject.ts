import type { SeatId } from '../command/index.ts'
import type { Drill } from '../drill/index.ts'

/** The subject a seat has open for a source, e.g. the service whose logs it reads. */
export function openSubject(drill: Drill, seat: SeatId, source: string): string | null {
  const key = (drill.state.open[seat] ?? []).find((each) => each.startsWith(`${source}:`))
  return key === undefined ? null : key.slice(source.length + 1)
}
