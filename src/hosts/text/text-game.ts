import { type Command, commandSchema, type SeatId } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import type { DrillSetup } from '../../core/drill/index.ts'
import {
  type DrillFile,
  fileOf,
  type KeptOutcome,
  openTable,
  submit,
  type Table,
} from '../../core/table/index.ts'
import { firstIssue } from '../../protocol/record-schema.ts'
import { logLine, statusLine } from './describe-view.ts'
import { helpText } from './help-text.ts'
import { listing } from './listing.ts'
import { passTime, type Run, ranWords, readRun } from './pass-time.ts'
import { screenText } from './screen-text.ts'
import { atShell, isShellLine, shellCompleter } from './shell.ts'
import { split } from './verb.ts'
import { VERB_BY_WORD, verbsOf } from './verbs.ts'
import { watchSeat } from './watch-seat.ts'

export interface TextGame {
  readonly table: Table
  /** What its seat can see now, put together from what it was sent. */
  view(): SeatView
  /** Carries out a line; what comes back is to be printed, null when all has been printed already. */
  obey(line: string): string | null
  /** Prints what is new to the seat, and how things stand. */
  show(): void
  /** Ended, and the person has rated or does not want to. */
  isOver(): boolean
  /** The drill as it is kept; `outcome`: what came of it, once it has ended and was graded. */
  file(outcome?: KeptOutcome): DrillFile
  /** Completes the tools' words at a prompt, as Node's readline asks for it. */
  complete(line: string): [string[], string]
}

export interface TextGamePorts {
  readonly print: (text: string) => void
  /** Whose game it is; by default the seat that is trained. */
  readonly seat?: SeatId
}

/** The table as a text game for one seat: a line is a command, and time passes only when a line lets it. */
export function createTextGame(given: DrillSetup | Table, { print, seat: asked }: TextGamePorts): TextGame {
  const table = 'drill' in given ? given : openTable(given)
  const seat = asked ?? table.drill.setup.seat
  const look = watchSeat(table, seat)
  let linesShown = 0
  let endTold = false
  let left = false

  const show = () => {
    const view = look()
    for (const entry of view.log.slice(linesShown))
      if (entry.event.kind !== 'lookedAt') print(logLine(entry, view))
    linesShown = view.log.length
    print(statusLine(view))
  }

  const run = (asked: Run): string | null => {
    const ran = passTime(table, asked)
    if ('refused' in ran) return ran.refused
    show()
    return ranWords(ran, look())
  }

  const give = (command: Command): string | null => problemOf(table, seat, command)

  const carryOut = (line: string): string | null => {
    const [word, rest] = split(line)
    if (word === '') return null
    const asked = readRun(word, rest)
    if (asked !== null) return typeof asked === 'string' ? asked : run(asked)
    const view = look()
    if (word === 'quit' && view.drill.ended !== null) {
      left = true
      return null
    }
    if (word === 'help') return helpText(view)
    if (isShellLine(line, view.handbook)) return atShell(line, view.handbook, { give, view: look })
    return (rest === '' ? listing(word, view) : null) ?? carryOutVerb(word, rest, view)
  }

  const carryOutVerb = (word: string, rest: string, view: SeatView): string | null => {
    const verb = VERB_BY_WORD.get(word)
    if (verb === undefined) return `There is no word "${word}" here. "help" lists them.`
    const command = verb.read(rest, view)
    if (typeof command === 'string') return `${command}\n  ${verb.form}`
    const problem = give(command)
    if (problem !== null) return problem
    if (command.kind === 'lookAt') return screenText(command.source, look())
    show()
    return null
  }

  const theEnd = (): string | null => {
    if (endTold || left || look().drill.ended === null) return null
    endTold = true
    return endWords(look())
  }

  return {
    table,
    view: look,
    obey(line) {
      const answers = [carryOut(line), theEnd()].filter((answer) => answer !== null)
      return answers.length === 0 ? null : answers.join('\n')
    },
    show,
    isOver: () => look().drill.ended !== null && (left || hasRated(look())),
    file: (outcome) => fileOf(table.drill, outcome),
    complete: shellCompleter(() => look().handbook),
  }
}

/** Gives a command to the table; null: it is done, otherwise why not. */
function problemOf(table: Table, seat: SeatId, command: Command): string | null {
  const read = commandSchema.safeParse(command)
  if (!read.success) return `That cannot be given: ${firstIssue(read.error, command)}.`
  const result = submit(table, seat, command)
  return result.ok ? null : result.problem
}

/** Said once, when the drill has ended. */
function endWords(view: SeatView): string {
  const [rate] = verbsOf('rateSelf')
  return view.may.includes('rateSelf')
    ? `\nThe drill has ended. Rate yourself before the Chief does, or "quit":\n  ${rate?.form}`
    : '\nThe drill has ended. "quit" leaves it.'
}

function hasRated({ log, drill }: SeatView): boolean {
  return log.some(
    ({ event, by }) => event.kind === 'selfRated' && by.kind === 'seat' && by.seat === drill.seat,
  )
}
