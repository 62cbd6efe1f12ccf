import type { DrillArchive, DrillFile, KeptOutcome } from '../../core/table/index.ts'
import type { ClientState } from './client-state.ts'
import type { KeptTexts } from './preferences.ts'
import type { SavedDrill } from './saved-drill.ts'

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

/** What the page keeps and finds of drills by itself; as a drill goes on, the authority keeps it. */
export function createKeeping(
  ports: { readonly archive: DrillArchive; readonly texts: KeptTexts },
  getState: () => ClientState,
  setState: (change: Partial<ClientState>) => void,
  reportProblem: (message: string, mend: string) => void,
) {
  const { archive, texts } = ports
  let told: string | null = null

  /** The archive failed: play goes on, and that is said once until something can be kept again. */
  const troubled = (problem: string, mend: string) => {
    if (told === problem) return
    told = problem
    reportProblem(problem, mend)
  }
  const refresh = async () => {
    const answer = await archive.list()
    if (answer.ok) setState({ saved: answer.value })
    else reportProblem(answer.problem, answer.mend)
  }
  const keeping = {
    refresh,
    troubled,
    /** The authority has kept a drill. */
    heardSaved(drillId: string, second: number) {
      told = null
      const { drillId: open, screen } = getState()
      if (drillId === open) setState({ savedTo: second })
      if (screen === 'title') void refresh()
    },
    /** What came of the drill, beside its file. */
    async keepOutcome(drillId: string, outcome: KeptOutcome) {
      const answer = await archive.keepOutcome(drillId, outcome)
      if (!answer.ok) troubled(answer.problem, answer.mend)
    },
    /** A file that was opened: from now on this browser has it, as it is, whatever version it is of. */
    async keepOpened(drillId: string, file: unknown) {
      // What no version of the game will ever play on is handed back by `load` as it came.
      const answer = await archive.save(drillId, file as DrillFile)
      if (!answer.ok) troubled(answer.problem, answer.mend)
    },
    /** A file as it is kept, of whatever version. */
    async load(drillId: string): Promise<unknown> {
      const answer = await archive.load(drillId)
      if (answer.ok) return answer.value
      if (keeping.openDrill() === drillId) keeping.setOpenDrill(null)
      reportProblem(answer.problem, answer.mend)
      return null
    },
    listed: (drillId: string): SavedDrill | null =>
      getState().saved.find((drill) => drill.id === drillId) ?? null,
    async remove(drillId: string) {
      texts.write(editsOf(drillId), null)
      const answer = await archive.remove(drillId)
      if (!answer.ok) reportProblem(answer.problem, answer.mend)
      await refresh()
    },
    /** Which drill a reload should go back to. */
    openDrill: () => texts.read('openDrill'),
    setOpenDrill: (drillId: string | null) => texts.write('openDrill', drillId),
    edits(drillId: string | null): Readonly<Record<string, string>> {
      return drillId === null ? {} : readEdits(texts.read(editsOf(drillId)))
    },
    keepEdits(drillId: string | null, edits: Readonly<Record<string, string>>) {
      if (drillId === null) return
      texts.write(editsOf(drillId), Object.keys(edits).length === 0 ? null : JSON.stringify(edits))
    },
  }
  return keeping
}

export type Keeping = ReturnType<typeof createKeeping>
