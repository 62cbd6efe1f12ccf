import type { ArchiveAnswer, ArchivedDrill, DrillArchive, DrillRecord } from '../../core/drill/index.ts'
import type { TowerDatabase } from './tower-database.ts'

/** Keeps drills in IndexedDB. */
export function indexedArchive({ attempt }: TowerDatabase): DrillArchive {
  return {
    save: (id, record) =>
      attempt('save this drill', async (database) => {
        await database.put('drills', { id, savedAtEpochMs: Date.now(), record })
        return null
      }),
    list: () =>
      attempt('read the saved drills', async (database) => {
        const kept = await database.getAll('drills')
        return kept
          .map((drill) => archivedDrill(drill.id, drill.savedAtEpochMs, drill.record))
          .sort((a, b) => b.savedAtEpochMs - a.savedAtEpochMs || (a.id < b.id ? -1 : 1))
      }),
    async load(id) {
      const answer = await attempt('read this drill', (database) => database.get('drills', id))
      if (!answer.ok) return answer
      return answer.value === undefined ? notThere : { ok: true, value: answer.value.record }
    },
    remove: (id) =>
      attempt('remove this drill', async (database) => {
        await database.delete('drills', id)
        return null
      }),
  }
}

/** The line of a list for a kept record. */
export function archivedDrill(id: string, savedAtEpochMs: number, record: DrillRecord): ArchivedDrill {
  const { scenarioId, scenarioHash, coreBuild, seed, mode, seat, playedTo, ended, commands } = record
  return {
    id,
    savedAtEpochMs,
    scenarioId,
    scenarioHash,
    coreBuild,
    seed,
    mode,
    seat,
    playedTo,
    ended,
    commandCount: commands.length,
  }
}

export const notThere: ArchiveAnswer<never> = {
  ok: false,
  problem: 'That drill is no longer saved in this browser.',
  mend: 'Start a new one, or open a save file.',
}
