import type { DrillArchive, DrillRecord } from '../../core/drill/index.ts'
import type { ClientState } from './client-state.ts'
import type { KeptTexts } from './preferences.ts'

const editsOf = (drillId: string): string => `postmortem:${drillId}`

function readEdits(text: string | null): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}

/** Saving as the drill goes on. When the archive fails, play goes on in memory and the problem is told once. */
export function createKeeping(
  ports: { readonly archive: DrillArchive; readonly texts: KeptTexts },
  getState: () => ClientState,
  setState: (change: Partial<ClientState>) => void,
  reportProblem: (message: string, mend: string) => void,
) {
  const { archive, texts } = ports
  let saving = false
  let next: { id: string; record: DrillRecord } | null = null

  const saveLatest = async () => {
    if (saving) return
    saving = true
    while (next !== null) {
      const { id, record } = next
      next = null
      const answer = await archive.save(id, record)
      if (!answer.ok) reportProblem(answer.problem, answer.mend)
    }
    saving = false
  }
  const refresh = async () => {
    const answer = await archive.list()
    if (answer.ok) setState({ saved: answer.value })
    else reportProblem(answer.problem, answer.mend)
  }
  return {
    refresh,
    keep(record: DrillRecord) {
      const id = getState().drillId
      if (id === null) return
      next = { id, record }
      void saveLatest()
    },
    async load(id: string): Promise<DrillRecord | null> {
      const answer = await archive.load(id)
      if (answer.ok) return answer.value
      texts.write('openDrill', null)
      reportProblem(answer.problem, answer.mend)
      return null
    },
    async remove(id: string) {
      texts.write(editsOf(id), null)
      const answer = await archive.remove(id)
      if (!answer.ok) reportProblem(answer.problem, answer.mend)
      await refresh()
    },
    /** Which drill a reload should go back to. */
    openDrill: () => texts.read('openDrill'),
    setOpenDrill: (id: string | null) => texts.write('openDrill', id),
    edits(id: string | null): Readonly<Record<string, string>> {
      return id === null ? {} : readEdits(texts.read(editsOf(id)))
    },
    keepEdits(id: string | null, edits: Readonly<Record<string, string>>) {
      if (id === null) return
      texts.write(editsOf(id), Object.keys(edits).length === 0 ? null : JSON.stringify(edits))
    },
    /** A save file's outer shape; the authority checks the rest. */
    parse(text: string): DrillRecord | null {
      try {
        const value = JSON.parse(text) as Partial<DrillRecord> | null
        if (value?.format === 1 && typeof value.scenarioId === 'string' && Array.isArray(value.commands)) {
          return value as DrillRecord
        }
      } catch {
        // Falls through to the message below.
      }
      reportProblem('This is not a save file of Drill Tower.', 'Choose a file that ends in .drill.json.')
      return null
    },
  }
}
