import type { Command } from '../../core/command/index.ts'
import {
  completeShellLine,
  printShell,
  problemText,
  readShellLine,
  type SeatView,
  SHELL_PROGRAMS,
  type ShellRequest,
} from '../../core/consoles/index.ts'
import { split } from './verb.ts'

/** What a shell line needs of the game: to give commands, and to see what came of them. */
interface ShellGame {
  readonly give: (command: Command) => string | null
  readonly view: () => SeatView
}

const PROGRAMS: ReadonlySet<string> = new Set(SHELL_PROGRAMS)

/** Does the line begin with one of the tools, or with a command that some action stands for? */
export function isShellLine(line: string, book: SeatView['handbook']): boolean {
  const [word] = split(line)
  return (
    PROGRAMS.has(word) ||
    book.actions.some(({ console }) => console !== null && split(console.command)[0] === word)
  )
}

/** Carries out a line of the tools' shell. What would change production is shown as the word of the game that does it. */
export function atShell(line: string, book: SeatView['handbook'], game: ShellGame): string {
  const request = readShellLine(line, book)
  switch (request.kind) {
    case 'answer':
      return request.text
    case 'clear':
      return ''
    case 'look': {
      const problem = game.give({ kind: 'lookAt', source: request.source, subject: request.subject })
      return problem ?? printShell(request.print, game.view())
    }
    case 'draft':
      return draftText(request, book)
    case 'give':
      return giveThrough(request, game)
  }
}

function draftText(
  { actionId, label, parameters }: Extract<ShellRequest, { readonly kind: 'draft' }>,
  book: SeatView['handbook'],
): string {
  const action = book.actions.find((each) => each.id === actionId)
  const pairs = (action?.parameters ?? []).map(
    ({ id, options }) => `${id}=${parameters[id] ?? options.map(({ value }) => value).join('|')}`,
  )
  return `${label}: this changes production, so it is approved with a decision card:\n  ${['do', actionId, ...pairs].join(' ')} by <person|self> goal: … ; expect: … ; worst: …`
}

function giveThrough(
  { command, through, operation, done }: Extract<ShellRequest, { readonly kind: 'give' }>,
  game: ShellGame,
): string {
  if (through !== null) {
    const kept = game.give({ kind: 'lookAt', source: 'console', subject: through })
    if (kept !== null) return kept
    const [problem] = game.view().consoles.page?.problems ?? []
    if (problem !== undefined) return problemText(problem, operation)
  }
  return game.give(command) ?? done
}

/** Completes the tools' words at the prompt. */
export function shellCompleter(book: () => SeatView['handbook']) {
  return (line: string): [string[], string] => {
    const last = line.split(/\s+/).at(-1) ?? ''
    return isShellLine(line, book())
      ? [completeShellLine(line, book()).map((word) => `${word} `), last]
      : [[], last]
  }
}
