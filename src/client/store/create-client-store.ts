import { createStore } from 'zustand/vanilla'
import type { DrillArchive, DrillRecord, ScenarioShelf } from '../../core/drill/index.ts'
import type { AnalystLink } from '../link/analyst-link.ts'
import type { DrillLink } from '../link/drill-link.ts'
import { createAnalysisFeed, noAnalysis } from './analysis-feed.ts'
import type {
  ClientActions,
  ClientState,
  ClientStore,
  CommandOutcome,
  DeskTab,
  OpenedFile,
  SaveFile,
} from './client-state.ts'
import { hearAuthority } from './hear-authority.ts'
import { createKeeping } from './keeping.ts'
import { createFileReader, takeFile } from './open-files.ts'
import { keepPolicy, readPolicy } from './own-policy.ts'
import { createOwnScenarios } from './own-scenarios.ts'
import { defaultPreferences, type KeptTexts, readPreferences } from './preferences.ts'
import { nextScreen, type ScreenEvent } from './screen-machine.ts'

export interface ClientPorts {
  readonly drillLink: DrillLink
  readonly analystLink: AnalystLink
  readonly archive: DrillArchive
  readonly shelf: ScenarioShelf
  readonly texts: KeptTexts
  /** A name for a new drill, different every time. */
  readonly newDrillId: () => string
  readonly nowEpochMs: () => number
}

const emptyState: ClientState = {
  screen: 'title',
  scenarios: [],
  scenariosLoaded: false,
  kept: [],
  policy: null,
  opened: [],
  choice: null,
  chosenCard: null,
  view: null,
  pace: 'paused',
  desk: { tab: 'pages', subjects: {} },
  drillId: null,
  record: null,
  saved: [],
  problems: [],
  preferences: defaultPreferences,
  analysis: noAnalysis,
}

const deskOfSource: Readonly<Record<string, DeskTab>> = {
  metrics: 'metrics',
  logs: 'logs',
  traces: 'traces',
  changes: 'changes',
  runbook: 'runbooks',
  vendorPage: 'vendor',
  console: 'consoles',
}

const saveFileFor = (record: DrillRecord): SaveFile => ({
  name: `${record.scenarioId}-seed-${record.seed}-${record.playedTo}s.drill.json`,
  text: `${JSON.stringify(record, null, 1)}\n`,
})

const isOf = (record: DrillRecord, scenarioId: string): boolean =>
  record.scenarioId === scenarioId || record.scenarioId.startsWith(`${scenarioId}@`)

