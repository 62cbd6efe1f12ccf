import type { Command } from '../../core/command/index.ts'
import type { DrillFile } from '../../core/table/index.ts'
import type { FileContents, FromAuthority, ToAuthority } from '../../protocol/messages.ts'
import type { DrillLink } from '../link/drill-link.ts'
import type { CommandOutcome } from './client-state.ts'

/** Eight million characters: ten times the largest scenario, and a long drill with its log. More is not sent. */
const LONGEST_FILE = 8_000_000

type Answer = Extract<FromAuthority, { readonly kind: 'commandResult' | 'drillFile' | 'fileRead' }>

/** What is asked of the authority and waits for its answer. */
export function createQuestions(drillLink: DrillLink) {
  const commands = new Map<number, (outcome: CommandOutcome) => void>()
  const drillFiles = new Map<number, (file: DrillFile | null) => void>()
  const contents = new Map<number, (found: FileContents) => void>()
  let next = 1
  const ask = <T>(
    waiting: Map<number, (answer: T) => void>,
    question: (requestId: number) => ToAuthority,
  ): Promise<T> => {
    const requestId = next++
    return new Promise((settle) => {
      waiting.set(requestId, settle)
      drillLink.send(question(requestId))
    })
  }
  const answer = <T>(waiting: Map<number, (answer: T) => void>, requestId: number, given: T) => {
    waiting.get(requestId)?.(given)
    waiting.delete(requestId)
  }
  const settleAll = <T>(waiting: Map<number, (answer: T) => void>, given: T) => {
    for (const requestId of [...waiting.keys()]) answer(waiting, requestId, given)
  }
  return {
    command: (command: Command) => ask(commands, (requestId) => ({ kind: 'command', requestId, command })),
    /** The drill that the authority has open; null if there is none, or nobody who could answer. */
    drillFile: () => ask(drillFiles, (requestId) => ({ kind: 'askFile', requestId })),
    contentsOf: (text: string): Promise<FileContents> =>
      text.length > LONGEST_FILE
        ? Promise.resolve(tooLong)
        : ask(contents, (requestId) => ({ kind: 'readFile', requestId, text })),
    hear(message: Answer): void {
      if (message.kind === 'drillFile') answer(drillFiles, message.requestId, message.file)
      else if (message.kind === 'fileRead') answer(contents, message.requestId, message.found)
      else if (message.ok) answer(commands, message.requestId, { ok: true })
      else answer(commands, message.requestId, { ok: false, problem: message.problem ?? 'Not possible now.' })
    },
    /** Commands for a drill that is no longer open. */
    dropCommands: () => settleAll(commands, { ok: false, problem: 'The drill was left.' }),
    /** Nobody will answer any more. */
    giveUp(): void {
      settleAll(commands, { ok: false, problem: 'The simulation has stopped.' })
      settleAll(drillFiles, null)
      settleAll(contents, unanswered)
    },
  }
}

export type Questions = ReturnType<typeof createQuestions>

const unreadable = (message: string, mend: string): FileContents => ({
  kind: 'unreadable',
  what: 'file',
  problems: [{ path: '$', message, mend }],
})
const tooLong = unreadable(
  'this file is longer than any scenario or drill',
  'choose a scenario, house rules or a save file',
)
const unanswered = unreadable(
  'it could not be read: the simulation has stopped',
  'reload the page and try again',
)
