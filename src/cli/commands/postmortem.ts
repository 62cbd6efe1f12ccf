import {
  actionItemsToCsv,
  postmortemFacts,
  postmortemToHtml,
  postmortemToJson,
  postmortemToMarkdown,
  writePostmortem,
} from '../../core/postmortem/index.ts'
import { badOption } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { writeText } from '../files.ts'
import { openRecord, replayed, scenarioOption } from '../records.ts'

const FORMATS = {
  markdown: postmortemToMarkdown,
  html: postmortemToHtml,
  json: postmortemToJson,
  csv: actionItemsToCsv,
}

export const postmortem: CliCommand = {
  name: 'postmortem',
  usage: 'postmortem FILE [--scenario FILE] [--format markdown|html|json|csv] [--out FILE] [--json]',
  summary: 'Writes the blameless post-mortem of a kept drill.',
  words: [1, 1],
  options: {
    format: {
      type: 'string',
      help: 'markdown (default), html, json, or csv (the action items, for a tracker).',
    },
    out: { type: 'string', help: 'Writes to a file instead of standard output.' },
    scenario: scenarioOption,
    json: { type: 'boolean', help: 'The same as --format json.' },
  },
  async run({ words, text, flag, print, note }) {
    const file = words[0] as string
    const format = flag('json') ? 'json' : (text('format') ?? 'markdown')
    if (!(format in FORMATS))
      throw badOption(
        '--format',
        `There is no format "${format}".`,
        `Use one of: ${Object.keys(FORMATS).join(', ')}.`,
      )
    const drill = replayed(file, await openRecord(file, text('scenario')))
    const document = FORMATS[format as keyof typeof FORMATS](writePostmortem(postmortemFacts(drill)))
    const out = text('out')
    if (out === null) print(document)
    else {
      writeText(out, document)
      note(`Written to ${out}.`)
    }
    return 0
  },
}
