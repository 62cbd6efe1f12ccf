import { BadInput } from './bad-input.ts'
import { type CliCommand, helpText, readArguments } from './cli-command.ts'
import { calibrate } from './commands/calibrate.ts'
import { check } from './commands/check.ts'
import { curves } from './commands/curves.ts'
import { grade } from './commands/grade.ts'
import { lint } from './commands/lint.ts'
import { list } from './commands/list.ts'
import { newScenario } from './commands/new-scenario.ts'
import { play } from './commands/play.ts'
import { postmortem } from './commands/postmortem.ts'
import { replay } from './commands/replay.ts'
import { schema } from './commands/schema.ts'
import { simulate } from './commands/simulate.ts'

/** The command line: the text view of the same drill. JSON on stdout with --json, diagnostics on stderr. */
const COMMANDS: readonly CliCommand[] = [
  list,
  play,
  replay,
  grade,
  postmortem,
  check,
  lint,
  simulate,
  curves,
  calibrate,
  newScenario,
  schema,
]

const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
const note = (text: string): void => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)

function overview(): string {
  const rows = COMMANDS.map((command) => `  ${command.name.padEnd(12)}${command.summary.split('.')[0]}.`)
  return [
    'Drill Tower on the command line: npm run -s drill -- <command> …',
    '',
    ...rows,
    '',
    '"drill <command> --help" tells the rest. Exit codes: 0 fine, 1 findings, 2 bad input.',
  ].join('\n')
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    print(overview())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((each) => each.name === name)
  if (command === undefined)
    throw new BadInput({
      file: 'command line',
      place: name,
      message: `There is no command "${name}".`,
      mend: `Use one of: ${COMMANDS.map((each) => each.name).join(', ')}.`,
    })
  const given = readArguments(command, rest, print, note)
  if (given === 'help') {
    print(helpText(command))
    return 0
  }
  return command.run(given)
}

process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code === 'EPIPE') process.exit(0)
  throw failure
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (failure) {
  if (!(failure instanceof BadInput)) throw failure
  note(`${failure.file}: ${failure.place}: ${failure.message}\n  mend: ${failure.mend}`)
  process.exitCode = 2
}
