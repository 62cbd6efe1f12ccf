import {
  COMMAND_KINDS,
  COMMANDS,
  type Command,
  type CommandKind,
  holdsPhrase,
  type IncidentRole,
  type SeatId,
  type Seats,
  seatDuties,
} from '../command/index.ts'
import type { DrillMode } from './drill-record.ts'
import type { DrillState } from './drill-state.ts'
import { type HandoverFacts, handoverProblem } from './handover.ts'

/** What decides, beside the seat, whether a command is in order. */
export interface Situation {
  readonly mode: DrillMode
  readonly ended: boolean
  readonly seats: Seats
  /** Roles that seats were given and have accepted. */
  readonly roles: Readonly<Partial<Record<SeatId, IncidentRole>>>
  readonly incident: HandoverFacts
}

export type Permission = { readonly ok: true } | { readonly ok: false; readonly problem: string }

const refused = (problem: string): Permission => ({ ok: false, problem })
const GRANTED: Permission = { ok: true }

const AFTER_THE_END: ReadonlySet<CommandKind> = new Set(['rateSelf', 'chiefSays', 'overrideMark'])
const NO_HELP: ReadonlySet<CommandKind> = new Set(['askMentor', 'chiefSays'])

/** May this seat give this kind of command now? Whether the command then works is for its handler to say. */
export function mayCommand(seat: SeatId, kind: CommandKind, situation: Situation): Permission {
  const { ended, mode, seats, incident, roles } = situation
  if (seats[seat].kind === 'nobody') return refused('Nobody sits in that seat.')
  if (ended && !AFTER_THE_END.has(kind)) return refused('The drill has ended.')
  if (kind === 'rateSelf' && !ended) return refused('Rate yourself when the drill has ended.')
  if (mode === 'exam' && NO_HELP.has(kind)) return refused('No help during an exam.')
  const { duty } = COMMANDS[kind]
  const role = roles[seat]
  const commands = incident.commander === seat
  const has =
    seatDuties[seat].has(duty) ||
    (role !== undefined && seatDuties[role].has(duty)) ||
    (commands && seatDuties.commander.has(duty))
  if (!has) return refused('This belongs to another seat: ask whoever holds it.')
  if (duty === 'standIn' && seat !== 'commander' && !commands && seats.commander.kind === 'chief')
    return refused('The Fire Chief commands first; he hands over when it is time.')
  const outOfTurn = handoverProblem(kind, seat, incident)
  if (outOfTurn !== null) return refused(outOfTurn)
  return duty === 'command' && incident.commander !== null && !commands
    ? refused('Somebody else has command: this is theirs to decide.')
    : GRANTED
}

/** What a person sends is in their own words; the game's phrases are the game's to say. */
export function mayWord(seat: SeatId, command: Command, seats: Seats): Permission {
  return seats[seat].kind === 'person' && holdsPhrase(command)
    ? refused('What you write is a text: phrases are for the Chief and the players of the game.')
    : GRANTED
}

/** Every kind of command this seat may give now. */
export function allowedCommands(seat: SeatId, situation: Situation): readonly CommandKind[] {
  return COMMAND_KINDS.filter((kind) => mayCommand(seat, kind, situation).ok)
}

/** The situation of a drill, as everybody can know it. */
export function situationOf(mode: DrillMode, state: DrillState): Situation {
  const { seats, seatRoles, ended } = state
  const { commander, handover } = state.incident
  const roles: Partial<Record<SeatId, IncidentRole>> = {}
  for (const [seat, given] of Object.entries(seatRoles))
    if (given.acceptedAt !== null) roles[seat as SeatId] = given.role
  return {
    mode,
    ended: ended !== null,
    seats,
    roles,
    incident: {
      commander,
      handoverTo: handover?.to ?? null,
      handoverAccepted: typeof handover?.acceptedAt === 'number',
    },
  }
}
