/** The places at the table. Solo is a table with one person; the Fire Chief holds a seat like anyone else. */
export const SEAT_IDS = [
  'commander',
  'deputy',
  'scribe',
  'commsLead',
  'operationsLead',
  'observer',
  'facilitator',
  'chief',
] as const

export type SeatId = (typeof SEAT_IDS)[number]

/** Roles that a commander gives: to people of the cast, or to a seat, which then may do what that role's seat may. */
export type IncidentRole = 'deputy' | 'scribe' | 'commsLead' | 'operationsLead'

/** Who sits in a seat: a person, by an id that means nothing to the game; the Fire Chief; a player of the game; nobody. */
export type Holder =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'chief' }
  | { readonly kind: 'player'; readonly id: string }
  | { readonly kind: 'nobody' }

export type Seats = Readonly<Record<SeatId, Holder>>

export const NOBODY: Holder = { kind: 'nobody' }

/** Somebody in the incident: a member of the cast, or a seat. A scenario may not call a member of its cast like a seat. */
export type PartyId = string

export const isSeatId = (party: PartyId): party is SeatId => (SEAT_IDS as readonly string[]).includes(party)
