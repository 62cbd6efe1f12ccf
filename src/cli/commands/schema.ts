import { defaultPolicy, policyJsonSchema, scenarioJsonSchema } from '../../core/scenario/index.ts'
import { badOption } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { writeText } from '../files.ts'

const SCHEMAS: ReadonlyMap<string, () => object> = new Map([
  ['scenario', scenarioJsonSchema],
  ['policy', policyJsonSchema],
])

export const schema: CliCommand = {
  name: 'schema',
  usage: 'schema [scenario|policy] [--example] [--out FILE]',
  summary: 'Prints the JSON Schema of scenario or policy files, with which editors complete and explain.',
  words: [0, 1],
  options: {
    example: {
      type: 'boolean',
      help: 'The default house rules instead, to begin your own with (policy only).',
    },
    out: { type: 'string', help: 'Writes it to a file instead.' },
  },
  async run({ words, text, flag, print }) {
    const name = words[0] ?? 'scenario'
    const make = SCHEMAS.get(name)
    if (make === undefined)
      throw badOption(
        name,
        'There is no schema of that name.',
        `Use one of: ${[...SCHEMAS.keys()].join(', ')}.`,
      )
    if (flag('example') && name !== 'policy')
      throw badOption('--example', 'There is none for scenarios.', 'Begin one with "drill new <name>".')
    const written = JSON.stringify(flag('example') ? defaultPolicy : make(), null, 2)
    const out = text('out')
    if (out === null) print(written)
    else writeText(out, `${written}\n`)
    return 0
  },
}
