import type { ScenarioCard } from '../../core/scenario/index.ts'
import type { CliCommand } from '../cli-command.ts'
import { listScenarios, openScenario } from '../scenarios.ts'

export const list: CliCommand = {
  name: 'list',
  usage: 'list [--spoil] [--json]',
  summary: 'Names the scenarios that can be played, and their variants.',
  words: [0, 0],
  options: {
    spoil: { type: 'boolean', help: 'Also says what is different in each variant: for authors.' },
    json: { type: 'boolean', help: 'The list as JSON.' },
  },
  async run({ flag, print }) {
    const cards = await listScenarios()
    const listed = flag('spoil') ? await Promise.all(cards.map(withDifferences)) : cards
    if (flag('json')) print(JSON.stringify(listed, null, 2))
    else for (const card of listed) print(textOf(card))
    return 0
  },
}

interface ListedCard extends ScenarioCard {
  readonly differences: Readonly<Record<string, string>>
}

async function withDifferences(card: ScenarioCard): Promise<ListedCard> {
  const { variants = [] } = await openScenario(card.id)
  return { ...card, differences: Object.fromEntries(variants.map(({ id, difference }) => [id, difference])) }
}

function textOf(card: ScenarioCard | ListedCard): string {
  const differences = 'differences' in card ? card.differences : {}
  const variants = (card.variants ?? []).map((id) => {
    const difference = differences[id]
    return `  ${card.id}@${id}${difference === undefined ? '' : `: ${difference}`}`
  })
  return [
    card.id,
    `  ${card.title}. ${card.oneLine}`,
    `  difficulty ${card.difficulty} of 5, ${card.expectedMinutes.join(' to ')} minutes`,
    ...variants,
    '',
  ].join('\n')
}
