import type { CommandKind, PartyId } from '../command/index.ts'

/** Who commands and how far a transfer has come: brief first, read back second, announced third. */
export interface HandoverFacts {
  readonly commander: PartyId | null
  readonly handoverTo: PartyId | null
  readonly handoverAccepted: boolean
}

/** Why a step of a transfer of command is out of turn; null when it is in order (or no such step). `asker`: who asks. */
export function handoverProblem(kind: CommandKind, asker: PartyId, facts: HandoverFacts): string | null {
  const { commander, handoverTo, handoverAccepted } = facts
  switch (kind) {
    case 'takeCommand':
      if (commander === asker) return 'You have command already.'
      return commander === null ? null : 'Somebody has command: it has to be handed over, not taken.'
    case 'handOverCommand':
      if (commander !== asker) return 'Only the commander can hand over command.'
      return handoverTo === null ? null : 'A handover is under way: wait for the read-back, then announce it.'
    case 'acceptCommand':
      if (handoverTo !== asker) return 'Nobody has offered you command.'
      return handoverAccepted ? 'You have accepted already: it has to be announced now.' : null
    case 'announceHandover':
      if (commander !== asker) return 'Only the commander can hand over command.'
      if (handoverTo === null) return 'There is no handover to announce: brief the next commander first.'
      return handoverAccepted ? null : 'The next commander has not read the brief back yet.'
    default:
      return null
  }
}
