/**
 * What can be asked for: one schema for each command, the duty it needs and the events it may become; the seats, and the
 * words that commands carry. Promises that a command which was read fits its type, and that types are read off schemas.
 */
export type { ActionParameters, ChiefTone, Command, CommandEntry, CommandKind, CommandOf } from './command.ts'
export type {
  Confidence,
  DecisionCard,
  DocumentSection,
  EventNameOf,
  ExpectedSignal,
  LookSource,
} from './command.ts'
export type { PublicPhase, ReplyStance, SeverityNumber, TicketType } from './command.ts'
export { COMMAND_KINDS, COMMANDS, commandSchema } from './command.ts'
export { holder, lookSource, name, replyStance, seatId } from './command-parts.ts'
export type { CommandSpec, Duty } from './command-spec.ts'
export { holdsPhrase, isPhrase, type Phrase, type PhraseParam, phrase } from './phrase.ts'
export { type Told, type Words, withoutWords } from './phrase.ts'
export { CHIEF_PARTS, type LineKey, PHRASE_KEYS, type PhraseKey, type ScenarioKey } from './phrase-keys.ts'
export { type Holder, type IncidentRole, isSeatId, NOBODY, type PartyId } from './seat.ts'
export { SEAT_IDS, type SeatId, type Seats } from './seat.ts'
export { commandsOf, seatDuties } from './seat-duties.ts'
export { wordMembers } from './word-members.ts'
