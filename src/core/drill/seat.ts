import {
  type Holder,
  NOBODY,
  type PartyId,
  SEAT_IDS,
  type SeatId,
  type Seats,
  seatDuties,
} from '../command/index.ts'
import type { DrillMode } from './drill-record.ts'
import type { DrillSetup, IncidentState } from './drill-state.ts'
import type { Actor } from './event.ts'

export const seatActor = (seat: SeatId): Actor => ({ kind: 'seat', seat })

/** The log's name for whoever did it, as parties are named; null for the pager, the world and the like. */
export function partyOf(by: Actor): PartyId | null {
  if (by.kind === 'system') return null
  return by.kind === 'seat' ? by.seat : by.personId
}

/** One person at the table, unless the setup says who else: the Chief speaks, and in Shadow and Assist he commands first. */
export function seatsAtStart({ mode, seat, seats }: Pick<DrillSetup, 'mode' | 'seat' | 'seats'>): Seats {
  const filled = Object.fromEntries(SEAT_IDS.map((id): [SeatId, Holder] => [id, NOBODY])) as Record<
    SeatId,
    Holder
  >
  filled[seat] = { kind: 'person', id: 'trainee' }
  filled.chief = { kind: 'chief' }
  if (chiefCommandsIn(mode)) filled.commander = { kind: 'chief' }
  return { ...filled, ...seats }
}

const chiefCommandsIn = (mode: DrillMode): boolean => mode === 'shadow' || mode === 'assist'

/** Why the Chief cannot be given a seat beside his own: nothing would ever be done there. Null where he would play it. */
export function whyNotForChief(
  mode: DrillMode,
  seat: SeatId,
  { commander }: Pick<IncidentState, 'commander'>,
): string | null {
  if (!chiefCommandsIn(mode)) return 'In this mode the Chief plays no seat but his own.'
  if (seat !== 'commander') return 'The Chief plays the seat of the commander only.'
  return commander === null || commander === seat
    ? null
    : 'Somebody else commands: the Chief would have nothing to do there.'
}

export const isSameHolder = (one: Holder, other: Holder): boolean =>
  one.kind === other.kind && ('id' in one ? one.id : null) === ('id' in other ? other.id : null)

/** Seats in which somebody sits who can see and hear; the Chief's own place looks over the others' shoulders. */
export function seatsPresent(seats: Seats): readonly SeatId[] {
  return SEAT_IDS.filter((id) => id !== 'chief' && seats[id].kind !== 'nobody')
}

/** Why nothing can be given to a seat, a role, a task or command; null when it can: who takes it on has to answer. */
export function cannotTake(seats: Seats, seat: SeatId): string | null {
  if (seats[seat].kind === 'nobody') return 'Nobody sits in that seat.'
  return seatDuties[seat].has('answer') ? null : 'Who sits in that seat has no part in the incident.'
}
