import { mayCommand, situationOf } from '../../../core/crew/index.ts'
import type { CommandKind, SeatView } from '../../../core/drill/index.ts'

/** May this seat give such a command now? The authority asks the same question again. */
export function mayDo(view: SeatView, kind: CommandKind): boolean {
  const { drill, incident, log } = view
  return mayCommand(drill.seat, kind, situationOf({ drill, incident, logSince: (index) => log.slice(index) }))
    .ok
}
