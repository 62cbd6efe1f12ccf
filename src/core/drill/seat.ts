import type { SeatId } from './command.ts'
import type { Drill } from './drill-state.ts'
import type { Actor } from './event.ts'

/** Who sits in a seat, as the log and the incident name them: the trainee is `you`, anyone else is the Chief. */
export function actorId(drill: Drill, seat: SeatId): 'you' | 'chief' {
  return seat === drill.setup.seat ? 'you' : 'chief'
}

export const seatActor = (seat: SeatId): Actor => ({ kind: 'seat', seat })
