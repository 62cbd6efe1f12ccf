import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ArchiveAnswer, ArchivedDrill, DrillArchive, DrillRecord } from '../../core/drill/index.ts'

interface KeptDrill {
  readonly id: string
  readonly savedAtEpochMs: number
  readonly record: DrillRecord
}

interface TowerSchema extends DBSchema {
  drills: { key: string; value: KeptDrill }
}

/** Keeps drills in IndexedDB. Opens the database at the first use, and again after a failure. */
export function indexedArchive(databaseName = 'drill-tower'): DrillArchive {
  let opening: Promise<IDBPDatabase<TowerSchema>> | null = null
  const database = () => {
    opening ??= openDB<TowerSchema>(databaseName, 1, {
      upgrade: (created) => {
        created.createObjectStore('drills', { keyPath: 'id' })
      },
      terminated: () => {
        opening = null
      },
    })
    return opening
  }
  const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<ArchiveAnswer<T>> => {
    try {
      return { ok: true, value: await work() }
    } catch (error) {
      opening = null
      return storageTrouble(doing, error)
    }
  }
  return {
    save: (id, record) =>
      attempt('save this drill', async () => {
        await (await database()).put('drills', { id, savedAtEpochMs: Date.now(), record })
        return null
      }),
    list: () =>
      attempt('read the saved drills', async () => {
        const kept = await (await database()).getAll('drills')
        return kept
          .map((drill) => archivedDrill(drill.id, drill.savedAtEpochMs, drill.record))
          .sort((a, b) => b.savedAtEpochMs - a.savedAtEpochMs || (a.id < b.id ? -1 : 1))
      }),
    async load(id) {
      const answer = await attempt('read this drill', async () => (await database()).get('drills', id))
      if (!answer.ok) return answer
      return answer.value === undefined ? notThere : { ok: true, value: answer.value.record }
    },
    remove: (id) =>
      attempt('remove this drill', async () => {
        await (await database()).delete('drills', id)
        return null
      }),
  }
}

/** The line of a list for a kept record. */
export function archivedDrill(id: string, savedAtEpochMs: number, record: DrillRecord): ArchivedDrill {
  const { scenarioId, coreBuild, seed, mode, seat, playedTo, ended, commands } = record
  return {
    id,
    savedAtEpochMs,
    scenarioId,
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

/** What a storage error means for the player. */
export function storageTrouble(doing: string, error: unknown): ArchiveAnswer<never> {
  const name = error instanceof Error ? error.name : ''
  const why =
    name === 'QuotaExceededError'
      ? 'its storage is full'
      : name === 'SecurityError' || name === 'InvalidStateError' || name === 'ReferenceError'
        ? 'storage is blocked here, as in some private windows'
        : `its storage failed (${name || 'unknown error'})`
  return {
    ok: false,
    problem: `The browser could not ${doing}: ${why}.`,
    mend: 'Play goes on in memory. Export the save file before you leave the page.',
  }
}
