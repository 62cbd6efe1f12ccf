import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { draftScenario } from '../../core/scenario/index.ts'
import { BadInput, badOption } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { readText, writeText } from '../files.ts'
import { shortJson } from '../short-json.ts'

const SCENARIOS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'scenarios')

/** `drill new`: the command's own name is a word of the language. */
export const newScenario: CliCommand = {
  name: 'new',
  usage: 'new <name> [--from POSTMORTEM.md] [--out DIR] [--json]',
  summary:
    'Begins a scenario that can be played: from a post-mortem (headings, timeline, factors; no model), or a plain one.',
  words: [1, 1],
  options: {
    from: { type: 'string', help: 'A post-mortem in Markdown. Nobody named in it gets into the scenario.' },
    out: { type: 'string', help: 'The folder in which a folder <name> is made. Default: scenarios.' },
    json: { type: 'boolean', help: 'What was written, as JSON.' },
  },
  async run({ words, text, flag, print }) {
    const name = words[0] as string
    const from = text('from')
    const postmortem = from === null ? null : readText(from)
    const folder = join(resolve(text('out') ?? SCENARIOS), name)
    const draft = draftScenario(name, postmortem)
    if (!draft.ok) {
      const [first] = draft.problems
      const aboutName = first?.path === 'id'
      throw new BadInput({
        file: aboutName || from === null ? 'command line' : from,
        place: aboutName ? name : (first?.path ?? 'top'),
        message: first?.message ?? 'cannot be read',
        mend: first?.mend ?? '',
      })
    }
    if (existsSync(folder))
      throw badOption(name, `There is a folder ${folder} already.`, 'Choose another name, or move that away.')
    makeFolder(folder)
    const $schema = relative(folder, join(SCENARIOS, 'scenario.schema.json')).split(sep).join('/')
    const files = {
      'scenario.json': `${shortJson({ $schema, ...draft.scenario })}\n`,
      'briefing.md': draft.briefing,
      'authoring.md': draft.notes,
    }
    for (const [file, written] of Object.entries(files)) writeText(join(folder, file), written)
    const paths = Object.keys(files).map((file) => join(folder, file))
    const scenario = text('out') === null ? name : join(folder, 'scenario.json')
    if (flag('json')) print(JSON.stringify({ scenario, files: paths }, null, 2))
    else
      print(
        [
          ...paths.map((path) => `wrote ${relative(process.cwd(), path) || path}`),
          '',
          `Read ${join(folder, 'authoring.md')} next: it says what was guessed and what to decide.`,
          `Prove it: npm run -s drill -- check ${scenario} --seed 1..3`,
          `Play it:  npm run -s drill -- play ${scenario}`,
        ].join('\n'),
      )
    return 0
  },
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (failure) {
    throw new BadInput({
      file: folder,
      place: '--out',
      message: failure instanceof Error ? failure.message : String(failure),
      mend: 'Give a folder that can be written.',
    })
  }
}
