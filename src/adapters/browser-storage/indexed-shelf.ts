import type { ArchiveAnswer, ScenarioShelf } from '../../core/table/index.ts'
import type { TowerDatabase } from './tower-database.ts'

/** Keeps the scenarios that a player brought in IndexedDB. */
export function indexedShelf({ attempt }: TowerDatabase): ScenarioShelf {
  return {
    put: (kept, scenario) =>
      attempt('keep this scenario', async (database) => {
        await database.put('scenarios', { hash: kept.hash, kept, scenario })
        return null
      }),
    list: () =>
      attempt('read your scenarios', async (database) => {
        const all = await database.getAll('scenarios')
        return all
          .map(({ kept }) => kept)
          .sort((a, b) => a.savedAtEpochMs - b.savedAtEpochMs || (a.hash < b.hash ? -1 : 1))
      }),
    async load(hash) {
      const answer = await attempt('read this scenario', (database) => database.get('scenarios', hash))
      if (!answer.ok) return answer
      return answer.value === undefined ? noScenario : { ok: true, value: answer.value.scenario }
    },
    hide: (hash) =>
      attempt('put this scenario away', async (database) => {
        const found = await database.get('scenarios', hash)
        if (found !== undefined)
          await database.put('scenarios', { ...found, kept: { ...found.kept, listed: false } })
        return null
      }),
    remove: (hash) =>
      attempt('remove this scenario', async (database) => {
        await database.delete('scenarios', hash)
        return null
      }),
  }
}

export const noScenario: ArchiveAnswer<never> = {
  ok: false,
  problem: 'That scenario is no longer kept in this browser.',
  mend: 'Open its file again on the first screen.',
}
