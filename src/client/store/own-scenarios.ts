import type { ArchiveAnswer, KeptScenario, ScenarioShelf } from '../../core/table/index.ts'
import type { FileContents } from '../../protocol/messages.ts'
import type { DrillLink } from '../link/drill-link.ts'
import type { ClientState } from './client-state.ts'

type ScenarioFile = Extract<FileContents, { kind: 'scenario' }>

/**
 * The scenarios a player brought: kept in the browser, lent to the authority when a drill of one is played, and kept as
 * long as a saved drill needs them.
 */
export function createOwnScenarios(
  ports: { readonly shelf: ScenarioShelf; readonly drillLink: DrillLink },
  getState: () => ClientState,
  setState: (change: Partial<ClientState>) => void,
  reportProblem: (message: string, mend: string) => void,
) {
  const { shelf, drillLink } = ports
  /** Data of scenarios in use, by the hash on the shelf. */
  const inUse = new Map<string, unknown>()

  const keptFor = (hash: string): KeptScenario | undefined =>
    getState().kept.find((each) => each.hashes.includes(hash))

  const orTell = <T>(answer: ArchiveAnswer<T>): T | null => {
    if (answer.ok) return answer.value
    reportProblem(answer.problem, answer.mend)
    return null
  }
  const bring = async (hash: string) => {
    const scenario = orTell(await shelf.load(hash))
    if (scenario === null) return
    inUse.set(hash, scenario)
    drillLink.send({ kind: 'bringScenario', scenario })
  }
  const own = {
    async refresh() {
      const kept = orTell(await shelf.list())
      if (kept !== null) setState({ kept })
    },
    async add(file: ScenarioFile, nowEpochMs: number) {
      const { card, hash, hashes, scenario } = file
      const kept: KeptScenario = { card, hash, hashes, listed: true, savedAtEpochMs: nowEpochMs }
      inUse.set(hash, scenario)
      drillLink.send({ kind: 'bringScenario', scenario })
      setState({ kept: [...getState().kept.filter((each) => each.hash !== hash), kept] })
      orTell(await shelf.put(kept, scenario))
      // Whoever opens an edited file means the new one; drills of the old one keep it.
      const older = getState().kept.filter((each) => each.card.id === card.id && each.listed)
      for (const each of older) if (each.hash !== hash) await own.remove(each.hash)
    },
    /** Makes sure that the authority has what a drill was or will be played of; null = it has. */
    bringFor(hash: string | undefined): Promise<void> | null {
      const kept = hash === undefined ? undefined : keptFor(hash)
      return kept === undefined || inUse.has(kept.hash) ? null : bring(kept.hash)
    },
    knows: (hash: string): boolean => keptFor(hash) !== undefined,
    /** The data of the scenario of that hash, if the player brought it. */
    scenarioOf: (hash: string): unknown => inUse.get(keptFor(hash)?.hash ?? ''),
    async remove(hash: string) {
      const { kept, saved } = getState()
      const needed = saved.some((drill) => keptFor(drill.scenarioHash)?.hash === hash)
      orTell(await (needed ? shelf.hide(hash) : shelf.remove(hash)))
      setState({
        kept: needed
          ? kept.map((each) => (each.hash === hash ? { ...each, listed: false } : each))
          : kept.filter((each) => each.hash !== hash),
      })
    },
    /** Forgets what was put away once no saved drill needs it any more. */
    async sweep() {
      for (const each of getState().kept)
        if (!each.listed && !getState().saved.some((drill) => each.hashes.includes(drill.scenarioHash)))
          await own.remove(each.hash)
    },
  }
  return own
}

export type OwnScenarios = ReturnType<typeof createOwnScenarios>