/** The page's one store: the current view assembled from patches, the screen, and the ways to act. */
export function createClientStore(ports: ClientPorts): ClientStore {
  const api = createStore<ClientState>(() => emptyState)
  const { getState, setState, subscribe } = api
  const waiting = new Map<number, (outcome: CommandOutcome) => void>()
  let nextRequest = 1
  let nextProblem = 1

  const reportProblem = (message: string, mend: string) => {
    if (getState().problems.some((problem) => problem.message === message)) return
    setState({ problems: [...getState().problems.slice(-4), { id: nextProblem++, message, mend }] })
  }
  const move = (event: ScreenEvent) => setState({ screen: nextScreen(getState().screen, event) })
  const keeping = createKeeping(ports, getState, setState, reportProblem)
  const own = createOwnScenarios(ports, getState, setState, reportProblem)
  const files = createFileReader(ports.drillLink)
  const feed = createAnalysisFeed(ports.analystLink, own.scenarioOf, getState, setState, reportProblem)

  const startFresh = (drillId: string) => {
    for (const settle of waiting.values()) settle({ ok: false, problem: 'The drill was left.' })
    waiting.clear()
    feed.stop()
    setState({
      view: null,
      record: null,
      pace: 'paused',
      drillId,
      analysis: noAnalysis,
      desk: emptyState.desk,
    })
    keeping.setOpenDrill(drillId)
  }

  ports.drillLink.listen((message) =>
    hearAuthority(message, {
      getState,
      setState,
      waiting,
      reportProblem,
      keep: keeping.keep,
      analyse: feed.start,
      fileRead: files.hear,
    }),
  )

  /** Goes on with a record: where it stopped, or to its debrief. */
  const goOn = async (drillId: string, record: DrillRecord) => {
    const { scenarios, scenariosLoaded } = getState()
    if (scenariosLoaded && !own.knows(record) && !scenarios.some((card) => isOf(record, card.id)))
      return reportProblem(
        `This drill was played of the scenario "${record.scenarioId}", which is not here.`,
        'Open the file of that scenario first, then the drill again.',
      )
    const bringing = own.bringFor(record.scenarioHash)
    if (bringing !== null) await bringing
    startFresh(drillId)
    setState({ record })
    ports.drillLink.send({ kind: 'resumeDrill', record })
    setState({ screen: record.ended ? 'debrief' : 'drill' })
    if (record.ended) feed.start(record)
  }

  const actions: ClientActions = {
    async boot() {
      setState({
        preferences: readPreferences(ports.texts.read('preferences')),
        policy: readPolicy(ports.texts),
      })
      ports.drillLink.send({ kind: 'listScenarios' })
      await Promise.all([keeping.refresh(), own.refresh()])
      const open = keeping.openDrill()
      if (open !== null) await actions.resume(open)
    },
    async choose(wanted) {
      const { policy } = getState()
      const choice = policy === null ? wanted : { ...wanted, policy }
      setState({ choice, chosenCard: null })
      move('chosen')
      const bringing = own.bringFor(choice.brought)
      if (bringing !== null) await bringing
      ports.drillLink.send({ kind: 'prepareDrill', ...choice })
    },
    async begin() {
      const choice = getState().choice
      if (choice === null) return
      const bringing = own.bringFor(choice.brought)
      if (bringing !== null) await bringing
      startFresh(ports.newDrillId())
      ports.drillLink.send({ kind: 'startDrill', ...choice })
      move('begun')
    },
    async resume(drillId) {
      const record = await keeping.load(drillId)
      if (record !== null) await goOn(drillId, record)
    },
    async removeSaved(drillId) {
      await keeping.remove(drillId)
      await own.sweep()
    },
    leave() {
      ports.drillLink.send({ kind: 'setPace', pace: 'paused' })
      keeping.setOpenDrill(null)
      feed.stop()
      move('left')
      void keeping.refresh()
    },
    send(command) {
      const requestId = nextRequest++
      return new Promise((settle) => {
        waiting.set(requestId, settle)
        ports.drillLink.send({ kind: 'command', requestId, command })
      })
    },
    setPace: (pace) => ports.drillLink.send({ kind: 'setPace', pace }),
    openDesk: (tab) => setState({ desk: { ...getState().desk, tab } }),
    look(source, subject) {
      const tab = deskOfSource[source]
      if (tab !== undefined) {
        setState({ desk: { tab, subjects: { ...getState().desk.subjects, [tab]: subject } } })
      }
      void actions.send({ kind: 'lookAt', source, subject })
    },
    finish: () => ports.drillLink.send({ kind: 'finish' }),
    openDebrief: () => move('debriefOpened'),
    openReport: () => move('reportOpened'),
    openPostmortem: () => move('postmortemOpened'),
    async retryFrom(second) {
      const { record } = getState()
      if (record === null) return
      const bringing = own.bringFor(record.scenarioHash)
      if (bringing !== null) await bringing
      startFresh(ports.newDrillId())
      ports.drillLink.send({ kind: 'retryFrom', record, fromSecond: second })
      move('retried')
    },
    saveFile() {
      const { record } = getState()
      return record === null ? null : saveFileFor(record)
    },
    async saveFileOf(drillId) {
      const record = await keeping.load(drillId)
      return record === null ? null : saveFileFor(record)
    },
    async openSaveFile(text) {
      const record = keeping.parse(text)
      if (record !== null) await goOn(ports.newDrillId(), record)
    },
    async openFiles(given) {
      await keeping.refresh()
      const opened: OpenedFile[] = []
      for (const file of given) {
        const told = await takeFile(file, await files.read(file.text), {
          scenario: (found) => own.add(found, ports.nowEpochMs()),
          policy(policy) {
            setState({ policy })
            keepPolicy(ports.texts, policy)
          },
          record: (record) => goOn(ports.newDrillId(), record),
        })
        if (told !== null) opened.push(told)
      }
      setState({ opened })
    },
    dismissOpened: () => setState({ opened: [] }),
    async removeScenario(hash) {
      // Whether a drill needs it is asked of what is saved, not of what was listed when the screen was drawn.
      await keeping.refresh()
      await own.remove(hash)
    },
    removePolicy() {
      setState({ policy: null })
      keepPolicy(ports.texts, null)
    },
    postmortemEdits: () => keeping.edits(getState().drillId),
    keepPostmortemEdits: (edits) => keeping.keepEdits(getState().drillId, edits),
    dismissProblem: (id) =>
      setState({ problems: getState().problems.filter((problem) => problem.id !== id) }),
    reportProblem,
    setPreferences(change) {
      const preferences = { ...getState().preferences, ...change }
      setState({ preferences })
      ports.texts.write('preferences', JSON.stringify(preferences))
    },
  }
  return { getState, subscribe, actions }
}
