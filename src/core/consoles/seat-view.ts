import type { SeatId } from '../command/index.ts'
import type { Drill } from '../drill/index.ts'
import { type SeatSlices, slicesFor } from '../view/index.ts'
import type { ConsolesView } from './console-page.ts'
import { consolesView } from './consoles-view.ts'

/**
 * Everything a seat can see: plain JSON, cut into slices so that a host can send only those that changed; `log` and the
 * points of `charts` only ever grow.
 */
export interface SeatView extends SeatSlices {
  readonly consoles: ConsolesView
}

export function viewFor(drill: Drill, seat: SeatId): SeatView {
  return { ...slicesFor(drill, seat), consoles: consolesView(drill, seat) }
}
