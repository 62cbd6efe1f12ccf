import { createInterface } from 'node:readline/promises'
import type { DrillSetup } from '../core/drill/index.ts'
import { createTextGame, type TextGame } from '../hosts/text/text-game.ts'
import type { Given } from './cli-command.ts'
import { writeText } from './files.ts'
import { gradeOf, outcomeOf } from './outcome-of.ts'

/** The text game at a terminal or through a pipe: lines from standard input, the drill kept in `out` after each. */
export async function playAtTerminal(setup: DrillSetup, out: string | null, given: Given): Promise<number> {
  const { print } = given
  const { title, briefing } = setup.scenario
  const game = createTextGame(setup, { print })
  print(`${title}\n\n${briefing.situation}\n${briefing.yourRole}\n\n`)
  print('Time passes with "wait <seconds>" or "next" (until something happens). "help" lists everything.\n\n')
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
    prompt: '> ',
    completer: game.complete,
  })
  game.show()
  lines.prompt()
  for await (const line of lines) {
    const answer = game.obey(line)
    if (answer !== null) print(answer)
    if (out !== null) keep(game, out)
    if (game.isOver()) break
    lines.prompt()
  }
  lines.close()
  sayHowItWent(game, out, given)
  return 0
}

function keep(game: TextGame, out: string): void {
  const { drill } = game.table
  const file = drill.state.ended === null ? game.file() : game.file(outcomeOf(drill))
  writeText(out, `${JSON.stringify(file)}\n`)
}

function sayHowItWent({ table: { drill } }: TextGame, out: string | null, { print }: Given): void {
  const { profile, outcome } = gradeOf(drill)
  const ended =
    drill.state.ended === null ? 'The drill was left before its end' : `The drill has ended: ${outcome.ended}`
  print(
    `\n${ended}. ${Math.round(outcome.customerMinutes)} customer-minutes (par ${Math.round(outcome.par.customerMinutes)}, doing nothing ${Math.round(outcome.doingNothing.customerMinutes)}).`,
  )
  for (const skill of profile.skills) print(`  ${skill.label.padEnd(28)} ${skill.rating ?? 'not observed'}`)
  print(
    out === null
      ? 'Play with --out FILE to keep a drill: "drill grade FILE" and "drill postmortem FILE" tell the rest.'
      : `"drill grade ${out}" and "drill postmortem ${out}" tell the rest.`,
  )
}
