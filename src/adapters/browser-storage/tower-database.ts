import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ArchiveAnswer, KeptScenario } from '../../core/table/index.ts'
import { storageTrouble } from './storage-trouble.ts'

interface TowerSchema extends DBSchema {
  drills: {
    key: string
    /** `record`: a drill file, or what an earlier version of the game kept. */
    value: { readonly id: string; readonly savedAtEpochMs: number; readonly record: unknown }
  }
  scenarios: {
    key: string
    value: { readonly hash: string; readonly kept: KeptScenario; readonly scenario: unknown }
  }
}

/** The one database of this page. Opened at the first use, and again after a failure. */
export interface TowerDatabase {
  /** Does some work on it; what goes wrong comes back as an answer that says what could not be done. */
  readonly attempt: <T>(
    doing: string,
    work: (database: IDBPDatabase<TowerSchema>) => Promise<T>,
  ) => Promise<ArchiveAnswer<T>>
}

export function towerDatabase(name = 'drill-tower'): TowerDatabase {
  let opening: Promise<IDBPDatabase<TowerSchema>> | null = null
  const open = () => {
    opening ??= openDB<TowerSchema>(name, 2, {
      upgrade(database, from) {
        if (from < 1) database.createObjectStore('drills', { keyPath: 'id' })
        if (from < 2) database.createObjectStore('scenarios', { keyPath: 'hash' })
      },
      // Another tab brings a newer version of this page: it must not have to wait for us.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        opening = null
      },
      terminated: () => {
        opening = null
      },
    })
    return opening
  }
  return {
    async attempt(doing, work) {
      try {
        return { ok: true, value: await work(await open()) }
      } catch (error) {
        opening = null
        return storageTrouble(doing, error)
      }
    },
  }
}
