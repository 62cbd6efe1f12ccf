import type { CommandKind } from '../../../core/command/index.ts'
import type { SeatView } from '../../../core/consoles/index.ts'

/** May this seat give such a command now? The authority asks the same question again. */
export function mayDo(view: SeatView, kind: CommandKind): boolean {
  return view.may.includes(kind)
}
