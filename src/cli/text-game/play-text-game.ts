import { createInterface } from 'node:readline/promises'
import { chiefTurn, freshChief, speaksToChief } from '../../core/chief/index.ts'
import { mayCommand, situationOf } from '../../core/crew/index.ts'
import {
  advanceDrill,
  type Command,
  createDrill,
  type Drill,
  type DrillSetup,
  recordOf,
  type SeatId,
  sensesOf,
  somethingHappened,
  submitCommand,
  viewFor,
} from '../../core/drill/index.ts'
import { gradeProfileAndOutcome } from '../../core/grading/index.ts'
import type { Given } from '../cli-command.ts'
import { writeText } from '../files.ts'
import { listing, logLine, screenText, statusLine } from './describe-view.ts'
import { doVerb } from './read-action.ts'
import { atShell, isShellLine, shellCompleter } from './shell.ts'
import { split } from './verb.ts'
import { VERBS } from './verbs.ts'

const LONGEST_WAIT_SECONDS = 600
const RATE_YOURSELF = `\nThe drill has ended. Rate yourself before the Chief does, or "quit":\n  ${VERBS.rate?.form ?? ''}`

/** The drill as a text game: a line is a command; time passes only when you let it. Works from a pipe as well. */
export async function playTextGame(setup: DrillSetup, out: string | null, given: Given): Promise<number> {
  const game = startGame(setup, given.print)
  given.print(
    `${setup.scenario.title}\n\n${setup.scenario.briefing.situation}\n${setup.scenario.briefing.yourRole}\n`,
  )
  given.print(
    'Time passes with "wait <seconds>" or "next" (until something happens). "help" lists everything.\n',
  )
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
    prompt: '> ',
    completer: shellCompleter(() => viewFor(game.drill, setup.seat).handbook),
  })
  game.show()
  lines.prompt()
  let told = false
  for await (const line of lines) {
    const answer = obey(game, line)
    if (answer !== null) given.print(answer)
    if (out !== null) writeText(out, `${JSON.stringify(recordOf(game.drill))}\n`)
    if (isOver(game.drill, line)) break
    if (game.drill.state.ended !== null && !told) given.print(RATE_YOURSELF)
    told = game.drill.state.ended !== null
    lines.prompt()
  }
  lines.close()
  sayHowItWent(game.drill, given.print)
  return 0
}

/** Ended, and the trainee has rated or does not want to. */
function isOver(drill: Drill, line: string): boolean {
  if (drill.state.ended === null) return false
  return line.trim() === 'quit' || drill.state.log.some(({ event }) => event.kind === 'selfRated')
}

interface Game {
  readonly drill: Drill
  readonly give: (seat: SeatId, command: Command) => string | null
  readonly wait: (seconds: number, untilSomething: boolean) => void
  readonly show: () => void
}

function startGame(setup: DrillSetup, print: (text: string) => void): Game {
  const drill = createDrill(setup)
  let memory = freshChief
  let shown = 0
  const give = (seat: SeatId, command: Command): string | null => {
    const permission = mayCommand(seat, command.kind, situationOf(sensesOf(drill, seat)))
    if (!permission.ok) return permission.problem
    const result = submitCommand(drill, seat, command)
    return result.ok ? null : result.problem
  }
  const chief = (): void => {
    const turn = chiefTurn(drill, memory)
    memory = turn.memory
    for (const { seat, command } of turn.acts) give(seat, command)
  }
  return {
    drill,
    give(seat, command) {
      const problem = give(seat, command)
      if (problem === null && speaksToChief(command.kind)) chief()
      return problem
    },
    wait(seconds, untilSomething) {
      const from = drill.state.log.length
      for (let passed = 0; passed < seconds && drill.state.ended === null; passed += 1) {
        advanceDrill(drill, drill.state.second + 1)
        chief()
        if (untilSomething && somethingHappened(drill.state.log, from)) break
      }
    },
    show() {
      const view = viewFor(drill, setup.seat)
      const fresh = view.log.filter((entry) => Number(entry.id.slice(1)) > shown)
      shown = drill.state.log.length
      for (const entry of fresh) if (entry.event.kind !== 'lookedAt') print(logLine(entry, view))
      print(statusLine(view))
    },
  }
}

/** Carries out a line; what comes back is to be printed, null when the game has shown it already. */
function obey(game: Game, line: string): string | null {
  const [word, rest] = split(line)
  const { drill } = game
  const { seat } = drill.setup
  if (word === '') return null
  if (word === 'help') return helpText()
  if (word === 'wait' || word === 'next') {
    const seconds = word === 'next' ? LONGEST_WAIT_SECONDS : Number(rest === '' ? 30 : rest)
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_WAIT_SECONDS)
      return `Say how many seconds, 1 to ${LONGEST_WAIT_SECONDS}: wait 60`
    game.wait(seconds, word === 'next')
    game.show()
    return null
  }
  const view = viewFor(drill, seat)
  if (isShellLine(line, view.handbook))
    return atShell(line, view.handbook, {
      give: (command) => game.give(seat, command),
      view: () => viewFor(drill, seat),
    })
  const list = listing(word, view)
  if (list !== null && rest === '') return list === '' ? '  Nothing.' : list
  const verb = word === 'do' ? doVerb : VERBS[word]
  if (verb === undefined) return `There is no word "${word}" here. "help" lists them.`
  const command = verb.read(rest, view)
  if (typeof command === 'string') return `${command}\n  ${verb.form}`
  const problem = game.give(seat, command)
  if (problem !== null) return problem
  if (command.kind === 'lookAt') return screenText(command.source, viewFor(drill, seat))
  game.show()
  return null
}

function helpText(): string {
  const verbs = Object.values({ ...VERBS, do: doVerb }).map((verb) => `  ${verb.form}\n      ${verb.help}`)
  return [
    'Time:  wait <seconds> · next (until something happens)',
    'Lists: people · actions · investigations · checks · screens · tasks · inbox · due',
    'Commands:',
    ...verbs,
    'Shell: aws · terraform · kubectl · dig · curl · openssl · logs · trace · pd · jira ("aws help" lists the calls)',
  ].join('\n')
}

function sayHowItWent(drill: Drill, print: (text: string) => void): void {
  const { profile, outcome } = gradeProfileAndOutcome(recordOf(drill), drill.setup.scenario)
  print(
    `\nThe drill has ended: ${outcome.ended}. ${Math.round(outcome.customerMinutes)} customer-minutes (par ${Math.round(outcome.par.customerMinutes)}, doing nothing ${Math.round(outcome.doingNothing.customerMinutes)}).`,
  )
  for (const skill of profile.skills) print(`  ${skill.label.padEnd(28)} ${skill.rating ?? 'not observed'}`)
  print('"drill grade FILE" and "drill postmortem FILE" tell the rest, if you kept the drill with --out.')
}
