import type { CommandKind, DrillMode, SeatId } from '../drill/index.ts'
import { type HandoverFacts, handoverProblem } from './handover.ts'
import type { LifecyclePhase } from './lifecycle.ts'
import { seatDuties } from './seat-duties.ts'

/** What decides, beside the seat, whether a command is in order. */
export interface Situation {
  readonly mode: DrillMode
  readonly phase: LifecyclePhase
  /** The seat the trainee plays from. */
  readonly traineeSeat: SeatId
  readonly incident: HandoverFacts
}

export type Permission = { readonly ok: true } | { readonly ok: false; readonly problem: string }

const refused = (problem: string): Permission => ({ ok: false, problem })

/** The log's name for whoever sits in a seat: the trainee, or the Chief in every other seat of a solo drill. */
export function holderOf(seat: SeatId, traineeSeat: SeatId): string {
  return seat === traineeSeat ? 'you' : 'chief'
}

/** May this seat give this kind of command now? Whether the command then works is for the drill to say. */
export function mayCommand(seat: SeatId, kind: CommandKind, situation: Situation): Permission {
  const { phase, mode, traineeSeat, incident } = situation
  if (phase === 'briefing') return refused('The drill has not started.')
  if (phase !== 'running') {
    if (kind === 'chiefSays' && seat === 'chief') return { ok: true }
    if (kind === 'rateSelf' && seat === traineeSeat) return { ok: true }
    return refused('The drill has ended.')
  }
  if (kind === 'rateSelf') return refused('Rate yourself when the drill has ended.')
  if (mode === 'exam' && (kind === 'askMentor' || kind === 'chiefSays'))
    return refused('No help during an exam.')
  const holder = holderOf(seat, traineeSeat)
  const outOfTurn = handoverProblem(kind, holder, incident)
  const inCommand = incident.commander === holder && seat !== 'chief'
  const allowed = seatDuties[seat].has(kind) || (inCommand && seatDuties.commander.has(kind))
  if (!allowed) return refused('This belongs to another seat: ask whoever holds it.')
  return outOfTurn === null ? { ok: true } : refused(outOfTurn)
}

/** Every kind of command this seat may give now. */
export function allowedCommands(seat: SeatId, situation: Situation): readonly CommandKind[] {
  const kinds = new Set<CommandKind>([...seatDuties.commander, ...seatDuties.chief])
  return [...kinds].filter((kind) => mayCommand(seat, kind, situation).ok)
}
