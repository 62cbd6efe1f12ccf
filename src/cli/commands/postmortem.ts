import {
  actionItemsToCsv,
  postmortemFacts,
  postmortemToHtml,
  postmortemToJson,
  postmortemToMarkdown,
  writePostmortem,
} from '../../core/postmortem/index.ts'
import { BadInput, badOption } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { writeText } from '../files.ts'
import { keptNote, nothingKept, playAgain, type ReadOnly, scenarioOption } from '../records.ts'

const FORMATS = {
  markdown: postmortemToMarkdown,
  html: postmortemToHtml,
  json: postmortemToJson,
  csv: actionItemsToCsv,
}
type Format = keyof typeof FORMATS

export const postmortem: CliCommand = {
  name: 'postmortem',
  usage: 'postmortem FILE [--scenario FILE] [--format markdown|html|json|csv] [--out FILE] [--json]',
  summary:
    'Writes the blameless post-mortem of a kept drill, or prints the one that the file keeps; ends with 1 if the file is damaged or forged.',
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
    if (!isFormat(format))
      throw badOption(
        '--format',
        `There is no format "${format}".`,
        `Use one of: ${Object.keys(FORMATS).join(', ')}.`,
      )
    const again = await playAgain(file, text('scenario'))
    const document =
      again.kind === 'played'
        ? FORMATS[format](writePostmortem(postmortemFacts(again.drill)))
        : keptReport(file, again, format)
    if (again.kind === 'readOnly') note(keptNote(file, 'post-mortem', again))
    const out = text('out')
    if (out === null) print(document)
    else {
      writeText(out, document)
      note(`Written to ${out}.`)
    }
    return again.kind === 'readOnly' && again.forged ? 1 : 0
  },
}

const isFormat = (word: string): word is Format => Object.hasOwn(FORMATS, word)

/** Kept is the Markdown only: as it is, or as a member of an object. */
function keptReport(file: string, again: ReadOnly, format: Format): string {
  const { kept, why } = again
  const { report } = kept
  if (report === null) throw nothingKept(file, 'post-mortem', again)
  if (format === 'markdown') return report
  if (format === 'json') {
    const { title = kept.scenarioId, scenarioId: scenario, seed } = kept
    return `${JSON.stringify({ title, scenario, seed, markdown: report }, null, 2)}\n`
  }
  throw new BadInput({
    file,
    place: '--format',
    message: `Only the Markdown of this post-mortem is kept. ${why}`,
    mend: 'Use --format markdown, or --json.',
  })
}
