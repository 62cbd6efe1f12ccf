import type { CliCommand } from '../cli-command.ts'
import { listScenarios } from '../scenarios.ts'

export const list: CliCommand = {
  name: 'list',
  usage: 'list [--json]',
  summary: 'Names the scenarios that can be played.',
  words: [0, 0],
  options: { json: { type: 'boolean', help: 'The list as JSON.' } },
  async run({ flag, print }) {
    const cards = await listScenarios()
    if (flag('json')) print(JSON.stringify(cards, null, 2))
    else
      for (const card of cards)
        print(
          `${card.id}\n  ${card.title}. ${card.oneLine}\n  difficulty ${card.difficulty} of 5, ${card.expectedMinutes.join(' to ')} minutes\n`,
        )
    return 0
  },
}
