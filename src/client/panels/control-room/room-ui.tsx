import { createContext, useContext } from 'react'
import type { ActionParameters, CommandKind } from '../../../core/command/index.ts'

/** What any panel of the control room may open, beside the store's own actions. */
export interface RoomUi {
  openPalette(): void
  openForm(kind: CommandKind, preset?: Readonly<Record<string, string>>): void
  /** With what is known of its parameters already. */
  openDecision(actionId: string, parameters?: ActionParameters): void
  openHelp(): void
  showPane(pane: RoomPane): void
}

/** One at a time on a narrow screen; all at once on a wide one. */
export type RoomPane = 'channel' | 'map' | 'people' | 'desk'

const RoomUiContext = createContext<RoomUi | null>(null)
export const RoomUiProvider = RoomUiContext

export function useRoomUi(): RoomUi {
  const ui = useContext(RoomUiContext)
  if (ui === null) throw new Error('a control room panel was shown outside of the control room')
  return ui
}
