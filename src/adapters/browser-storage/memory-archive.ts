import type { ArchivedDrill, DrillArchive, DrillRecord } from '../../core/drill/index.ts'
import { archivedDrill, notThere } from './indexed-archive.ts'

/** Keeps drills until the page closes: where the browser has no database at all, and in tests. */
export function memoryArchive(now: () => number = Date.now): DrillArchive {
  const kept = new Map<string, { listed: ArchivedDrill; record: DrillRecord }>()
  return {
    async save(id, record) {
      kept.set(id, { listed: archivedDrill(id, now(), record), record })
      return { ok: true, value: null }
    },
    async list() {
      const listed = [...kept.values()].map((drill) => drill.listed)
      return {
        ok: true,
        value: listed.sort((a, b) => b.savedAtEpochMs - a.savedAtEpochMs || (a.id < b.id ? -1 : 1)),
      }
    },
    async load(id) {
      const drill = kept.get(id)
      return drill === undefined ? notThere : { ok: true, value: drill.record }
    },
    async remove(id) {
      kept.delete(id)
      return { ok: true, value: null }
    },
  }
}
