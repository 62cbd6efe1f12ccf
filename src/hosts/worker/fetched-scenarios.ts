import { loadByName, type ScenarioCard, type ScenarioLibrary } from '../../core/scenario/index.ts'

/** Scenarios as JSON files of our own origin: `index.json` lists the cards, `<id>.json` is one scenario. */
export function fetchedScenarios(folder: URL): ScenarioLibrary {
  return {
    async list() {
      const cards: unknown = await fetchJson(new URL('index.json', folder), 'the list of scenarios')
      if (!Array.isArray(cards)) throw new Error('The list of scenarios is not a list.')
      return cards as readonly ScenarioCard[]
    },
    load: (name) =>
      loadByName(name, (id) =>
        fetchJson(new URL(`${encodeURIComponent(id)}.json`, folder), `the scenario "${id}"`),
      ),
  }
}

async function fetchJson(address: URL, what: string): Promise<unknown> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`The server has not got ${what} (${answer.status}).`)
  return answer.json()
}
