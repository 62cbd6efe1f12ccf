import type { ScenarioLibrary } from '../../core/scenario/index.ts'

/** A file of the page, with its path from the page's address. */
export interface ScenarioAsset {
  readonly path: string
  readonly text: string
}

/** The files from which a page loads the same scenarios: `scenarios/index.json` (cards) and `scenarios/<id>.json`. */
export async function scenarioAssets(library: ScenarioLibrary): Promise<readonly ScenarioAsset[]> {
  const cards = await library.list()
  const scenarios = await Promise.all(
    cards.map(async (card) => ({
      path: `scenarios/${card.id}.json`,
      text: JSON.stringify(await library.load(card.id)),
    })),
  )
  return [{ path: 'scenarios/index.json', text: JSON.stringify(cards) }, ...scenarios]
}
