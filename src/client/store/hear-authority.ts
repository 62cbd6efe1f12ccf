import type { DrillRecord } from '../../core/drill/index.ts'
import type { FileContents, FromAuthority } from '../../protocol/messages.ts'
import { applyPatch } from '../../protocol/view-patch.ts'
import type { ClientState, CommandOutcome } from './client-state.ts'

export interface Hearing {
  readonly getState: () => ClientState
  readonly setState: (change: Partial<ClientState>) => void
  /** Commands sent and not answered yet, by request. */
  readonly waiting: Map<number, (outcome: CommandOutcome) => void>
  readonly reportProblem: (message: string, mend: string) => void
  readonly keep: (record: DrillRecord) => void
  readonly analyse: (record: DrillRecord) => void
  readonly fileRead: (requestId: number, found: FileContents) => void
}

/** Takes in one message from the authority. */
export function hearAuthority(message: FromAuthority, hearing: Hearing): void {
  const { getState, setState, waiting } = hearing
  switch (message.kind) {
    case 'scenarios':
      setState({ scenarios: message.cards, scenariosLoaded: true })
      return
    case 'prepared':
      if (getState().screen === 'briefing') setState({ chosenCard: message.card })
      return
    case 'fileRead':
      hearing.fileRead(message.requestId, message.found)
      return
    case 'view': {
      const { view } = getState()
      // A patch for a drill that was left a moment ago: its first view never came to this one.
      if (view === null && !message.patch.first) return
      setState({ view: applyPatch(view, message.patch), pace: message.pace })
      return
    }
    case 'commandResult': {
      const settle = waiting.get(message.requestId)
      waiting.delete(message.requestId)
      settle?.(message.ok ? { ok: true } : { ok: false, problem: message.problem ?? 'Not possible now.' })
      return
    }
    case 'record':
      if (getState().view === null) return
      setState({ record: message.record })
      hearing.keep(message.record)
      return
    case 'ended':
      if (getState().view === null) return
      setState({ record: message.record })
      hearing.keep(message.record)
      hearing.analyse(message.record)
      return
    case 'problem':
      hearing.reportProblem(message.message, message.mend)
      return
  }
}
