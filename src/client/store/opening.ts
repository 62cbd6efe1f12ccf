import type { FileContents } from '../../protocol/messages.ts'
import type { DrillLink } from '../link/drill-link.ts'
import type { ClientState } from './client-state.ts'
import type { Keeping } from './keeping.ts'
import type { OwnScenarios } from './own-scenarios.ts'
import { type SavedDrill, whyOnlyRead } from './saved-drill.ts'
import type { ScreenEvent } from './screen-machine.ts'

type OpenedFile = Extract<FileContents, { readonly kind: 'drill' }>

/** What has to be known of a drill before it is opened. */
type Wanted = Pick<SavedDrill, 'format' | 'scenarioId' | 'scenarioHash' | 'coreBuild' | 'ended'>

export interface OpeningTools {
  readonly drillLink: DrillLink
  readonly keeping: Keeping
  readonly own: OwnScenarios
  readonly getState: () => ClientState
  readonly move: (event: ScreenEvent) => void
  readonly reportProblem: (message: string, mend: string) => void
  /** Forgets the drill that was open. */
  readonly startFresh: (drillId: string) => void
}

const isOf = (scenarioId: string, base: string): boolean =>
  scenarioId === base || scenarioId.startsWith(`${base}@`)

/** Opens kept drills and files: to be played on or debriefed, and what cannot be played any more to be read. */
export function createOpening(tools: OpeningTools) {
  const { drillLink, keeping, own, getState, move, reportProblem, startFresh } = tools
  /** The file that was opened last, for an export of what no archive has. */
  let given: { readonly drillId: string; readonly file: unknown } | null = null

  /** Whether there is anything to play it of. What cannot be played any more is read without it. */
  const hasScenario = (wanted: Wanted): boolean => {
    const { scenarioId, scenarioHash } = wanted
    const { scenarios, scenariosLoaded } = getState()
    const here = own.knows(scenarioHash) || scenarios.some((card) => isOf(scenarioId, card.id))
    if (!scenariosLoaded || here || whyOnlyRead(wanted) !== null) return true
    reportProblem(
      `This drill was played of the scenario "${scenarioId}", which is not here.`,
      'Open the file of that scenario first, then the drill again.',
    )
    return false
  }
  const open = async (drillId: string, wanted: Wanted, file?: unknown) => {
    const bringing = own.bringFor(wanted.scenarioHash)
    if (bringing !== null) await bringing
    startFresh(drillId)
    drillLink.send({ kind: 'resumeDrill', drillId, ...(file === undefined ? {} : { file }) })
    move(wanted.ended ? 'debriefOpened' : 'reopened')
  }
  return {
    /** A drill that this browser keeps. */
    async resume(drillId: string): Promise<void> {
      if (keeping.listed(drillId) === null) await keeping.refresh()
      const listed = keeping.listed(drillId)
      // Loading what is not in the list says why it is not there.
      if (listed === null) await keeping.load(drillId)
      else if (hasScenario(listed)) await open(drillId, listed)
    },
    /** A file that was opened, under a new id. */
    async openFile(drillId: string, { kept, file }: OpenedFile): Promise<void> {
      const wanted = { ...kept, scenarioHash: hashIn(file) }
      if (!hasScenario(wanted)) return
      given = { drillId, file }
      await keeping.keepOpened(drillId, file)
      await keeping.refresh()
      await open(drillId, wanted, file)
      // It could not be kept: a reload could not come back to what only the file has.
      if (keeping.listed(drillId) === null) keeping.setOpenDrill(null)
    },
    /** What is kept of a drill, as it is; null when it is gone, and that was said. */
    keptOf: async (drillId: string): Promise<unknown> =>
      keeping.listed(drillId) === null && given?.drillId === drillId ? given.file : keeping.load(drillId),
  }
}

function hashIn(file: unknown): string {
  const hash = typeof file === 'object' && file !== null && 'scenarioHash' in file ? file.scenarioHash : null
  return typeof hash === 'string' ? hash : ''
}
