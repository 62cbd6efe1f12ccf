import type { CommandKind } from '../drill/index.ts'

/** Who commands and how far a transfer has come: brief first, read back second, announced third. */
export interface HandoverFacts {
  readonly commander: string | null
  readonly handoverTo: string | null
  readonly handoverAccepted: boolean
}

/** Why a step of a transfer of command is out of turn; null when it is in order (or no such step). `holder`: who asks. */
export function handoverProblem(kind: CommandKind, holder: string, facts: HandoverFacts): string | null {
  const inCommand = facts.commander === holder
  if (kind === 'takeCommand') {
    if (inCommand) return 'You have command already.'
    return facts.commander === null
      ? null
      : 'Somebody else commands: command passes by a handover, not by taking it.'
  }
  if (kind === 'handOverCommand') {
    if (!inCommand) return 'Only the one who commands can hand over.'
    return facts.handoverTo === null
      ? null
      : 'A handover is under way: wait for the read-back, then announce it.'
  }
  if (kind === 'acceptCommand') {
    if (facts.handoverTo !== holder) return 'Nobody has offered you command.'
    return facts.handoverAccepted ? 'You have accepted: the handover waits to be announced.' : null
  }
  if (kind === 'announceHandover') {
    if (facts.handoverTo === null) return 'There is no handover to announce: brief the next commander first.'
    return facts.handoverAccepted ? null : 'The next commander has not read the brief back yet.'
  }
  return null
}
