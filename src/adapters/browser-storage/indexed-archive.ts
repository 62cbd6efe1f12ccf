import type { DrillArchive } from '../../core/table/index.ts'
import { listedDrill, newestFirst, notThere } from './listed-drill.ts'
import type { TowerDatabase } from './tower-database.ts'
import { stillGraded, withOutcome } from './with-outcome.ts'

/** Keeps drills in IndexedDB. What it holds may be of any earlier version of the game. */
export function indexedArchive({ attempt }: TowerDatabase): DrillArchive {
  return {
    save: (id, file) =>
      attempt('save this drill', async (database) => {
        const writing = database.transaction('drills', 'readwrite')
        const before = await writing.store.get(id)
        const record = stillGraded(file, before?.record)
        await Promise.all([writing.store.put({ id, savedAtEpochMs: Date.now(), record }), writing.done])
        return null
      }),
    keepOutcome: (id, outcome) =>
      attempt('save this drill', async (database) => {
        const writing = database.transaction('drills', 'readwrite')
        const before = await writing.store.get(id)
        const kept =
          before === undefined
            ? null
            : writing.store.put({ ...before, record: withOutcome(before.record, outcome) })
        await Promise.all([kept, writing.done])
        return null
      }),
    list: () =>
      attempt('read the saved drills', async (database) => {
        const kept = await database.getAll('drills')
        return kept
          .map(({ id, savedAtEpochMs, record }) => listedDrill(id, savedAtEpochMs, record))
          .sort(newestFirst)
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
