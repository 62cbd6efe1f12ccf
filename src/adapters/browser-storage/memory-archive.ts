import type { DrillArchive } from '../../core/table/index.ts'
import { listedDrill, newestFirst, notThere } from './listed-drill.ts'
import { stillGraded, withOutcome } from './with-outcome.ts'

interface KeptInMemory {
  readonly savedAtEpochMs: number
  readonly record: unknown
}

/** Keeps drills until the page closes: where the browser has no database at all, and in tests. `found`: what lies there already, of any version. */
export function memoryArchive(
  now: () => number = Date.now,
  found: Readonly<Record<string, KeptInMemory>> = {},
): DrillArchive {
  const kept = new Map<string, KeptInMemory>(Object.entries(found))
  return {
    async save(id, file) {
      kept.set(id, { savedAtEpochMs: now(), record: stillGraded(file, kept.get(id)?.record) })
      return { ok: true, value: null }
    },
    async keepOutcome(id, outcome) {
      const before = kept.get(id)
      if (before !== undefined) kept.set(id, { ...before, record: withOutcome(before.record, outcome) })
      return { ok: true, value: null }
    },
    async list() {
      const listed = [...kept].map(([id, { savedAtEpochMs, record }]) =>
        listedDrill(id, savedAtEpochMs, record),
      )
      return { ok: true, value: listed.sort(newestFirst) }
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
