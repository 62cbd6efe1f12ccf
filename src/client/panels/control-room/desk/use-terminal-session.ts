import { useRef, useState } from 'react'
import {
  printShell,
  problemText,
  readShellLine,
  type SeatView,
  type ShellRequest,
} from '../../../../core/consoles/index.ts'

import type { ClientStore } from '../../../store/index.ts'
import { useClientStore } from '../../kit/use-client.tsx'
import { type RoomUi, useRoomUi } from '../room-ui.tsx'

/** A line that was typed and what came of it. */
export interface TerminalBlock {
  readonly id: number
  readonly line: string
  readonly text: string
}

export interface TerminalSession {
  readonly blocks: readonly TerminalBlock[]
  readonly history: readonly string[]
  print(line: string, text: string): void
  run(line: string): Promise<void>
}

const MOST_BLOCKS = 60
const NO_VIEW = 'There is no drill.'

/** The terminal's memory: it outlives the tab, as long as the desk stands. */
export function useTerminalSession(): TerminalSession {
  const store = useClientStore()
  const ui = useRoomUi()
  const nextId = useRef(1)
  const [blocks, setBlocks] = useState<readonly TerminalBlock[]>([])
  const [history, setHistory] = useState<readonly string[]>([])
  const print = (line: string, text: string) => {
    const block = { id: nextId.current++, line, text }
    setBlocks((before) => [...before, block].slice(-MOST_BLOCKS))
  }
  return {
    blocks,
    history,
    print,
    async run(line) {
      setHistory((before) => [...before.filter((each) => each !== line), line])
      const { view } = store.getState()
      if (view === null) return print(line, NO_VIEW)
      const request = readShellLine(line, view.handbook)
      if (request.kind === 'clear') setBlocks([])
      else print(line, await textOf(request, store, ui))
    },
  }
}

async function textOf(
  request: Exclude<ShellRequest, { readonly kind: 'clear' }>,
  store: ClientStore,
  ui: RoomUi,
): Promise<string> {
  const { actions } = store
  const seen = (): SeatView | null => store.getState().view
  switch (request.kind) {
    case 'answer':
      return request.text
    case 'look': {
      const { source, subject, print } = request
      const looked = await actions.send({ kind: 'lookAt', source, subject })
      const view = seen()
      return !looked.ok ? looked.problem : view === null ? NO_VIEW : printShell(print, view)
    }
    case 'draft':
      ui.openDecision(request.actionId, request.parameters)
      return `${request.label}: changes production. The decision card is open.`
    case 'give': {
      if (request.through !== null) {
        const looked = await actions.send({ kind: 'lookAt', source: 'console', subject: request.through })
        if (!looked.ok) return looked.problem
        const problem = seen()?.consoles.page?.problems[0]
        if (problem !== undefined) return problemText(problem, request.operation)
      }
      const given = await actions.send(request.command)
      return given.ok ? request.done : given.problem
    }
  }
}
