import type { DrillMode, SeatId, SeatSenses } from '../drill/index.ts'
import { phaseOf } from './lifecycle.ts'
import type { Situation } from './may-command.ts'

/** The situation of a running or ended drill, as any seat can sense it. */
export function situationOf(senses: Pick<SeatSenses, 'drill' | 'incident' | 'logSince'>): Situation {
  const { drill, incident } = senses
  const ended = drill.ended !== null
  return {
    mode: drill.mode,
    phase: phaseOf({
      ended,
      selfRated: ended && senses.logSince(0).some((entry) => entry.event.kind === 'selfRated'),
    }),
    traineeSeat: isChiefs(drill.mode, drill.seat) ? 'observer' : drill.seat,
    incident,
  }
}

/** In Shadow and Assist the commander's seat is the Chief's. */
function isChiefs(mode: DrillMode, seat: SeatId): boolean {
  return seat === 'chief' || (seat === 'commander' && (mode === 'shadow' || mode === 'assist'))
}
