import { playDrill, playerIds, playerNamed } from '../../core/crew/index.ts'
import { badOption } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { drawCurves } from '../draw-curves.ts'
import { writeText } from '../files.ts'
import { openPolicy, policyOption } from '../policies.ts'
import { openScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'

export const curves: CliCommand = {
  name: 'curves',
  usage: 'curves <scenario> [--bots A,B,C] [--seed N] --out FILE.svg',
  summary: 'Draws what telemetry showed while bots played, side by side, as an SVG picture.',
  words: [1, 1],
  options: {
    bots: { type: 'string', help: 'Which bots, separated by commas. Default expert,scaleUp,nothing.' },
    seed: { type: 'string', help: 'The seed. Default 1.' },
    policy: policyOption,
    out: { type: 'string', help: 'Where the picture goes.' },
  },
  async run({ words, text, note }) {
    const scenario = await openScenario(words[0] as string)
    const out = text('out')
    if (out === null) throw badOption('--out', 'The picture needs a file.', 'Add --out FILE.svg.')
    const policy = openPolicy(text('policy'))
    const [seed = 1] = parseSeeds(text('seed'), '1')
    const drills = (text('bots') ?? 'expert,scaleUp,nothing').split(',').map((id) => {
      const player = playerNamed(scenario, id)
      if (player === null)
        throw badOption('--bots', `There is no bot "${id}".`, `Use some of: ${playerIds.join(', ')}.`)
      const setup = { scenario, policy, seed, mode: 'command', seat: 'commander' } as const
      return { label: player.label, drill: playDrill(setup, player) }
    })
    writeText(out, drawCurves(drills))
    note(`Written to ${out}.`)
    return 0
  },
}
