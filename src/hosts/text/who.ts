import { type Holder, isSeatId, type PartyId } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import type { Actor } from '../../core/drill/index.ts'
import { english } from '../../core/messages/index.ts'

type People = Pick<SeatView, 'drill' | 'people'>

export const SEAT_NAMES = english.seats

export const HOLDER_NAMES: Readonly<Record<Holder['kind'], string>> = {
  person: 'a person',
  chief: 'Fire Chief',
  player: 'a player of the game',
  nobody: 'nobody',
}

/** Somebody as this seat calls them: "you", the Chief, another seat by its name, or a role of the cast. */
export function partyName({ drill, people }: People, party: PartyId): string {
  if (party === drill.seat) return 'you'
  if (!isSeatId(party)) return people.find(({ id }) => id === party)?.role ?? party
  return drill.seats[party].kind === 'chief' ? SEAT_NAMES.chief : SEAT_NAMES[party]
}

/** Who did what a line of the log tells. */
export function actorName(view: People, by: Actor): string {
  if (by.kind === 'system') return by.name
  return partyName(view, by.kind === 'seat' ? by.seat : by.personId)
}
