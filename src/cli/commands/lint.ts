import { lintBlameless, lintPostmortem } from '../../core/prose/index.ts'
import type { CliCommand } from '../cli-command.ts'
import { readText } from '../files.ts'

export const lint: CliCommand = {
  name: 'lint',
  usage: 'lint FILE [--postmortem] [--json]',
  summary: 'Reads any Markdown for blame, hindsight and single causes. Ends with 1 when it finds some.',
  words: [1, 1],
  options: {
    postmortem: {
      type: 'boolean',
      help: 'Also checks that the parts of a post-mortem are there and complete.',
    },
    json: { type: 'boolean', help: 'The findings as JSON.' },
  },
  async run({ words, flag, print }) {
    const [file] = words as [string]
    const markdown = readText(file)
    const findings = [...lintBlameless(markdown), ...(flag('postmortem') ? lintPostmortem(markdown) : [])]
    if (flag('json')) print(JSON.stringify({ file, findings }, null, 2))
    else {
      for (const found of findings)
        print(
          `${file}:${found.line}:${found.column}: ${found.rule}: ${found.message}\n  "${found.quote}"\n  ${found.rewrite}`,
        )
      print(findings.length === 0 ? `${file}: nothing found.` : `${findings.length} found.`)
    }
    return findings.length === 0 ? 0 : 1
  },
}
