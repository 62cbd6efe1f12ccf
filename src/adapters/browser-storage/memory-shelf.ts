import type { KeptScenario, ScenarioShelf } from '../../core/table/index.ts'
import { noScenario } from './indexed-shelf.ts'

/** Keeps scenarios until the page closes: where the browser has no database at all, and in tests. */
export function memoryShelf(): ScenarioShelf {
  const all = new Map<string, { kept: KeptScenario; readonly scenario: unknown }>()
  return {
    async put(kept, scenario) {
      all.set(kept.hash, { kept, scenario })
      return { ok: true, value: null }
    },
    async list() {
      const listed = [...all.values()].map(({ kept }) => kept)
      return {
        ok: true,
        value: listed.sort((a, b) => a.savedAtEpochMs - b.savedAtEpochMs || (a.hash < b.hash ? -1 : 1)),
      }
    },
    async load(hash) {
      const found = all.get(hash)
      return found === undefined ? noScenario : { ok: true, value: found.scenario }
    },
    async hide(hash) {
      const found = all.get(hash)
      if (found !== undefined) found.kept = { ...found.kept, listed: false }
      return { ok: true, value: null }
    },
    async remove(hash) {
      all.delete(hash)
      return { ok: true, value: null }
    },
  }
}
