import { COMMAND_KINDS, COMMANDS, type CommandKind } from './command.ts'
import type { Duty } from './command-spec.ts'
import type { SeatId } from './seat.ts'

const of = (...duties: readonly Duty[]): ReadonlySet<Duty> => new Set(duties)

/** Of everybody who plays: look, answer what they are asked, leave, rate themselves. */
const EVERYBODY: readonly Duty[] = ['look', 'answer', 'leave', 'rate']

/** What each seat is there for. Whoever holds command may do all that the commander's seat may. */
export const seatDuties: Readonly<Record<SeatId, ReadonlySet<Duty>>> = {
  commander: of(
    ...EVERYBODY,
    'pager',
    'inquire',
    'delegate',
    'report',
    'communicate',
    'keepRecords',
    'deliberate',
    'change',
    'standIn',
    'command',
  ),
  deputy: of(...EVERYBODY, 'pager', 'inquire', 'delegate', 'report', 'communicate', 'keepRecords', 'standIn'),
  scribe: of(...EVERYBODY, 'report', 'keepRecords'),
  commsLead: of(...EVERYBODY, 'inquire', 'report', 'communicate', 'keepRecords'),
  operationsLead: of(...EVERYBODY, 'pager', 'inquire', 'delegate', 'deliberate', 'change'),
  observer: of(...EVERYBODY),
  facilitator: of('look', 'leave', 'facilitate'),
  chief: of('look', 'narrate'),
}

/** Every kind of command that needs one of these duties. */
export function commandsOf(duties: ReadonlySet<Duty>): readonly CommandKind[] {
  return COMMAND_KINDS.filter((kind) => duties.has(COMMANDS[kind].duty))
}
