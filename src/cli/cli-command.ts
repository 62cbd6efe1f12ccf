import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { badOption } from './bad-input.ts'

/** One word of the command line. `run` gives the exit code: 0 fine, 1 findings; bad input is thrown as `BadInput`. */
export interface CliCommand {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly options: Readonly<Record<string, CliOption>>
  /** How many words it takes beside the options, from and to. */
  readonly words: readonly [number, number]
  readonly run: (given: Given) => Promise<number>
}

export interface CliOption {
  readonly type: 'string' | 'boolean'
  readonly help: string
}

/** What was typed. `print` writes to standard output, `note` to standard error. */
export interface Given {
  readonly words: readonly string[]
  readonly text: (option: string) => string | null
  readonly flag: (option: string) => boolean
  readonly print: (text: string) => void
  readonly note: (text: string) => void
}

export function readArguments(
  command: CliCommand,
  args: readonly string[],
  print: (text: string) => void,
  note: (text: string) => void,
): Given | 'help' {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean', short: 'h' } }
  for (const [name, option] of Object.entries(command.options)) options[name] = { type: option.type }
  const { values, positionals } = parsed(command, args, options)
  if (values.help === true) return 'help'
  const [least, most] = command.words
  if (positionals.length < least)
    throw badOption(command.name, 'Something is missing.', `Usage: drill ${command.usage}`)
  if (positionals.length > most)
    throw badOption(
      positionals[most] as string,
      'This word is one too many.',
      `Usage: drill ${command.usage}`,
    )
  return {
    words: positionals,
    text: (option) => (typeof values[option] === 'string' ? (values[option] as string) : null),
    flag: (option) => values[option] === true,
    print,
    note,
  }
}

function parsed(command: CliCommand, args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (failure) {
    const message = failure instanceof Error ? (failure.message.split('\n')[0] ?? '') : String(failure)
    throw badOption(
      command.name,
      message,
      `Usage: drill ${command.usage}; "drill ${command.name} --help" lists the options.`,
    )
  }
}

export function helpText(command: CliCommand): string {
  const rows = Object.entries<CliOption>({
    ...command.options,
    help: { type: 'boolean', help: 'Shows this.' },
  }).map(([name, option]) => `  --${name}${option.type === 'string' ? ' …' : ''}`.padEnd(22) + option.help)
  return [`drill ${command.usage}`, '', command.summary, '', 'Options:', ...rows, ''].join('\n')
}
